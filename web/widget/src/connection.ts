// Keeps one WebSocket up: back-off with jitter, heartbeat, wake-ups. While it is down, each round also asks over plain
// HTTP, so that the widget works behind proxies that let no WebSocket through.
import { backoffMs } from './backoff';
import type { Environment } from './environment';
import type { Socket } from './transport';
import type { ClientFrame, ServerFrame } from './types';

/** polling = no WebSocket, but plain requests get through. */
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'polling' | 'offline';

export interface ConnectionOwner {
  open(events: { frame(frame: ServerFrame): void; closed(): void }): Socket;
  frame(frame: ServerFrame): void;
  /** The socket has ended; what was under way on it is unknown. */
  lost(): void;
  /** One round over HTTP; true when the server answered. */
  round(): Promise<boolean>;
  status(status: ConnectionStatus): void;
}

const HELLO_MS = 10_000;
const PING_EVERY_MS = 25_000;
const PONG_MS = 8_000;
const POLL_MS = 6_000;

export class Connection {
  #socket: Socket | undefined;
  #current: ConnectionStatus = 'idle';
  #wanted = false;
  #attempt = 0;
  #cancelTimer: () => void = () => {};

  constructor(
    private readonly owner: ConnectionOwner,
    private readonly env: Environment,
  ) {}

  get status(): ConnectionStatus {
    return this.#current;
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    this.#cancelTimer();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#set('idle');
  }

  send(frame: ClientFrame): boolean {
    return this.#current === 'online' && this.#socket !== undefined && this.#socket.send(frame);
  }

  /** The page is visible again or the network is back: look at once whether the line still holds. */
  wake(): void {
    if (!this.#wanted) return;
    if (this.#current === 'online') {
      this.#ping();
    } else if (!this.#socket) {
      this.#attempt = 0;
      this.#connect();
    }
  }

  /** Gives the socket up and comes back with a new one. */
  drop(): void {
    this.#socket?.close();
  }

  #connect(): void {
    this.#cancelTimer();
    if (this.#current !== 'polling' && this.#current !== 'offline') this.#set('connecting');
    let mine: Socket | undefined;
    const isMine = () => mine !== undefined && this.#socket === mine;
    mine = this.owner.open({
      frame: (frame) => {
        if (isMine()) this.#receive(frame);
      },
      closed: () => {
        if (isMine()) this.#ended();
      },
    });
    this.#socket = mine;
    this.#after(HELLO_MS, () => this.drop());
  }

  #receive(frame: ServerFrame): void {
    if (frame.type === 'hello') {
      this.#attempt = 0;
      this.#set('online');
    }
    if (this.#current === 'online') this.#after(PING_EVERY_MS, () => this.#ping());
    this.owner.frame(frame);
  }

  #ping(): void {
    if (!this.send({ type: 'ping' })) return this.drop();
    this.#after(PONG_MS, () => this.drop());
  }

  #ended(): void {
    this.#socket = undefined;
    this.#cancelTimer();
    const wasOnline = this.#current === 'online';
    if (wasOnline) this.#set('connecting');
    this.owner.lost();
    // A line that just broke is tried again at once: most breaks are short, and a round now would find the same hole.
    if (wasOnline) return this.#retryIn(backoffMs(0, this.env.random()));
    void this.owner.round().then((reached) => this.#rounded(reached));
  }

  #rounded(reached: boolean): void {
    if (!this.#wanted || this.#socket) return;
    this.#set(reached ? 'polling' : 'offline');
    this.#retryIn(backoffMs(this.#attempt++, this.env.random(), reached ? POLL_MS : undefined));
  }

  #retryIn(ms: number): void {
    if (!this.#wanted) return;
    this.#after(ms, () => this.#connect());
  }

  #after(ms: number, action: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.env.later(ms, action);
  }

  #set(status: ConnectionStatus): void {
    if (this.#current === status) return;
    this.#current = status;
    this.owner.status(status);
  }
}
