// Tells the server what the handling agent has seen: only what is on the screen of a tab that is looked at.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { keys } from '@/shared/api/keys';
import type { Conversation } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { markRead } from '../api/actions';

const settleMs = 400;

function subscribeFocus(notify: () => void): () => void {
  const events = ['focus', 'blur'] as const;
  for (const name of events) globalThis.addEventListener(name, notify);
  document.addEventListener('visibilitychange', notify);
  return () => {
    for (const name of events) globalThis.removeEventListener(name, notify);
    document.removeEventListener('visibilitychange', notify);
  };
}

/** `seen`: whether the end of the talk is before the reader's eyes as the one who handles it. */
export function useMarkRead(c: Conversation, lastSeq: number, seen: boolean): void {
  const { slug, me } = useWorkspace();
  const queryClient = useQueryClient();
  const focused = useSyncExternalStore(subscribeFocus, () => document.hasFocus() && !document.hidden);
  const due = c.assignee_id === me.id && c.unread > 0 && seen && focused;
  useEffect(() => {
    if (!due || lastSeq === 0) return;
    const timer = setTimeout(() => {
      // The event that follows brings the new state; a failure only leaves it unread.
      markRead(slug, c.id, lastSeq).catch(() =>
        queryClient.invalidateQueries({ queryKey: keys.conversation(slug, c.id) }),
      );
    }, settleMs);
    return () => clearTimeout(timer);
  }, [due, lastSeq, slug, c.id, queryClient]);
}
