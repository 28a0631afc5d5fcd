// The order on the screen, for J and K.
import { Store } from '@/shared/lib/store';

export const listOrder = new Store<readonly string[]>([]);

/** The neighbour of `id`; the first when none is open. */
export function neighbour(ids: readonly string[], id: string | undefined, step: 1 | -1): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  if (at < 0) return step === 1 ? ids[0] : ids.at(-1);
  return ids[at + step];
}
