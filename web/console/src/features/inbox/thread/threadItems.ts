// Messages into what the thread shows: date lines, the unread divider, and runs by one author.
import type { Message } from '@/shared/api/types';
import { toMs } from '@/shared/lib/time';

export type ThreadItem =
  | { type: 'date'; key: string; at: number }
  | { type: 'divider'; key: string }
  | { type: 'message'; key: string; message: Message; first: boolean; last: boolean };

const runMs = 5 * 60_000;

const dayOf = (ms: number) => new Date(ms).toDateString();

export const isSystem = (m: Message): boolean =>
  m.author === 'system' || m.parts.every((part) => part.type === 'event');

function sameRun(a: Message | undefined, b: Message): boolean {
  return (
    a !== undefined &&
    !isSystem(a) &&
    !isSystem(b) &&
    a.author === b.author &&
    a.member_id === b.member_id &&
    dayOf(toMs(a.created_at)) === dayOf(toMs(b.created_at)) &&
    toMs(b.created_at) - toMs(a.created_at) < runMs
  );
}

/** `readSeq`: the divider goes before the first customer message after it; undefined for none. */
export function threadItems(messages: readonly Message[], readSeq: number | undefined): ThreadItem[] {
  const items: ThreadItem[] = [];
  const dividerAt = messages.find((m) => readSeq !== undefined && m.seq > readSeq && m.author === 'customer');
  messages.forEach((message, i) => {
    const before = messages[i - 1];
    const at = toMs(message.created_at);
    if (!before || dayOf(toMs(before.created_at)) !== dayOf(at)) {
      items.push({ type: 'date', key: `date-${message.seq}`, at });
    }
    const divided = message === dividerAt && before !== undefined;
    if (divided) items.push({ type: 'divider', key: 'divider' });
    const next = messages[i + 1];
    items.push({
      type: 'message',
      key: message.id,
      message,
      first: divided || !sameRun(before, message),
      last: next === undefined || next === dividerAt || !sameRun(message, next),
    });
  });
  return items;
}
