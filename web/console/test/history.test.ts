import { describe, expect, it } from 'vitest';
import { hitPasses, readFilter, toQuery, writeFilter } from '@/features/history/filter';
import { conversation, me, message } from './fixtures';

describe('the filter of the history', () => {
  it('shows everything at first, and survives the address', () => {
    const first = readFilter(new URLSearchParams());
    expect(toQuery(first)).toEqual({ view: 'all' });
    const filter = { ...first, view: 'resolved' as const, channel: 'chan000000001', from: '2026-11-01' };
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
  });

  it('passes over what is no view and no day', () => {
    expect(readFilter(new URLSearchParams('view=gone&from=yesterday'))).toMatchObject({
      view: 'all',
      from: '',
    });
  });

  it('counts the last day whole, in local time', () => {
    const query = toQuery(readFilter(new URLSearchParams('from=2026-11-30&to=2026-11-30')));
    expect(query.from).toBe(new Date(2026, 10, 30).toISOString());
    expect(query.to).toBe(new Date(2026, 11, 1).toISOString());
  });

  it('chooses among hits by their conversation, and by the day of the message', () => {
    const hit = {
      message: message(1, { created_at: new Date(2026, 10, 22, 12).toISOString() }),
      conversation: conversation({ assignee_id: 'member0000002' }),
      snippet: '',
    };
    const passes = (query: string) => hitPasses(hit, readFilter(new URLSearchParams(query)), me);
    expect(passes('')).toBe(true);
    expect(passes('view=open&channel=chan000000001&assignee=member0000002')).toBe(true);
    for (const query of ['view=resolved', 'channel=chan000000002', 'assignee=member0000001', 'view=mine']) {
      expect(passes(query), query).toBe(false);
    }
    expect(passes('from=2026-11-22&to=2026-11-22')).toBe(true);
    expect(passes('from=2026-11-23')).toBe(false);
    expect(passes('to=2026-11-21')).toBe(false);
  });
});
