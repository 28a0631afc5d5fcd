// Which view a conversation belongs to, as the server decides it for GET …/conversations?view=.
import type { Conversation, Member, View } from '../api/types';

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
