// What may be done with a conversation, and by whom.
import type { Conversation, Member } from '@/shared/api/types';
import { canReply } from '@/shared/session/workspace';

export const actionIds = ['accept', 'take_over', 'transfer', 'hand_back', 'resolve', 'reopen'] as const;
export type ActionId = (typeof actionIds)[number];

type Handling = Pick<Conversation, 'status' | 'handler' | 'assignee_id' | 'accepted'>;

export function availableActions(c: Handling, me: Pick<Member, 'id' | 'role'>): ActionId[] {
  if (!canReply(me.role)) return [];
  if (c.status === 'resolved') return ['reopen'];
  const mine = c.assignee_id === me.id;
  const actions: ActionId[] = [];
  if (c.handler !== 'bot' && (!c.assignee_id || (mine && !c.accepted))) actions.push('accept');
  if (c.handler === 'bot' || (c.assignee_id && !mine)) actions.push('take_over');
  actions.push('transfer');
  if (c.handler !== 'bot') actions.push('hand_back');
  actions.push('resolve');
  return actions;
}

/** The keys, also shown beside the buttons. */
export const actionKeys: Partial<Record<ActionId, string>> = { accept: 'a', transfer: 't', resolve: 'e' };
