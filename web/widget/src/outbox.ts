// The visitor's messages that the server has not confirmed. Each one has its own storage key: it survives a reload,
// and two tabs never overwrite each other's. Sending one twice is harmless: client_message_id makes it the same message.
import type { KeyValue } from './storage';
import type { ContactForm, MessageBody, MessagePart } from './types';

export type OutgoingBody = ({ kind: 'message' } & MessageBody) | ({ kind: 'contact' } & ContactForm);

export interface Outgoing {
  /** client_message_id */
  id: string;
  /** When it was written, in ms; the order of sending. */
  at: number;
  body: OutgoingBody;
  /** Set when the server refused it for good: the problem's code. */
  refused?: string;
}

export function contentOf(body: OutgoingBody & { kind: 'message' }): MessageBody {
  return 'text' in body ? { text: body.text } : { parts: body.parts };
}

/** As the visitor sees it in the log. */
export function partsOf({ body }: Outgoing): MessagePart[] {
  if (body.kind === 'contact') return [{ type: 'text', text: body.message }];
  return 'text' in body ? [{ type: 'text', text: body.text }] : body.parts;
}

const PREFIX = 'out:';

export class Outbox {
  #list: readonly Outgoing[] = [];
  #lastAt = 0;

  constructor(private readonly store: KeyValue) {
    this.#list = store
      .keys()
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => parse(store.get(key)))
      .filter((item) => item !== undefined)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    this.#lastAt = this.#list[this.#list.length - 1]?.at ?? 0;
  }

  items(): readonly Outgoing[] {
    return this.#list;
  }

  /** The one to send next; refused ones wait for the visitor. */
  next(): Outgoing | undefined {
    return this.#list.find((item) => item.refused === undefined);
  }

  find(id: string): Outgoing | undefined {
    return this.#list.find((item) => item.id === id);
  }

  add(id: string, now: number, body: OutgoingBody): Outgoing {
    // Two messages within one millisecond, or a clock set back, must not change places.
    this.#lastAt = Math.max(now, this.#lastAt + 1);
    const item: Outgoing = { id, at: this.#lastAt, body };
    this.#put(item);
    return item;
  }

  refuse(id: string, code: string): void {
    const item = this.find(id);
    if (item) this.#put({ ...item, refused: code });
  }

  retry(id: string): void {
    const item = this.find(id);
    if (item) this.#put({ id: item.id, at: item.at, body: item.body });
  }

  remove(id: string): boolean {
    if (!this.find(id)) return false;
    this.#list = this.#list.filter((item) => item.id !== id);
    this.store.remove(PREFIX + id);
    return true;
  }

  #put(item: Outgoing): void {
    this.store.set(PREFIX + item.id, JSON.stringify(item));
    this.#list = this.find(item.id)
      ? this.#list.map((other) => (other.id === item.id ? item : other))
      : [...this.#list, item];
  }
}

function parse(text: string | null): Outgoing | undefined {
  try {
    const item = JSON.parse(text ?? '') as Outgoing;
    return typeof item.id === 'string' && typeof item.at === 'number' && item.body ? item : undefined;
  } catch {
    return undefined;
  }
}
