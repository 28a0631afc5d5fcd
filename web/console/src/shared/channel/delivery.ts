// Why a platform did not carry a message, in words.
import type { TFunction } from 'i18next';

export interface Reason {
  /** What happened. */
  text: string;
  /** What to do. */
  hint: string;
}

/** Our own codes; any other is the platform's. */
const known = ['window_over', 'refused', 'unreachable'];

export function deliveryReason(t: TFunction, code?: string, detail?: string): Reason {
  if (code && known.includes(code)) {
    const text = t(`channel:reason.${code}`);
    return {
      text: detail ? t('channel:withDetail', { text, detail }) : text,
      hint: t(`channel:hint.${code}`),
    };
  }
  if (!code && !detail) return { text: t('channel:reason.unknown'), hint: t('channel:hint.platform') };
  const text = code ? t('channel:reason.platform', { code }) : t('channel:reason.unknown');
  return {
    text: detail ? t('channel:withDetail', { text, detail }) : text,
    hint: t('channel:hint.platform'),
  };
}
