// Which list a conversation belongs to, as the server decides it for GET …/conversations.
import type { Conversation, Member, View } from '../api/types';

/** The query of such a list. */
export interface ListQuery {
  view?: View;
  contact_id?: string;
  channel_id?: string;
  assignee_id?: string;
  /** When it began: from the first on, before the second. */
  from?: string;
  to?: string;
}

export function inList(c: Conversation, query: ListQuery, me: Pick<Member, 'id' | 'team_ids'>): boolean {
  const began = Date.parse(c.created_at);
  return (
    (query.contact_id === undefined || query.contact_id === c.contact.id) &&
    (query.channel_id === undefined || query.channel_id === c.channel_id) &&
    (query.assignee_id === undefined || query.assignee_id === c.assignee_id) &&
    (query.from === undefined || began >= Date.parse(query.from)) &&
    (query.to === undefined || began < Date.parse(query.to)) &&
    inView(c, query.view ?? 'open', me)
  );
}

export function inView(c: Conversation, view: View, me: Pick<Member, 'id' | 'team_ids'>): boolean {
  if (view === 'all') return true;
  if (view === 'resolved') return c.status === 'resolved';
  if (c.status !== 'open') return false;
  switch (view) {
    case 'open':
      return true;
    case 'mine':
      return c.assignee_id === me.id;
    case 'unassigned':
      return c.handler === 'queue' && !c.assignee_id;
    case 'my_teams':
      return c.team_id !== undefined && me.team_ids.includes(c.team_id);
    case 'waiting':
      return c.handler === 'queue';
    case 'bot':
      return c.handler === 'bot';
  }
}
