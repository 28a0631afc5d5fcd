import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enqueue, type Pending, type Post, pendingOf } from '@/features/inbox/composer/outbox';
import { ApiError } from '@/shared/api/types';
import { message } from './fixtures';

let count = 0;
const pending = (): Pending => {
  count += 1;
  return {
    id: `client-${count}`,
    ws: 'tel',
    conversationId: `conv-${count}`,
    parts: [{ type: 'text', text: 'hi' }],
    note: false,
    state: 'sending',
  };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('enqueue', () => {
  it('shows the message at once and takes it away when it is stored', async () => {
    const p = pending();
    const sent = vi.fn();
    const done = enqueue(p, async () => message(1), sent);
    expect(pendingOf(p.conversationId)).toMatchObject([{ id: p.id, state: 'sending' }]);
    await done;
    expect(sent).toHaveBeenCalledOnce();
    expect(pendingOf(p.conversationId)).toEqual([]);
  });

  it('tries again with the same id while there is no connection', async () => {
    const p = pending();
    const ids: string[] = [];
    const post: Post = async ({ id }) => {
      ids.push(id);
      if (ids.length < 3) throw new ApiError({ status: 0, code: 'network' });
      return message(1);
    };
    const done = enqueue(p, post, () => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    await done;
    expect(ids).toEqual([p.id, p.id, p.id]);
    expect(pendingOf(p.conversationId)).toEqual([]);
  });

  it('keeps a refused message with its reason, in the browser too', async () => {
    const p = pending();
    const refusal = new ApiError({ status: 409, code: 'conversation_resolved', title: '会话已解决' });
    await enqueue(p, () => Promise.reject(refusal), vi.fn());
    expect(pendingOf(p.conversationId)).toMatchObject([{ id: p.id, state: 'failed', error: refusal }]);
    expect(localStorage.getItem('yd.outbox')).toContain(p.id);
  });

  it('sends in the order of writing', async () => {
    const first = pending();
    const second = { ...pending(), conversationId: first.conversationId };
    const order: string[] = [];
    let release: () => void = () => undefined;
    const slow: Post = ({ id }) =>
      new Promise((resolve) => {
        release = () => {
          order.push(id);
          resolve(undefined);
        };
      });
    const fast: Post = async ({ id }) => {
      order.push(id);
      return undefined;
    };
    const one = enqueue(first, slow, vi.fn());
    const two = enqueue(second, fast, vi.fn());
    await vi.advanceTimersByTimeAsync(1);
    expect(order).toEqual([]);
    release();
    await Promise.all([one, two]);
    expect(order).toEqual([first.id, second.id]);
  });
});
