import { useCallback, useSyncExternalStore } from 'react';

export const phoneQuery = '(max-width: 767px)';
/** The reader wants nothing to move. */
export const stillQuery = '(prefers-reduced-motion: reduce)';
export const threePanesQuery = '(min-width: 1200px)';

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
