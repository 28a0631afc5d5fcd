// Pure rules by which live objects go into lists that are already loaded. Events may come twice, late, or about
// something that is not loaded; every function gives back the same object when nothing changed.
import type { InfiniteData } from '@tanstack/react-query';
import type { Contact, Conversation, Message, Page } from '../api/types';

export type ConversationList = InfiniteData<Page<Conversation>, string | undefined>;
/** pages[0] is the newest; within a page messages ascend by seq. */
export type MessageList = InfiniteData<Page<Message>, number | undefined>;

const newer = (a: Conversation, b: Conversation): boolean =>
  a.last_message_at !== b.last_message_at ? a.last_message_at > b.last_message_at : a.id > b.id;

export const isStale = (before: Conversation | undefined, next: Conversation): boolean =>
  before !== undefined && before.version > next.version;

/** Puts `next` where it belongs in a list that is newest first, or takes it out. */
export function mergeConversation(
  list: ConversationList,
  next: Conversation,
  belongs: boolean,
): ConversationList {
  const before = list.pages.flatMap((page) => page.items).find((c) => c.id === next.id);
  if (isStale(before, next) || (!before && !belongs)) return list;
  const pages = list.pages.map((page) => ({ ...page, items: page.items.filter((c) => c.id !== next.id) }));
  if (belongs) place(pages, next, before !== undefined);
  return { ...list, pages };
}

function place(pages: Page<Conversation>[], next: Conversation, keep: boolean): void {
  for (const page of pages) {
    const at = page.items.findIndex((c) => newer(next, c));
    if (at >= 0) {
      page.items.splice(at, 0, next);
      return;
    }
  }
  // Older than all that is loaded: a page not loaded yet will bring it, unless it was here before.
  const last = pages.at(-1);
  if (last && (keep || last.next_cursor === undefined)) last.items.push(next);
}

export interface MessageMerge {
  list: MessageList;
  /** Messages lie between what is loaded and this one: fetch them. */
  gap: boolean;
}

/** The answer to sending may come after the news that the platform took the message; it knows nothing of it. */
function keepDelivery(before: Message | undefined, next: Message): Message {
  const delivery = before?.meta.delivery;
  return delivery && !next.meta.delivery ? { ...next, meta: { ...next.meta, delivery } } : next;
}

export function mergeMessage(list: MessageList, next: Message): MessageMerge {
  const newest = list.pages[0]?.items.at(-1)?.seq ?? 0;
  for (const [index, page] of list.pages.entries()) {
    const at = page.items.findIndex((m) => m.seq === next.seq);
    if (at < 0) continue;
    const items = page.items.with(at, keepDelivery(page.items[at], next));
    return { list: { ...list, pages: list.pages.with(index, { ...page, items }) }, gap: false };
  }
  if (next.seq <= newest) return { list, gap: false };
  const first = list.pages[0] ?? { items: [] };
  const pages = [{ ...first, items: [...first.items, next] }, ...list.pages.slice(1)];
  return { list: { ...list, pages }, gap: next.seq > newest + 1 };
}

export function mergeContact(list: ConversationList, contact: Contact): ConversationList {
  let changed = false;
  const pages = list.pages.map((page) => {
    if (!page.items.some((c) => c.contact.id === contact.id)) return page;
    changed = true;
    return { ...page, items: page.items.map((c) => (c.contact.id === contact.id ? { ...c, contact } : c)) };
  });
  return changed ? { ...list, pages } : list;
}
