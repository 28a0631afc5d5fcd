import { useEffect, useRef, useState } from 'react';
import { type StableOrder, stableOrder } from './stableOrder';

/** The order to show: the true one, or while `frozen` the one that was on the screen. */
export function useStableIds(
  current: string[],
  frozen: boolean,
  resetKey: string,
): StableOrder & { release(): void } {
  const shown = useRef<{ key: string; ids: string[] }>({ key: resetKey, ids: [] });
  const [, rerender] = useState(0);
  const reset = shown.current.key !== resetKey || shown.current.ids.length === 0;
  const order = frozen && !reset ? stableOrder(shown.current.ids, current) : { ids: current, fresh: 0 };
  useEffect(() => {
    shown.current = { key: resetKey, ids: order.ids };
  });
  return {
    ...order,
    release: () => {
      shown.current = { key: resetKey, ids: [] };
      rerender((n) => n + 1);
    },
  };
}
