import { type Texts } from '../i18n';
import type { PublicMessage } from '../types';
import { useApp } from './context';

/** What happened, in one quiet line; events without words for the visitor give none. */
export function noticeText(message: PublicMessage, t: Texts): string {
  for (const part of message.parts) {
    if (part.type === 'text') return part.text;
    if (part.type !== 'event') continue;
    const data = (part.data ?? {}) as Record<string, unknown>;
    const name = [data.member_name, data.team_name].find((value) => typeof value === 'string');
    const words = t.events[part.name as keyof Texts['events']];
    if (words) return typeof words === 'function' ? words((name as string | undefined) ?? '') : words;
  }
  return '';
}

export function Notice({ message }: { message: PublicMessage }) {
  const { t } = useApp();
  const text = noticeText(message, t);
  return text ? (
    <li class="notice" dir="auto">
      {text}
    </li>
  ) : null;
}
