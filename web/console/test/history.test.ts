import { describe, expect, it } from 'vitest';
import { readFilter, toQuery, writeFilter } from '@/features/history/filter';

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
});
