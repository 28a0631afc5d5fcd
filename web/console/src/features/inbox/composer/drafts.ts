// Unsent text, kept per conversation in this browser.
import type { FilePart } from '@/shared/api/types';
import { readJson, writeJson } from '@/shared/lib/storage';
import { Store, useStore } from '@/shared/lib/store';

export type Tab = 'reply' | 'note';

export interface Draft {
  tab: Tab;
  reply: string;
  note: string;
  files: FilePart[];
  /** When it was last changed, in ms. */
  at: number;
}

type Drafts = Record<string, Draft>;

const keepMs = 30 * 86_400_000;
const key = 'yd.drafts';
export const emptyDraft: Draft = { tab: 'reply', reply: '', note: '', files: [], at: 0 };

export const isEmpty = (d: Draft): boolean =>
  !d.reply && !d.note && d.files.length === 0 && d.tab === 'reply';

/** Without the empty ones and those that nobody came back to. */
export function prune(drafts: Drafts, now: number): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([, d]) => !isEmpty(d) && now - d.at < keepMs));
}

const store = new Store<Drafts>(prune(readJson<Drafts>(key, {}), Date.now()));
store.subscribe(() => writeJson(key, store.get()));

export function updateDraft(
  conversationId: string,
  change: Partial<Draft> | ((d: Draft) => Partial<Draft>),
): void {
  store.set((all) => {
    const before = all[conversationId] ?? emptyDraft;
    const next = { ...before, ...(typeof change === 'function' ? change(before) : change), at: Date.now() };
    const { [conversationId]: _, ...others } = all;
    return isEmpty(next) ? others : { ...others, [conversationId]: next };
  });
}

/** Adds a prepared answer below what is there, and opens the reply tab. */
export function insertReply(conversationId: string, text: string, files: FilePart[]): void {
  updateDraft(conversationId, (d) => ({
    tab: 'reply',
    reply: d.reply.trim() ? `${d.reply.trimEnd()}\n${text}` : text,
    files: [...d.files, ...files],
  }));
}

export const getDraft = (conversationId: string): Draft => store.get()[conversationId] ?? emptyDraft;

export function useDraft(conversationId: string): Draft {
  return useStore(store)[conversationId] ?? emptyDraft;
}
