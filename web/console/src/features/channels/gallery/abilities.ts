// What a kind of channel can do, in a few words.
import type { TFunction } from 'i18next';
import type { ChannelCapabilities } from '@/shared/api/types';
import { duration } from '@/shared/lib/time';

/** What it shows the customer beside plain text, the plainest first. */
export function abilities(c: ChannelCapabilities, t: TFunction): string[] {
  return [
    c.images && t('channels:can.images'),
    c.files && t('channels:can.files'),
    c.cards && t('channels:can.cards'),
    c.choices > 0 && t('channels:can.choices'),
    c.read ? t('channels:can.read') : c.delivered && t('channels:can.delivered'),
  ].filter((word) => word !== false);
}

/** What bounds it: the length of a text, and how long after the customer's last message it may be answered. */
export function limits(c: ChannelCapabilities, t: TFunction, locale: string): string[] {
  const count = new Intl.NumberFormat(locale).format(c.text_limit);
  const text = t(c.text_unit === 'bytes' ? 'channels:can.bytes' : 'channels:can.characters', {
    count: count as never,
  });
  return c.window_s > 0 ? [text, windowText(c, t, locale)] : [text];
}

/** "Reply within 48 hours, 5 messages at most". */
export function windowText(c: ChannelCapabilities, t: TFunction, locale: string): string {
  if (c.window_s <= 0) return t('channels:can.always');
  const time = duration(c.window_s * 1000, locale);
  return c.window_messages > 0
    ? t('channels:can.windowMessages', { time, count: c.window_messages })
    : t('channels:can.window', { time });
}
