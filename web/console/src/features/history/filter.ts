// What the page shows, kept in the address.
import { type Member, type SearchHit, type View, views } from '@/shared/api/types';
import { inList, type ListQuery } from '@/shared/live/views';

export interface HistoryFilter {
  q: string;
  view: View;
  channel: string;
  assignee: string;
  /** Local days, "2026-01-31". */
  from: string;
  to: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

export function readFilter(params: URLSearchParams): HistoryFilter {
  const text = (name: string) => params.get(name) ?? '';
  const date = (name: string) => (day.test(text(name)) ? text(name) : '');
  return {
    q: text('q'),
    view: views.find((v) => v === params.get('view')) ?? 'all',
    channel: text('channel'),
    assignee: text('assignee'),
    from: date('from'),
    to: date('to'),
  };
}

export function writeFilter(filter: HistoryFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => value !== '' && !(name === 'view' && value === 'all')),
  );
}

export const isFiltered = (filter: HistoryFilter): boolean => Object.keys(writeFilter(filter)).length > 0;

/** The query of the server; the last day counts whole, in the reader's time zone. */
export function toQuery({ view, channel, assignee, from, to }: HistoryFilter): ListQuery & { view: View } {
  const end = to ? new Date(`${to}T00:00:00`) : undefined;
  end?.setDate(end.getDate() + 1);
  return {
    view,
    ...(channel && { channel_id: channel }),
    ...(assignee && { assignee_id: assignee }),
    ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(end && { to: end.toISOString() }),
  };
}

/** Of hits, the days are those of the message, not of the conversation's beginning. */
export function hitPasses(
  { message, conversation }: SearchHit,
  filter: HistoryFilter,
  me: Pick<Member, 'id' | 'team_ids'>,
): boolean {
  const { from, to, ...rest } = toQuery(filter);
  const said = Date.parse(message.created_at);
  const inDays = (!from || said >= Date.parse(from)) && (!to || said < Date.parse(to));
  return inDays && inList(conversation, rest, me);
}
