import type { Localized } from '../api/types';

/** Without blanks around, and without a language that has no text: readers of it then see the other one. */
export function trimLocalized(text: Localized | undefined): Localized {
  const zh = text?.zh?.trim();
  const en = text?.en?.trim();
  return { ...(zh ? { zh } : {}), ...(en ? { en } : {}) };
}

export const isBlank = (text: Localized | undefined): boolean =>
  Object.keys(trimLocalized(text)).length === 0;
