import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerFrame } from '@/shared/live/frames';
import { LiveSocket } from '@/shared/live/socket';

class FakeSocket {
  static all: FakeSocket[] = [];
  readyState = 1;
  sent: string[] = [];
  onmessage?: (e: { data: string }) => void;
  onclose?: () => void;
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
  }
  get(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  lose() {
    this.readyState = 3;
    this.onclose?.();
  }
}

const event = (seq: number) => ({ type: 'event', seq, event: 'message.created', at: '', data: {} });
const last = () => FakeSocket.all.at(-1) as FakeSocket;

let cursor: number | undefined;
let frames: ServerFrame[];
let statuses: string[];
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  cursor = undefined;
  frames = [];
  statuses = [];
  socket = new LiveSocket({
    url: (c) => `ws://x?cursor=${c ?? ''}`,
    cursor: { get: () => cursor, set: (c) => (cursor = c) },
    onFrame: (f) => frames.push(f),
    onStatus: (s) => statuses.push(s),
    open: (url) => new FakeSocket(url) as unknown as WebSocket,
  });
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

describe('LiveSocket', () => {
  it('begins at the cursor of the greeting and moves with each event', () => {
    last().get({ type: 'hello', cursor: 10, member: {} });
    expect(cursor).toBe(10);
    last().get(event(11));
    expect(cursor).toBe(11);
  });

  it('comes back with its cursor and keeps it through the greeting, until the missed events came', () => {
    last().get({ type: 'hello', cursor: 10, member: {} });
    last().get(event(12));
    last().lose();
    expect(statuses.at(-1)).toBe('offline');
    vi.advanceTimersByTime(1000);
    expect(FakeSocket.all).toHaveLength(2);
    expect(last().url).toBe('ws://x?cursor=12');
    last().get({ type: 'hello', cursor: 20, member: {} });
    expect(cursor).toBe(12);
    last().get(event(13));
    expect(cursor).toBe(13);
  });

  it('drops events that it has', () => {
    last().get({ type: 'hello', cursor: 10, member: {} });
    last().get(event(11));
    last().get(event(11));
    last().get(event(9));
    expect(frames.filter((f) => f.type === 'event')).toHaveLength(1);
    expect(cursor).toBe(11);
  });

  it('goes on from the cursor of a reset', () => {
    cursor = 3;
    last().get({ type: 'reset', cursor: 90 });
    expect(cursor).toBe(90);
  });

  it('waits longer after each failure', () => {
    last().lose();
    vi.advanceTimersByTime(600);
    expect(FakeSocket.all).toHaveLength(2);
    for (let i = 0; i < 5; i += 1) {
      last().lose();
      vi.advanceTimersByTime(15_000 * 1.25);
    }
    const before = FakeSocket.all.length;
    last().lose();
    vi.advanceTimersByTime(5000);
    expect(FakeSocket.all).toHaveLength(before);
  });

  it('cuts a connection that has gone silent', () => {
    last().get({ type: 'hello', cursor: 1, member: {} });
    vi.advanceTimersByTime(20_000);
    expect(last().sent).toContain('{"type":"ping"}');
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  it('ignores a connection that was given up', () => {
    const first = last();
    first.lose();
    first.get(event(5));
    expect(frames).toHaveLength(0);
  });
});
