import { describe, expect, it } from 'vitest';
import {
  type ConversationList,
  type MessageList,
  mergeConversation,
  mergeMessage,
} from '@/shared/live/merge';
import { conversation, message } from './fixtures';

const list = (...ids: [string, string][]): ConversationList => ({
  pages: [{ items: ids.map(([id, at]) => conversation({ id, last_message_at: at })) }],
  pageParams: [undefined],
});
const ids = (l: ConversationList) => l.pages.map((p) => p.items.map((c) => c.id));
const talk = (...pages: number[][]): MessageList => ({
  pages: pages.map((seqs) => ({ items: seqs.map((s) => message(s)) })),
  pageParams: pages.map(() => undefined),
});
const seqs = (l: MessageList) => l.pages.map((p) => p.items.map((m) => m.seq));

describe('mergeConversation', () => {
  const base = list(['b', '2026-11-22T10:00:00Z'], ['a', '2026-11-22T09:00:00Z']);

  it('puts a new one where its time belongs', () => {
    const newest = conversation({ id: 'c', last_message_at: '2026-11-22T11:00:00Z' });
    const between = conversation({ id: 'd', last_message_at: '2026-11-22T09:30:00Z' });
    expect(ids(mergeConversation(base, newest, true))).toEqual([['c', 'b', 'a']]);
    expect(ids(mergeConversation(base, between, true))).toEqual([['b', 'd', 'a']]);
  });

  it('moves a known one up and takes out what no longer belongs', () => {
    const a = conversation({ id: 'a', last_message_at: '2026-11-22T12:00:00Z', version: 2 });
    expect(ids(mergeConversation(base, a, true))).toEqual([['a', 'b']]);
    expect(ids(mergeConversation(base, a, false))).toEqual([['b']]);
  });

  it('gives back the same list for an older version and for an unknown one that does not belong', () => {
    const newer = mergeConversation(base, conversation({ id: 'a', version: 5 }), true);
    expect(mergeConversation(newer, conversation({ id: 'a', version: 4 }), false)).toBe(newer);
    expect(mergeConversation(base, conversation({ id: 'x' }), false)).toBe(base);
  });

  it('leaves what is older than all that is loaded to the next page', () => {
    const old = conversation({ id: 'old', last_message_at: '2026-11-01T00:00:00Z' });
    const more: ConversationList = {
      ...base,
      pages: [{ items: base.pages[0]?.items ?? [], next_cursor: 'n' }],
    };
    expect(ids(mergeConversation(more, old, true))).toEqual([['b', 'a']]);
    expect(ids(mergeConversation(base, old, true))).toEqual([['b', 'a', 'old']]);
  });

  it('does not leave a doubled one behind across pages', () => {
    const two: ConversationList = {
      pages: [
        { items: [conversation({ id: 'b' })], next_cursor: 'n' },
        { items: [conversation({ id: 'a' })] },
      ],
      pageParams: [undefined, 'n'],
    };
    const a = conversation({ id: 'a', last_message_at: '2026-11-23T00:00:00Z', version: 2 });
    expect(ids(mergeConversation(two, a, true))).toEqual([['a', 'b'], []]);
  });
});

describe('mergeMessage', () => {
  it('adds the next message to the newest page', () => {
    const merged = mergeMessage(talk([3, 4], [1, 2]), message(5));
    expect(seqs(merged.list)).toEqual([
      [3, 4, 5],
      [1, 2],
    ]);
    expect(merged.gap).toBe(false);
  });

  it('keeps one of a message that comes twice, as it is now', () => {
    const again = message(2, { meta: { feedback: 'up' } });
    const merged = mergeMessage(talk([3, 4], [1, 2]), again);
    expect(seqs(merged.list)).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(merged.list.pages[1]?.items[1]).toBe(again);
  });

  it('does not forget how far a message came when the answer to sending it comes late', () => {
    const carried = message(2, { meta: { delivery: { state: 'sent' } } });
    const known = mergeMessage(talk([1]), carried).list;
    expect(mergeMessage(known, message(2)).list.pages[0]?.items[1]?.meta.delivery?.state).toBe('sent');
    const lost = message(2, { meta: { delivery: { state: 'failed', code: '403' } } });
    expect(mergeMessage(known, lost).list.pages[0]?.items[1]).toBe(lost);
  });

  it('tells of messages that are missing in between', () => {
    expect(mergeMessage(talk([1, 2]), message(5)).gap).toBe(true);
    expect(mergeMessage(talk([]), message(1)).gap).toBe(false);
  });

  it('leaves one from a page that is not loaded', () => {
    const loaded = talk([8, 9]);
    expect(mergeMessage(loaded, message(3)).list).toBe(loaded);
  });
});
