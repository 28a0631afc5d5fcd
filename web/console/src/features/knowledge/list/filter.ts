// What the list shows, kept in the address, so that going back and sharing a link keep it.
import type { Entry } from '@/shared/api/types';

export interface EntryFilter {
  q: string;
  category: string;
  status: Entry['status'] | '';
}

export function readFilter(params: URLSearchParams): EntryFilter {
  const status = params.get('status');
  return {
    q: params.get('q') ?? '',
    category: params.get('category') ?? '',
    status: status === 'draft' || status === 'published' ? status : '',
  };
}

export function writeFilter(filter: EntryFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

export const isFiltered = (filter: EntryFilter): boolean => Object.keys(writeFilter(filter)).length > 0;

export type EntryState = 'draft' | 'scheduled' | 'expired' | 'published';

/** Whether customers get it now: publishing alone does not say so. */
export function entryState(
  entry: Pick<Entry, 'status' | 'valid_from' | 'valid_until'>,
  nowMs: number,
): EntryState {
  if (entry.status === 'draft') return 'draft';
  if (entry.valid_until && Date.parse(entry.valid_until) <= nowMs) return 'expired';
  if (entry.valid_from && Date.parse(entry.valid_from) > nowMs) return 'scheduled';
  return 'published';
}
