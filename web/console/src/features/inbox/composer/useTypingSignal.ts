// Tells the customer and colleagues that somebody writes: at most every 3 s, and once when it ends.
import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '@/shared/live/LiveProvider';

const repeatMs = 3000;
const idleMs = 5000;

export function useTypingSignal(conversationId: string) {
  const live = useLive();
  const sentAt = useRef(0);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = useCallback(() => {
    clearTimeout(idle.current);
    if (sentAt.current === 0) return;
    sentAt.current = 0;
    live.send({ type: 'typing', conversation_id: conversationId, on: false });
  }, [live, conversationId]);
  const typed = useCallback(() => {
    clearTimeout(idle.current);
    idle.current = setTimeout(stop, idleMs);
    const now = Date.now();
    if (now - sentAt.current < repeatMs) return;
    sentAt.current = now;
    live.send({ type: 'typing', conversation_id: conversationId, on: true });
  }, [live, conversationId, stop]);
  useEffect(() => stop, [stop]);
  return { typed, stop };
}
