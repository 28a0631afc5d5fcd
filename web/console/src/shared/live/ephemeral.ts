// What is true for a moment only: who types, who looks at the same conversation.
import { Store } from '../lib/store';
import type { TypingFrame } from './frames';

export interface Typing {
  author: 'customer' | 'agent';
  memberId?: string;
  text?: string;
  until: number;
}

export const typingValidMs = 6000;

/** By conversation. */
export const typing = new Store<Record<string, Typing[]>>({});
export const viewers = new Store<Record<string, string[]>>({});

const same = (a: Typing, f: Pick<TypingFrame, 'author' | 'member_id'>) =>
  a.author === f.author && a.memberId === f.member_id;

export function noteTyping(frame: TypingFrame, now: number): void {
  typing.set((all) => {
    const others = (all[frame.conversation_id] ?? []).filter((t) => !same(t, frame) && t.until > now);
    const next: Typing = { author: frame.author, until: now + typingValidMs };
    if (frame.member_id) next.memberId = frame.member_id;
    if (frame.text) next.text = frame.text;
    return { ...all, [frame.conversation_id]: frame.on ? [...others, next] : others };
  });
}

/** A message ends its author's typing at once. */
export function endTyping(conversationId: string, author: 'customer' | 'agent', memberId?: string): void {
  typing.set((all) => {
    const before = all[conversationId];
    if (!before?.length) return all;
    const frame = memberId ? { author, member_id: memberId } : { author };
    return { ...all, [conversationId]: before.filter((t) => !same(t, frame)) };
  });
}

export function expireTyping(now: number): void {
  typing.set((all) => {
    if (!Object.values(all).some((list) => list.some((t) => t.until <= now))) return all;
    const left = Object.entries(all).map(([id, list]) => [id, list.filter((t) => t.until > now)] as const);
    return Object.fromEntries(left.filter(([, list]) => list.length > 0));
  });
}

export function noteViewers(conversationId: string, memberIds: string[]): void {
  viewers.set((all) => ({ ...all, [conversationId]: memberIds }));
}

export function clearEphemeral(): void {
  typing.set({});
  viewers.set({});
}
