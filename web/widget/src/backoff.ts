const FIRST_MS = 500;
const LAST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (from 0). Doubles up to 30 s; the lower half is certain and the upper
 * half chance, so that the widgets of one server do not come back in step after its restart.
 */
export function backoffMs(attempt: number, random: number, lastMs = LAST_MS): number {
  const full = Math.min(lastMs, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(full / 2 + (full / 2) * random);
}
