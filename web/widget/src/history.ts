// Which messages are known without a gap, and how the others are fetched.
import { newestId } from './timeline';
import type { MessageQuery } from './transport';
import type { PublicMessage, PublicMessageList } from './types';

export interface HistoryOwner {
  list(query: MessageQuery): Promise<PublicMessageList>;
  messages(): readonly PublicMessage[];
  /** Stored messages, from a page of the past. */
  absorb(items: readonly PublicMessage[]): void;
  /** A message that is new. */
  arrived(message: PublicMessage): void;
  /** The beginning of what is known has moved. */
  reached(more: boolean): void;
}

export class History {
  /** Everything up to here is known; undefined until the first page has been read, '' if that was empty. */
  #cursor: string | undefined;
  /** Highest id that the present socket has brought. */
  #brought = '';
  #generation = 0;

  constructor(private readonly owner: HistoryOwner) {}

  /** A new socket opens: from where it shall replay, undefined for no replay. */
  opening(): string | undefined {
    this.#brought = '';
    return this.#cursor || undefined;
  }

  /**
   * The socket has said hello. What came before was the replay: only now is it known to be whole. Resolves when nothing
   * is missing.
   */
  async greeted(): Promise<void> {
    if (this.#cursor) {
      if (this.#brought > this.#cursor) this.#cursor = this.#brought;
      return;
    }
    // Nothing was replayed: what came before this hello is unknown until the page is read.
    this.#cursor = undefined;
    await this.#loadNewest();
  }

  /** The socket brought this one. An answer to a plain request never counts here: it may overtake others. */
  brought(id: string, online: boolean): void {
    if (id > this.#brought) this.#brought = id;
    if (online && this.#cursor !== undefined && id > this.#cursor) this.#cursor = id;
  }

  /** Fetches by plain requests what has come since. */
  async catchUp(): Promise<void> {
    if (!this.#cursor) return this.#loadNewest();
    for (let more = true; more; ) {
      const page = await this.owner.list({ after: this.#cursor });
      for (const message of page.items) {
        if (message.id > this.#cursor) this.#cursor = message.id;
        this.owner.arrived(message);
      }
      more = page.more && page.items.length > 0;
    }
  }

  async loadOlder(): Promise<void> {
    const first = this.owner.messages()[0];
    if (!first) return;
    const page = await this.owner.list({ before: first.id });
    this.owner.absorb(page.items);
    this.owner.reached(page.more);
  }

  /**
   * The newest page, and those before it down to what is known already, so that no hole stays between the two.
   * Only the latest call may set the cursor: an earlier one may have a hole behind it.
   */
  async #loadNewest(): Promise<void> {
    const generation = ++this.#generation;
    let page = await this.owner.list({});
    let items = page.items;
    const newest = newestId(items) ?? '';
    const reachesKnown = () => !this.owner.messages().some(({ id }) => id < (items[0]?.id ?? ''));
    while (page.more && !reachesKnown()) {
      page = await this.owner.list({ before: items[0]?.id ?? '' });
      items = [...page.items, ...items];
    }
    this.owner.absorb(items);
    this.owner.reached(page.more);
    if (generation === this.#generation) this.#cursor = newest > this.#brought ? newest : this.#brought;
  }
}
