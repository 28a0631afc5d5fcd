// What a platform does to a reply, known before it is sent.
import type { ChannelCapabilities, FilePart } from '@/shared/api/types';

/** A reply is soon impossible: time to hurry, or to ask for the customer's number. */
const soonMs = 60 * 60_000;

export type WindowState = 'open' | 'ending' | 'over';

/** `until`: when the platform stops to take replies; nothing where it always does. */
export function windowState(until: string | undefined, nowMs: number): WindowState {
  if (!until) return 'open';
  const left = Date.parse(until) - nowMs;
  if (left <= 0) return 'over';
  return left <= soonMs ? 'ending' : 'open';
}

/** How many messages a text becomes; 1 where it fits. */
export function piecesOf(text: string, { text_limit, text_unit }: ChannelCapabilities): number {
  if (text_limit <= 0) return 1;
  const length = text_unit === 'bytes' ? new TextEncoder().encode(text).length : [...text].length;
  return Math.max(1, Math.ceil(length / text_limit));
}

/** Whether some of the files can only go out as links. */
export const asLinks = (files: readonly FilePart[], c: ChannelCapabilities): boolean =>
  files.some(({ type }) => !(type === 'image' ? c.images : c.files));
