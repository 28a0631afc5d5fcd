import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '@/shared/api/keys';
import type { Conversation, Message, View } from '@/shared/api/types';
import type { EventFrame } from '@/shared/live/frames';
import type { ConversationList, MessageList } from '@/shared/live/merge';
import { applyEvent, type LiveTarget } from '@/shared/live/reducer';
import { conversation, me, message } from './fixtures';

const ws = 'tel';
let target: LiveTarget;

const frame = (event: EventFrame['event'], data: EventFrame['data']): EventFrame => ({
  type: 'event',
  seq: 1,
  event,
  at: '2026-11-22T10:00:00Z',
  data,
});
const setList = (view: View, items: Conversation[]) =>
  target.queryClient.setQueryData(keys.conversations(ws, { view }), {
    pages: [{ items }],
    pageParams: [undefined],
  });
const listed = (view: View) =>
  target.queryClient
    .getQueryData<ConversationList>(keys.conversations(ws, { view }))
    ?.pages.flatMap((p) => p.items.map((c) => c.id));
const setTalk = (items: Message[]) =>
  target.queryClient.setQueryData(keys.messages(ws, 'conv000000001'), {
    pages: [{ items }],
    pageParams: [undefined],
  });
const talk = () =>
  target.queryClient
    .getQueryData<MessageList>(keys.messages(ws, 'conv000000001'))
    ?.pages.flatMap((p) => p.items.map((m) => m.seq));

beforeEach(() => {
  target = { queryClient: new QueryClient(), ws, me };
});

describe('applyEvent', () => {
  it('moves a conversation between the views that are loaded', () => {
    const queued = conversation({ handler: 'queue', waiting_since: '2026-11-22T10:00:00Z' });
    setList('unassigned', [queued]);
    setList('mine', []);
    const taken = { ...queued, handler: 'human' as const, assignee_id: me.id, version: 2 };
    expect(applyEvent(target, frame('conversation.updated', { conversation: taken }))).toBe(true);
    expect(listed('unassigned')).toEqual([]);
    expect(listed('mine')).toEqual(['conv000000001']);
    expect(listed('bot')).toBeUndefined();
  });

  it('brings an unknown conversation with its first message', () => {
    setList('open', []);
    applyEvent(target, frame('message.created', { message: message(1), conversation: conversation() }));
    expect(listed('open')).toEqual(['conv000000001']);
    expect(talk()).toBeUndefined();
  });

  it('shows a message once when its event comes twice', () => {
    setTalk([message(1)]);
    const event = frame('message.created', { message: message(2), conversation: conversation() });
    applyEvent(target, event);
    applyEvent(target, event);
    expect(talk()).toEqual([1, 2]);
  });

  it('fetches the talk again when messages are missing in between', () => {
    setTalk([message(1)]);
    const invalidate = vi.spyOn(target.queryClient, 'invalidateQueries');
    applyEvent(target, frame('message.created', { message: message(4), conversation: conversation() }));
    expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.messages(ws, 'conv000000001') });
  });

  it('lets an old state not overwrite a newer one, and keeps the summary', () => {
    const key = keys.conversation(ws, 'conv000000001');
    target.queryClient.setQueryData(key, conversation({ version: 7, summary: { asked: ['退款'] } }));
    applyEvent(
      target,
      frame('conversation.updated', { conversation: conversation({ version: 6, status: 'resolved' }) }),
    );
    expect(target.queryClient.getQueryData<Conversation>(key)?.status).toBe('open');
    applyEvent(target, frame('conversation.updated', { conversation: conversation({ version: 8 }) }));
    expect(target.queryClient.getQueryData<Conversation>(key)?.summary?.asked).toEqual(['退款']);
  });

  it('renames a contact wherever it is shown', () => {
    setList('open', [conversation()]);
    target.queryClient.setQueryData(keys.conversation(ws, 'conv000000001'), conversation());
    const contact = { id: 'cont000000001', name: '韩梅梅', created_at: '2026-11-20T08:00:00Z' };
    applyEvent(target, frame('contact.updated', { contact }));
    const list = target.queryClient.getQueryData<ConversationList>(keys.conversations(ws, { view: 'open' }));
    expect(list?.pages[0]?.items[0]?.contact.name).toBe('韩梅梅');
    expect(
      target.queryClient.getQueryData<Conversation>(keys.conversation(ws, 'conv000000001'))?.contact.name,
    ).toBe('韩梅梅');
  });
});
