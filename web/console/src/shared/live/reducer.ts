// Live events into the query caches: the only place where the two meet.
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import type { Contact, Conversation, Member, Message, Page, Presence } from '../api/types';
import type { EventFrame } from './frames';
import {
  type ConversationList,
  isStale,
  type MessageList,
  mergeContact,
  mergeConversation,
  mergeMessage,
} from './merge';
import { inList, type ListQuery } from './views';

export interface LiveTarget {
  queryClient: QueryClient;
  ws: string;
  me: Pick<Member, 'id' | 'name' | 'team_ids'>;
}

export function applyConversation({ queryClient, ws, me }: LiveTarget, next: Conversation): void {
  queryClient.setQueryData<Conversation>(keys.conversation(ws, next.id), (before) =>
    isStale(before, next) ? before : keepSummary(before, next),
  );
  const lists = queryClient.getQueriesData<ConversationList>({ queryKey: keys.conversationLists(ws) });
  for (const [key, list] of lists) {
    if (!list) continue;
    const belongs = inList(next, key[3] as ListQuery, me);
    queryClient.setQueryData<ConversationList>(key, mergeConversation(list, next, belongs));
  }
}

/** Lists may leave the summary out; what is loaded in full must not lose it. */
const keepSummary = (before: Conversation | undefined, next: Conversation): Conversation =>
  next.summary === undefined && before?.summary !== undefined ? { ...next, summary: before.summary } : next;

export function applyMessage({ queryClient, ws }: LiveTarget, message: Message): void {
  const key = keys.messages(ws, message.conversation_id);
  const list = queryClient.getQueryData<MessageList>(key);
  if (!list) return;
  const merged = mergeMessage(list, message);
  queryClient.setQueryData(key, merged.list);
  if (merged.gap) void queryClient.invalidateQueries({ queryKey: key });
}

function applyContact({ queryClient, ws }: LiveTarget, contact: Contact): void {
  queryClient.setQueryData<Contact>(keys.contact(ws, contact.id), contact);
  const conversations = queryClient.getQueriesData<Conversation>({ queryKey: ['ws', ws, 'conversation'] });
  for (const [key, conversation] of conversations) {
    if (conversation?.contact.id === contact.id) queryClient.setQueryData(key, { ...conversation, contact });
  }
  const lists = queryClient.getQueriesData<ConversationList>({ queryKey: keys.conversationLists(ws) });
  for (const [key, list] of lists) if (list) queryClient.setQueryData(key, mergeContact(list, contact));
}

export function applyPresence(target: LiveTarget, memberId: string, presence: Presence, load: number): void {
  target.queryClient.setQueryData<Page<Member>>(keys.members(target.ws), (members) =>
    members
      ? { ...members, items: members.items.map((m) => (m.id === memberId ? { ...m, presence, load } : m)) }
      : members,
  );
}

/** Applies one event; true when the counts of the views may have changed. */
export function applyEvent(target: LiveTarget, frame: EventFrame): boolean {
  const { queryClient, ws } = target;
  const { message, conversation, contact } = frame.data;
  const refresh = (queryKey: readonly unknown[]) => void queryClient.invalidateQueries({ queryKey });
  switch (frame.event) {
    case 'knowledge.changed':
      refresh(keys.knowledge(ws));
      refresh(['ws', ws, 'candidates']);
      return false;
    case 'glossary.changed':
      refresh(keys.glossary(ws));
      // The test box answers by it.
      refresh([...keys.knowledge(ws), 'test']);
      refresh(['ws', ws, 'candidates']);
      return false;
    case 'channel.changed':
      refresh(keys.channels(ws));
      return false;
    case 'member.changed':
      refresh(keys.members(ws));
      // The own role or teams may have changed, and with them what may be done.
      if (frame.data.id === target.me.id) refresh(keys.session);
      return false;
    case 'team.changed':
      refresh(keys.teams(ws));
      return false;
    case 'learning.changed':
      refresh(keys.learnt(ws));
      return false;
    case 'evaluation.changed':
      refresh(keys.evaluations(ws));
      return false;
    case 'contact.updated':
      if (contact) applyContact(target, contact);
      return false;
    default:
      if (message) applyMessage(target, message);
      if (conversation) applyConversation(target, conversation);
      return conversation !== undefined;
  }
}
