import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

interface Options {
  /** Keys of the first and the last thing shown; their change tells what grew. */
  oldest: string | undefined;
  newest: string;
  /** How many own messages are on their way: who writes wants to see what he wrote. */
  sending: number;
  /** Where to be at first: an element's data-anchor, or the end. */
  startAt: string | undefined;
}

export interface StickyScroll {
  ref: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  toEnd(): void;
  atEnd: boolean;
  nearStart: boolean;
  /** The newest message when the reader left the end. */
  leftAt: string | undefined;
}

const endSlack = 48;
const startSlack = 400;

export function useStickyScroll({ oldest, newest, sending, startAt }: Options): StickyScroll {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef<{ oldest: string | undefined; height: number; top: number } | undefined>(undefined);
  const [state, setState] = useState({
    atEnd: true,
    nearStart: false,
    leftAt: undefined as string | undefined,
  });
  const stick = useRef(true);
  const sentBefore = useRef(sending);

  const measure = useCallback(() => {
    const box = ref.current;
    if (!box) return;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < endSlack;
    const nearStart = box.scrollTop < startSlack;
    stick.current = atEnd;
    const last = newest.slice(0, newest.lastIndexOf('-'));
    setState((s) =>
      s.atEnd === atEnd && s.nearStart === nearStart
        ? s
        : { atEnd, nearStart, leftAt: atEnd ? undefined : (s.leftAt ?? last) },
    );
    before.current = { oldest, height: box.scrollHeight, top: box.scrollTop };
  }, [newest, oldest]);

  // Runs when the content grew, not when its helpers change.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const was = before.current;
    if (sending > sentBefore.current) stick.current = true;
    sentBefore.current = sending;
    if (!was) {
      const anchor = startAt && box.querySelector(`[data-anchor="${startAt}"]`);
      if (anchor instanceof HTMLElement) box.scrollTop = Math.max(0, anchor.offsetTop - 80);
      else box.scrollTop = box.scrollHeight;
    } else if (was.oldest !== oldest) {
      box.scrollTop = was.top + box.scrollHeight - was.height;
    } else if (stick.current) {
      box.scrollTop = box.scrollHeight;
    }
    measure();
  }, [oldest, newest]);

  // Pictures that load and panes that change their size must not push the newest message out of view.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      if (stick.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  });

  const toEnd = useCallback(() => {
    const box = ref.current;
    if (box) box.scrollTo({ top: box.scrollHeight, behavior: 'smooth' });
  }, []);
  return { ref, onScroll: measure, toEnd, ...state };
}
