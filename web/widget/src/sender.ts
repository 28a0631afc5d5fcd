// Empties the outbox, one message at a time and in order, over whichever way is open. A message leaves the outbox only
// when the server has said that it is stored, or that it never will be.
import { ApiError } from '@yingda/api-client';
import { backoffMs } from './backoff';
import type { Environment } from './environment';
import type { Outbox, Outgoing } from './outbox';
import type { ClientFrame, PublicMessageResult } from './types';

export interface SenderWays {
  /** True when the frame went out on a socket that is up. */
  socket(frame: ClientFrame): boolean;
  /** True when plain requests are the way now: the socket is known not to come up. */
  preferHttp(): boolean;
  post(item: Outgoing): Promise<PublicMessageResult>;
  stored(item: Outgoing, result: PublicMessageResult): void;
  changed(): void;
  /** The socket took a message and says nothing. */
  silent(): void;
  frameFor(item: Outgoing): ClientFrame | undefined;
}

const ACK_MS = 10_000;

export class Sender {
  #flying: { id: string; via: 'socket' | 'http' } | undefined;
  #cancelAck: () => void = () => {};
  #cancelRetry: (() => void) | undefined;
  #failures = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly ways: SenderWays,
    private readonly env: Environment,
  ) {}

  /** Sends the next message if none is under way and a way is open. */
  flush(): void {
    const item = this.#flying || this.#cancelRetry ? undefined : this.outbox.next();
    if (!item) return;
    const frame = this.ways.frameFor(item);
    if (frame && this.ways.socket(frame)) {
      this.#flying = { id: item.id, via: 'socket' };
      this.#cancelAck = this.env.later(ACK_MS, () => this.ways.silent());
      this.ways.changed();
    } else if (!frame || this.ways.preferHttp()) {
      void this.#post(item).then(() => this.flush());
    }
  }

  /** Sends everything by plain requests; false when the server cannot be reached. */
  async drain(): Promise<boolean> {
    this.forgetRetry();
    for (let item = this.outbox.next(); item && !this.#flying; item = this.outbox.next()) {
      const outcome = await this.#post(item);
      if (outcome !== 'done') return outcome === 'later';
    }
    return true;
  }

  /** The server has it: acknowledged, or seen among the stored messages. */
  confirmed(id: string): Outgoing | undefined {
    const item = this.outbox.find(id);
    this.outbox.remove(id);
    if (this.#flying?.id === id && this.#flying.via === 'socket') this.#landed();
    return item;
  }

  /** The socket refused it. A plain request tells for certain whether for good or for now. */
  async refusedOnSocket(id: string): Promise<void> {
    const item = this.outbox.find(id);
    if (!item || this.#flying?.id !== id || this.#flying.via !== 'socket') return;
    this.#landed();
    await this.#post(item);
    this.flush();
  }

  /** The socket is gone; what was under way there will be sent again. */
  lost(): void {
    if (this.#flying?.via === 'socket') this.#landed();
  }

  forgetRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  async #post(item: Outgoing): Promise<'done' | 'later' | 'unreachable'> {
    this.#flying = { id: item.id, via: 'http' };
    this.ways.changed();
    try {
      const result = await this.ways.post(item);
      this.#failures = 0;
      if (this.outbox.remove(item.id)) this.ways.stored(item, result);
      return 'done';
    } catch (error) {
      return this.#failed(item, error instanceof ApiError ? error : new ApiError({ status: 0 }));
    } finally {
      this.#landed();
      this.ways.changed();
    }
  }

  #failed(item: Outgoing, error: ApiError): 'done' | 'later' | 'unreachable' {
    const passing = error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500;
    if (!passing) {
      this.outbox.refuse(item.id, error.code);
      return 'done';
    }
    const wait = error.retryAfter ? error.retryAfter * 1000 : backoffMs(this.#failures++, this.env.random());
    this.forgetRetry();
    this.#cancelRetry = this.env.later(wait, () => {
      this.#cancelRetry = undefined;
      this.flush();
    });
    return error.status === 0 ? 'unreachable' : 'later';
  }

  #landed(): void {
    this.#flying = undefined;
    this.#cancelAck();
  }
}
