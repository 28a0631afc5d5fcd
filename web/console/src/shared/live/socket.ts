// One WebSocket that comes back by itself and goes on from its cursor.
import type { ClientFrame, ServerFrame } from './frames';

export type LiveStatus = 'connecting' | 'online' | 'offline';

export interface SocketOptions {
  url(cursor: number | undefined): string;
  cursor: { get(): number | undefined; set(cursor: number): void };
  onFrame(frame: ServerFrame): void;
  onStatus(status: LiveStatus, failures: number): void;
  /** What the server had to be told again after each connect, for example what is being viewed. */
  onOpen?(): void;
  open?(url: string): WebSocket;
}

const pingEvery = 20_000;
const silenceLimit = 50_000;
const longestPause = 15_000;

export class LiveSocket {
  private socket: WebSocket | undefined;
  private failures = 0;
  private heardAt = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private stopped = true;

  constructor(private readonly options: SocketOptions) {}

  start(): void {
    this.stopped = false;
    globalThis.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    globalThis.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.drop();
  }

  /** False when there is no connection; what must not be lost goes over HTTP. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private connect(): void {
    this.options.onStatus('connecting', this.failures);
    const url = this.options.url(this.options.cursor.get());
    const socket = this.options.open?.(url) ?? new WebSocket(url);
    this.socket = socket;
    this.heardAt = Date.now();
    socket.onmessage = (e) => socket === this.socket && this.receive(String(e.data));
    socket.onclose = () => socket === this.socket && this.lost();
    this.pingTimer = setInterval(this.beat, pingEvery);
  }

  private receive(text: string): void {
    this.heardAt = Date.now();
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type === 'event') {
      // A replay may overlap with what came before the connection was lost.
      const seen = this.options.cursor.get();
      if (seen !== undefined && frame.seq <= seen) return;
    }
    this.options.onFrame(frame);
    if (frame.type === 'hello') this.greeted(frame.cursor);
    else if (frame.type === 'event') this.options.cursor.set(frame.seq);
    else if (frame.type === 'reset') this.options.cursor.set(frame.cursor);
  }

  private greeted(cursor: number): void {
    this.failures = 0;
    // With a cursor of our own the missed events are still to come, and each moves it.
    if (this.options.cursor.get() === undefined) this.options.cursor.set(cursor);
    this.options.onStatus('online', 0);
    this.options.onOpen?.();
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    this.failures += 1;
    this.options.onStatus('offline', this.failures);
    const pause = Math.min(longestPause, 400 * 2 ** Math.min(this.failures - 1, 6));
    this.retryTimer = setTimeout(() => this.connect(), pause * (0.75 + Math.random() / 2));
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    clearInterval(this.pingTimer);
    this.retryTimer = undefined;
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  private beat = (): void => {
    if (Date.now() - this.heardAt > silenceLimit) this.lost();
    else this.send({ type: 'ping' });
  };

  /** The network is back or the tab is looked at again: do not wait for the timer. */
  private hurry = (): void => {
    if (document.hidden || this.stopped) return;
    if (this.retryTimer !== undefined) {
      clearTimeout(this.retryTimer);
      this.retryTimer = undefined;
      this.connect();
    } else {
      this.beat();
    }
  };
}
