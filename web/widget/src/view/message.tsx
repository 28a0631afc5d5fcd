import { formatTime } from '../i18n';
import { safeHref } from '../links';
import { type Outgoing, partsOf } from '../outbox';
import type { Row } from '../rows';
import type { Mark } from '../timeline';
import type { Feedback, PublicMessage, Source } from '../types';
import { Avatar } from './avatar';
import { useApp } from './context';
import { AlertIcon, CheckIcon, ChecksIcon, ClockIcon, ThumbDownIcon, ThumbUpIcon } from './icons';
import { PartView } from './parts';

export function MessageView({ row }: { row: Row & { kind: 'message' } }) {
  const { t, language, botName } = useApp();
  const { message, first, last, mark } = row;
  const own = message.author === 'customer';
  const bot = message.author === 'bot';
  const name = own ? t.you : bot ? botName : message.agent_name || t.agent;
  const rated = bot && message.kind === 'answer';
  return (
    <li class={`message ${own ? 'own' : 'other'}${first ? ' first' : ''}`}>
      {!own && (first ? <Avatar bot={bot} name={name} small /> : <span class="avatar small gap" />)}
      <div class="stack">
        <span class={first && !own ? 'name' : 'unseen'} dir="auto">
          {name}
          {bot && first && <i>{t.ai}</i>}
        </span>
        {message.parts.map((part, i) => (
          <PartView key={i} part={part} />
        ))}
        {message.sources && message.sources.length > 0 && <Sources sources={message.sources} />}
        {(rated || last || mark) && (
          <div class="meta">
            {rated && <Thumbs message={message} />}
            {(last || mark) && (
              <time dateTime={message.created_at}>{formatTime(message.created_at, language)}</time>
            )}
            {mark && <MarkView mark={mark} />}
          </div>
        )}
      </div>
    </li>
  );
}

function Sources({ sources }: { sources: Source[] }) {
  const { t, server } = useApp();
  return (
    <div class="sources">
      <span>{t.sources}</span>
      {sources.map((source) => {
        const href = safeHref(source.url, server);
        return href ? (
          <a key={source.title} href={href} target="_blank" rel="noopener noreferrer" dir="auto">
            {source.title}
          </a>
        ) : (
          <em key={source.title} dir="auto">
            {source.title}
          </em>
        );
      })}
    </div>
  );
}

function Thumbs({ message }: { message: PublicMessage }) {
  const { t, session } = useApp();
  const thumb = (value: Feedback) => (
    <button
      type="button"
      class={`thumb${message.feedback === value ? ' on' : ''}`}
      aria-label={value === 'up' ? t.helpful : t.notHelpful}
      title={value === 'up' ? t.helpful : t.notHelpful}
      aria-pressed={message.feedback === value}
      onClick={() => void session.feedback(message, value)}
    >
      {value === 'up' ? <ThumbUpIcon size={16} /> : <ThumbDownIcon size={16} />}
    </button>
  );
  return (
    <span class="thumbs">
      {thumb('up')}
      {thumb('down')}
    </span>
  );
}

function MarkView({ mark }: { mark: Mark }) {
  const { t } = useApp();
  return (
    <span class={`mark ${mark}`} role="img" aria-label={t.marks[mark]} title={t.marks[mark]}>
      {mark === 'sent' ? <CheckIcon size={16} /> : <ChecksIcon size={16} />}
    </span>
  );
}

/** A message of the outbox: on its way, waiting for the network, or refused. */
export function OutgoingView({ item }: { item: Outgoing }) {
  const { t, session, snapshot } = useApp();
  const waiting = snapshot.connection === 'offline';
  return (
    <li class={`message own first${item.refused ? ' refused' : ''}`}>
      <div class="stack">
        <span class="unseen">{t.you}</span>
        {partsOf(item).map((part, i) => (
          <PartView key={i} part={part} />
        ))}
        <div class="meta">
          {item.refused ? (
            <span class="failed" role="alert">
              <AlertIcon size={16} />
              {t.failed}
              <button type="button" class="link" onClick={() => session.retry(item.id)}>
                {t.retry}
              </button>
              <button type="button" class="link" onClick={() => session.discard(item.id)}>
                {t.remove}
              </button>
            </span>
          ) : (
            <span class="mark sending">
              <ClockIcon size={14} />
              {waiting ? t.marks.waiting : t.marks.sending}
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
