// The contents of a message: text, pictures, files, cards.
import { useRef, useState } from 'preact/hooks';
import { formatBytes } from '../i18n';
import { linkify, safeHref, safeImage } from '../links';
import type { Button, Card, FilePart, MessagePart } from '../types';
import { useApp } from './context';
import { BackIcon, FileIcon, ForwardIcon } from './icons';

export function PlainText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {linkify(text).map((piece, i) =>
        piece.href ? (
          <a key={i} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

export function FileView({ part }: { part: FilePart }) {
  const { t, server } = useApp();
  const [broken, setBroken] = useState(false);
  const href = safeHref(part.url, server);
  if (part.type === 'image' && !broken && href) {
    const ratio = part.width && part.height ? `${part.width} / ${part.height}` : undefined;
    return (
      <a class="picture" href={href} target="_blank" rel="noopener noreferrer">
        <img
          src={safeImage(part.url, server)}
          alt={part.name || t.picture}
          style={ratio ? { aspectRatio: ratio, width: Math.min(part.width ?? 240, 240) } : undefined}
          loading="lazy"
          onError={() => setBroken(true)}
        />
      </a>
    );
  }
  return (
    <a class="file" href={href} target="_blank" rel="noopener noreferrer" download={part.name}>
      <FileIcon size={24} />
      <span>
        <b dir="auto">{part.name || t.file}</b>
        {part.size !== undefined && <small>{formatBytes(part.size)}</small>}
      </span>
    </a>
  );
}

/** A chip or a card's button: either opens an address or says something. */
export function Action({ button, className }: { button: Button; className: string }) {
  const { session, server } = useApp();
  const href = safeHref(button.url, server);
  if (href) {
    return (
      <a class={className} href={href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
        {button.label}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={className}
      dir="auto"
      onClick={() => session.sendText(button.reply ?? button.label)}
    >
      {button.label}
    </button>
  );
}

function CardView({ card }: { card: Card }) {
  const { server } = useApp();
  const image = safeImage(card.image_url, server);
  return (
    <li class="card">
      {image && <img src={image} alt="" loading="lazy" />}
      <div class="card-body">
        <b dir="auto">{card.title}</b>
        {card.text && <PlainText text={card.text} />}
      </div>
      {card.buttons?.map((button) => (
        <Action key={button.label} button={button} className="card-button" />
      ))}
    </li>
  );
}

function Cards({ cards }: { cards: Card[] }) {
  const { t } = useApp();
  const list = useRef<HTMLUListElement>(null);
  const [edge, setEdge] = useState({ start: true, end: false });
  const move = (direction: number) => {
    const element = list.current;
    const step = (element?.firstElementChild as HTMLElement | null)?.offsetWidth ?? 240;
    const sign = element && getComputedStyle(element).direction === 'rtl' ? -direction : direction;
    element?.scrollBy({ left: sign * (step + 8), behavior: 'smooth' });
  };
  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    const at = Math.abs(element.scrollLeft);
    setEdge({ start: at < 8, end: at + element.clientWidth > element.scrollWidth - 8 });
  };
  return (
    <div class={`cards${cards.length === 1 ? ' one' : ''}`}>
      <ul ref={list} onScroll={onScroll}>
        {cards.map((card) => (
          <CardView key={card.title} card={card} />
        ))}
      </ul>
      {cards.length > 1 && !edge.start && (
        <button type="button" class="card-move back" aria-label={t.previous} onClick={() => move(-1)}>
          <BackIcon size={16} />
        </button>
      )}
      {cards.length > 1 && !edge.end && (
        <button type="button" class="card-move on" aria-label={t.next} onClick={() => move(1)}>
          <ForwardIcon size={16} />
        </button>
      )}
    </div>
  );
}

/** Quick replies stand under the log and events are lines of their own: neither shows here. */
export function PartView({ part }: { part: MessagePart }) {
  switch (part.type) {
    case 'text':
      return (
        <div class="bubble">
          <PlainText text={part.text} />
        </div>
      );
    case 'image':
    case 'file':
      return <FileView part={part} />;
    case 'card':
      return <Cards cards={part.cards} />;
    default:
      return null;
  }
}
