// The first screen: who is here, what others ask, the talk of last time.
import { formatDay, formatTime, localized } from '../i18n';
import type { PublicMessage } from '../types';
import { Avatar } from './avatar';
import { useApp } from './context';
import { useMinute } from './hooks';
import { ForwardIcon, NoteIcon, PersonIcon, SendIcon } from './icons';
import { noticeText } from './notice';

interface Props {
  talk: () => void;
  ask: (question: string) => void;
  leaveMessage: () => void;
  tools: preact.ComponentChildren;
}

export function Home({ talk, ask, leaveMessage, tools }: Props) {
  const { snapshot, language, t, botName } = useApp();
  const { config, state, messages } = snapshot;
  const questions = (config?.suggested_questions ?? [])
    .map((text) => localized(text, language))
    .filter(Boolean);
  const available = state.people_available;
  return (
    <section class="home">
      <header class="hero">
        <div class="hero-top">
          <b dir="auto">{config?.workspace_name}</b>
          {tools}
        </div>
        <h2 dir="auto">{localized(config?.greeting, language) || t.greetingFallback}</h2>
      </header>
      <div class="home-body">
        <div class="block presence">
          <Avatar bot name={botName} />
          <div>
            <b dir="auto">{botName}</b>
            <i class="tag">{t.ai}</i>
            <small>
              <i class="dot" /> {available ? t.usuallyAtOnce : t.peopleOff}
            </small>
          </div>
        </div>
        {messages.length > 0 && <Continue talk={talk} />}
        <button type="button" class="primary wide" onClick={talk}>
          <SendIcon size={18} /> {t.newTalk}
        </button>
        {questions.length > 0 && (
          <div class="block list">
            <h3>{t.suggested}</h3>
            {questions.slice(0, 6).map((question) => (
              <button type="button" key={question} onClick={() => ask(question)}>
                <span dir="auto">{question}</span>
                <ForwardIcon size={16} />
              </button>
            ))}
          </div>
        )}
      </div>
      <footer class="home-foot">
        <button type="button" class="quiet" onClick={available ? () => ask(t.personSay) : leaveMessage}>
          {available ? <PersonIcon size={18} /> : <NoteIcon size={18} />}
          {available ? t.personLong : t.leaveMessage}
        </button>
      </footer>
    </section>
  );
}

function Continue({ talk }: { talk: () => void }) {
  const { snapshot, t, language } = useApp();
  const now = useMinute();
  const last = [...snapshot.messages].reverse().find((message) => previewOf(message) !== '');
  if (!last) return null;
  const today = formatDay(last.created_at, now, language) === t.today;
  return (
    <button type="button" class="block continue" onClick={talk}>
      <span>
        <small>{t.continueTalk}</small>
        <b dir="auto">{previewOf(last)}</b>
      </span>
      <time dateTime={last.created_at}>
        {today ? formatTime(last.created_at, language) : formatDay(last.created_at, now, language)}
      </time>
      {snapshot.unread > 0 ? <em class="badge">{snapshot.unread}</em> : <ForwardIcon size={16} />}
    </button>
  );

  function previewOf(message: PublicMessage): string {
    for (const part of message.parts) {
      if (part.type === 'text') return part.text;
      if (part.type === 'image') return `[${t.picture}]`;
      if (part.type === 'file') return part.name || `[${t.file}]`;
      if (part.type === 'card') return part.cards[0]?.title ?? '';
    }
    return message.author === 'system' ? noticeText(message, t) : '';
  }
}
