// From messages to what stands in the log, line by line: dates, who speaks, marks, which chips still work.
import { type Mark, markOf } from './timeline';
import type { Button, PublicMessage, PublicState } from './types';

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'notice'; key: string; message: PublicMessage }
  | {
      kind: 'message';
      key: string;
      message: PublicMessage;
      first: boolean;
      last: boolean;
      mark: Mark | undefined;
    };

const GROUP_MS = 5 * 60_000;

export function buildRows(messages: readonly PublicMessage[], state: PublicState): Row[] {
  const rows: Row[] = [];
  const lastOwn = [...messages].reverse().find((message) => message.author === 'customer')?.id;
  let day = '';
  messages.forEach((message, i) => {
    const today = new Date(message.created_at).toDateString();
    if (today !== day) {
      rows.push({ kind: 'day', key: `day ${message.id}`, at: message.created_at });
      day = today;
    }
    if (message.author === 'system') {
      rows.push({ kind: 'notice', key: message.id, message });
      return;
    }
    rows.push({
      kind: 'message',
      key: keyOf(message),
      message,
      first: !together(messages[i - 1], message),
      last: !together(message, messages[i + 1]),
      mark: message.id === lastOwn ? markOf(message, state) : undefined,
    });
  });
  return rows;
}

/** The visitor's own keep their key from outbox to history, so that nothing flickers when they are stored. */
export function keyOf(message: PublicMessage): string {
  return message.client_message_id ?? message.id;
}

function together(a: PublicMessage | undefined, b: PublicMessage | undefined): boolean {
  if (!a || !b || a.author !== b.author || a.agent_name !== b.agent_name) return false;
  const [from, to] = [new Date(a.created_at), new Date(b.created_at)];
  return to.getTime() - from.getTime() < GROUP_MS && from.toDateString() === to.toDateString();
}

/** The chips offered now: those of the newest message, as long as nothing was said since. */
export function quickReplies(messages: readonly PublicMessage[]): Button[] {
  for (const message of [...messages].reverse()) {
    if (message.author === 'system') continue;
    if (message.author === 'customer') return [];
    return message.parts.flatMap((part) => (part.type === 'quick_replies' ? part.options : []));
  }
  return [];
}
