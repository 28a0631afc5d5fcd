import { describe, expect, it } from 'vitest';
import { availableActions } from '@/features/inbox/actions/available';
import { neighbour } from '@/features/inbox/list/listOrder';
import { stableOrder } from '@/features/inbox/list/stableOrder';
import { noticeOf } from '@/features/inbox/notices/classify';
import { threadItems } from '@/features/inbox/thread/threadItems';
import type { EventFrame } from '@/shared/live/frames';
import { inView } from '@/shared/live/views';
import { linkify, safeUrl } from '@/shared/message/links';
import { conversation, me, message } from './fixtures';

describe('stableOrder', () => {
  it('keeps rows in place and counts what came above', () => {
    expect(stableOrder(['a', 'b', 'c'], ['x', 'c', 'a', 'b'])).toEqual({ ids: ['a', 'b', 'c'], fresh: 2 });
  });
  it('adds further pages below and drops what left', () => {
    expect(stableOrder(['a', 'b'], ['a', 'd', 'e'])).toEqual({ ids: ['a', 'd', 'e'], fresh: 0 });
    expect(stableOrder([], ['a', 'b'])).toEqual({ ids: ['a', 'b'], fresh: 0 });
  });
});

describe('neighbour', () => {
  it('goes up and down and stops at the ends', () => {
    expect(neighbour(['a', 'b'], 'a', 1)).toBe('b');
    expect(neighbour(['a', 'b'], 'b', 1)).toBeUndefined();
    expect(neighbour(['a', 'b'], undefined, 1)).toBe('a');
    expect(neighbour(['a', 'b'], 'gone', -1)).toBe('b');
  });
});

describe('inView', () => {
  const queued = conversation({
    handler: 'queue',
    waiting_since: '2026-11-22T10:00:00Z',
    team_id: 'team000000001',
  });
  it('sorts a queued conversation into the views', () => {
    const views = ['mine', 'unassigned', 'my_teams', 'waiting', 'bot', 'open', 'resolved', 'all'] as const;
    expect(views.filter((v) => inView(queued, v, me))).toEqual([
      'unassigned',
      'my_teams',
      'waiting',
      'open',
      'all',
    ]);
    const resolved = { ...queued, status: 'resolved' as const };
    expect(views.filter((v) => inView(resolved, v, me))).toEqual(['resolved', 'all']);
  });
});

describe('availableActions', () => {
  it('offers what fits the state and the role', () => {
    expect(availableActions(conversation({ handler: 'bot' }), me)).toEqual([
      'take_over',
      'transfer',
      'resolve',
    ]);
    expect(availableActions(conversation({ handler: 'queue' }), me)).toContain('accept');
    const offered = conversation({ assignee_id: me.id, accepted: false });
    expect(availableActions(offered, me)).toContain('accept');
    const theirs = conversation({ assignee_id: 'member0000002' });
    expect(availableActions(theirs, me)).toEqual(['take_over', 'transfer', 'hand_back', 'resolve']);
    expect(availableActions(conversation({ status: 'resolved' }), me)).toEqual(['reopen']);
    expect(availableActions(conversation(), { ...me, role: 'analyst' })).toEqual([]);
  });
});

describe('threadItems', () => {
  it('puts date lines, the divider and runs', () => {
    const day = (d: number, s: number) => new Date(2026, 10, d, 10, 0, s).toISOString();
    const messages = [
      message(1, { created_at: day(21, 0) }),
      message(2, { created_at: day(22, 0) }),
      message(3, { created_at: day(22, 9) }),
      message(4, { created_at: day(22, 12), author: 'system', parts: [{ type: 'event', name: 'resolved' }] }),
      message(5, { created_at: day(22, 20) }),
    ];
    const items = threadItems(messages, 2);
    expect(items.map((i) => i.type)).toEqual([
      'date',
      'message',
      'date',
      'message',
      'divider',
      'message',
      'message',
      'message',
    ]);
    const shown = items.filter((i) => i.type === 'message');
    expect(shown.map((i) => i.first)).toEqual([true, true, true, true, true]);
    const together = threadItems(messages, undefined).filter((i) => i.type === 'message');
    expect(together.map((i) => i.first)).toEqual([true, true, false, true, true]);
    expect(together.map((i) => i.last)).toEqual([true, false, true, true, true]);
  });
});

describe('noticeOf', () => {
  const frame = (
    change: Parameters<typeof conversation>[0],
    event: EventFrame['event'] = 'conversation.updated',
  ) => ({
    type: 'event' as const,
    seq: 1,
    event,
    at: '',
    data: {
      conversation: conversation(change),
      ...(event === 'message.created' ? { message: message(2) } : {}),
    },
  });
  it('tells of an offer once, of an assignment, and of a customer’s message', () => {
    const offer = frame({ assignee_id: me.id, accepted: false });
    expect(noticeOf(offer, undefined, me.id)).toBe('offer');
    expect(noticeOf(offer, { mine: true, accepted: false }, me.id)).toBeUndefined();
    expect(noticeOf(frame({ assignee_id: me.id }), { mine: false, accepted: true }, me.id)).toBe('assigned');
    const known = { mine: true, accepted: true };
    expect(noticeOf(frame({ assignee_id: me.id }, 'message.created'), known, me.id)).toBe('message');
    expect(noticeOf(frame({ assignee_id: 'other' }), undefined, me.id)).toBeUndefined();
  });
});

describe('links', () => {
  it('ends an address where the sentence goes on', () => {
    expect(linkify('见https://a.cn/x?y=1。谢谢')).toEqual([
      { text: '见' },
      { text: 'https://a.cn/x?y=1', href: 'https://a.cn/x?y=1' },
      { text: '。谢谢' },
    ]);
    expect(linkify('(https://a.cn/b).').at(1)?.text).toBe('https://a.cn/b');
  });
  it('follows no scripts and no other host in disguise', () => {
    expect(safeUrl('javascript:alert(1)')).toBeUndefined();
    expect(safeUrl('//evil.example')).toBeUndefined();
    expect(safeUrl('/files/ab/c.png')).toBe('/files/ab/c.png');
  });
});
