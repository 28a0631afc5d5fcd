// Messages on their way. Each goes out in order, is tried again while there is no connection, and is stored once by
// the server however often it is sent. What was not sent survives a reload, to be retried by hand.
import { useMemo } from 'react';
import { api } from '@/shared/api/client';
import { ApiError, type Message, type MessagePart } from '@/shared/api/types';
import { newClientId } from '@/shared/lib/id';
import { readJson, writeJson } from '@/shared/lib/storage';
import { Store, useStore } from '@/shared/lib/store';
import { applyMessage } from '@/shared/live/reducer';
import { useLiveTarget } from '@/shared/live/useLiveTarget';

export interface Pending {
  /** The client_message_id. */
  id: string;
  ws: string;
  conversationId: string;
  parts: MessagePart[];
  note: boolean;
  state: 'sending' | 'failed';
  error?: unknown;
}

const key = 'yd.outbox';
const kept = readJson<Pending[]>(key, []).map((p): Pending => ({ ...p, state: 'failed' }));
const store = new Store<Pending[]>(kept);
store.subscribe(() =>
  writeJson(
    key,
    store.get().map(({ error: _, ...p }) => p),
  ),
);

const pauses = [500, 1500, 4000, 8000, 15_000];
const chains = new Map<string, Promise<void>>();

const update = (id: string, change: Partial<Pending>) =>
  store.set((all) => all.map((p) => (p.id === id ? { ...p, ...change } : p)));
const remove = (id: string) => store.set((all) => all.filter((p) => p.id !== id));

export type Post = (pending: Pending) => Promise<Message | undefined>;

const again = (error: unknown) => error instanceof ApiError && (error.status === 0 || error.status >= 500);

async function deliver(pending: Pending, post: Post, sent: (message: Message) => void): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const message = await post(pending);
      if (message) sent(message);
      remove(pending.id);
      return;
    } catch (error) {
      const pause = pauses[attempt];
      if (!again(error) || pause === undefined) {
        update(pending.id, { state: 'failed', error });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Queues behind what this conversation is already sending. */
export function enqueue(pending: Pending, post: Post, sent: (message: Message) => void): Promise<void> {
  store.set((all) => [...all.filter((p) => p.id !== pending.id), { ...pending, state: 'sending' }]);
  const before = chains.get(pending.conversationId) ?? Promise.resolve();
  const chain = before.then(() => deliver(pending, post, sent));
  chains.set(pending.conversationId, chain);
  return chain;
}

export const pendingOf = (conversationId: string): Pending[] =>
  store.get().filter((p) => p.conversationId === conversationId);

export function useOutbox(conversationId: string): Pending[] {
  const all = useStore(store);
  return useMemo(() => all.filter((p) => p.conversationId === conversationId), [all, conversationId]);
}

const post: Post = async ({ ws, conversationId, id, note, parts }) => {
  const { data } = await api.POST('/api/v1/workspaces/{workspace}/conversations/{conversation}/messages', {
    params: { path: { workspace: ws, conversation: conversationId } },
    body: { client_message_id: id, note, parts },
  });
  return data;
};

export function useOutboxActions() {
  const target = useLiveTarget();
  const go = (pending: Pending) => void enqueue(pending, post, (message) => applyMessage(target, message));
  return {
    send: (conversationId: string, parts: MessagePart[], note: boolean) =>
      go({ id: newClientId(), ws: target.ws, conversationId, parts, note, state: 'sending' }),
    retry: go,
    discard: (pending: Pending) => remove(pending.id),
  };
}
