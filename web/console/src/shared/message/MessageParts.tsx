// What a message holds, as a colleague sees it. Buttons and quick replies are shown, not clickable: they are the customer's.
import { FileOutlined, LinkOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FilePart, MessagePart } from '../api/types';
import { useLocale } from '../i18n/useLocale';
import { fileSize } from '../lib/format';
import { linkify, safeUrl } from './links';
import styles from './message.module.css';

export function MessageParts({ parts }: { parts: readonly MessagePart[] }) {
  return (
    <div className={styles.parts}>
      {parts.map((part, i) => (
        <Part key={i} part={part} />
      ))}
    </div>
  );
}

type CardPart = Extract<MessagePart, { type: 'card' }>;
type Button = NonNullable<CardPart['cards'][number]['buttons']>[number];

function Part({ part }: { part: MessagePart }) {
  switch (part.type) {
    case 'text':
      return <Text text={part.text} />;
    case 'image':
      return <Picture part={part} />;
    case 'file':
      return <File part={part} />;
    case 'card':
      return <Cards part={part} />;
    case 'quick_replies':
      return <Chips buttons={part.options} />;
    case 'event':
      return null;
  }
}

function Text({ text }: { text: string }) {
  return (
    <p className={styles.text}>
      {linkify(text).map((piece, i) =>
        piece.href ? (
          <a key={i} href={piece.href} target="_blank" rel="noreferrer noopener">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function Picture({ part }: { part: FilePart }) {
  const url = safeUrl(part.url);
  if (!url) return null;
  const ratio = part.width && part.height ? { aspectRatio: `${part.width} / ${part.height}` } : {};
  return (
    <span className={styles.picture}>
      <Image src={url} alt={part.name ?? ''} style={{ maxWidth: '100%', maxHeight: 280, ...ratio }} />
    </span>
  );
}

function File({ part }: { part: FilePart }) {
  const locale = useLocale();
  const { t } = useTranslation();
  const url = safeUrl(part.url);
  return (
    <a
      className={styles.file}
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      download={part.name ?? true}
    >
      <FileOutlined className={styles.fileIcon} />
      <span className={styles.fileText}>
        <span className={styles.fileName}>{part.name || t('none')}</span>
        {part.size !== undefined && <span className={styles.fileSize}>{fileSize(part.size, locale)}</span>}
      </span>
    </a>
  );
}

function Cards({ part }: { part: CardPart }) {
  return (
    <div className={styles.cards}>
      {part.cards.map((card, i) => (
        <div key={i} className={styles.card}>
          {safeUrl(card.image_url) && (
            <img className={styles.cardImage} src={safeUrl(card.image_url)} alt="" loading="lazy" />
          )}
          <div className={styles.cardBody}>
            <strong>{card.title}</strong>
            {card.text && <p className={styles.text}>{card.text}</p>}
            {card.buttons && <Chips buttons={card.buttons} />}
          </div>
        </div>
      ))}
    </div>
  );
}

function Chips({ buttons }: { buttons: readonly Button[] }) {
  return (
    <div className={styles.chips}>
      {buttons.map((button) => {
        const url = safeUrl(button.url);
        return url ? (
          <a key={button.label} className={styles.chip} href={url} target="_blank" rel="noreferrer noopener">
            <LinkOutlined /> {button.label}
          </a>
        ) : (
          <span key={button.label} className={styles.chip}>
            {button.label}
          </span>
        );
      })}
    </div>
  );
}
