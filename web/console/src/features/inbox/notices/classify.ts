// Which events a person wants to be told about.
import type { Conversation } from '@/shared/api/types';
import type { EventFrame } from '@/shared/live/frames';

export type Notice = 'offer' | 'assigned' | 'message';

/** `before` is the conversation's last known state for this member: what he was told about already. */
export function noticeOf(frame: EventFrame, before: Known | undefined, myId: string): Notice | undefined {
  const c = frame.data.conversation;
  if (!c || c.status !== 'open' || c.assignee_id !== myId) return undefined;
  const had = before?.mine === true;
  if (!c.accepted && !(had && before.accepted === false)) return 'offer';
  if (c.accepted && !had && frame.event !== 'conversation.read') return 'assigned';
  if (frame.event === 'message.created' && frame.data.message?.author === 'customer') return 'message';
  return undefined;
}

export interface Known {
  mine: boolean;
  accepted: boolean;
}

export const knownOf = (c: Conversation, myId: string): Known => ({
  mine: c.status === 'open' && c.assignee_id === myId,
  accepted: c.accepted,
});
