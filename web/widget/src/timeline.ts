// Pure rules about the list of messages: order, doubles, what counts as unread, how far the other side has read.
import type { PublicMessage, PublicState } from './types';

/** Adds and replaces by id; the result is sorted by id, which is the order of time. Same array if nothing changed. */
export function mergeMessages(
  known: readonly PublicMessage[],
  incoming: readonly PublicMessage[],
): readonly PublicMessage[] {
  if (incoming.length === 0) return known;
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of incoming) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function newestId(messages: readonly PublicMessage[]): string | undefined {
  return messages[messages.length - 1]?.id;
}

export const fromOtherSide = (message: PublicMessage) =>
  message.author === 'bot' || message.author === 'agent';

/** Messages of the bot and of people that came after `seenId`. */
export function countUnread(messages: readonly PublicMessage[], seenId: string): number {
  return messages.filter((message) => fromOtherSide(message) && message.id > seenId).length;
}

export type Mark = 'sent' | 'delivered' | 'read';

/** How far a stored message of the visitor has come. Earlier conversations are over: they count as read. */
export function markOf(message: PublicMessage, state: PublicState): Mark {
  if (state.conversation_id !== undefined && message.conversation_id !== state.conversation_id) return 'read';
  if (message.seq <= (state.agent_read_seq ?? -1)) return 'read';
  if (message.seq <= (state.agent_delivered_seq ?? -1)) return 'delivered';
  return 'sent';
}
