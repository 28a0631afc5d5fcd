// Keeps a list in place under the reader's eyes while the order behind it changes.

export interface StableOrder {
  ids: string[];
  /** How many conversations moved up or came new above; shown once the reader asks for them. */
  fresh: number;
}

/**
 * `shown` is what is on the screen, `current` the true order. Rows keep their places; what left goes; what is
 * new at the end (a further page) is added; what is new above waits.
 */
export function stableOrder(shown: readonly string[], current: readonly string[]): StableOrder {
  const exists = new Set(current);
  const known = new Set(shown);
  const kept = shown.filter((id) => exists.has(id));
  const lastKept = kept.at(-1);
  const edge = lastKept === undefined ? -1 : current.indexOf(lastKept);
  const below = current.filter((id, i) => i > edge && !known.has(id));
  const above = current.filter((id, i) => i < edge && !known.has(id)).length;
  return { ids: [...kept, ...below], fresh: above + movedUp(kept, current) };
}

/** Rows that now belong above one that stays: those before which a row of a later place stands. */
function movedUp(kept: readonly string[], current: readonly string[]): number {
  const place = new Map(current.map((id, i) => [id, i]));
  let deepest = -1;
  let moved = 0;
  for (const id of kept) {
    const at = place.get(id) ?? 0;
    if (at < deepest) moved += 1;
    else deepest = at;
  }
  return moved;
}
