// Why a message was not carried, in words.
import type { TFunction } from 'i18next';

export interface Reason {
  /** What happened. */
  text: string;
  /** What to do. */
  hint: string;
}

/** Our own codes; any other is the platform's. With `said`, its own words help as well. */
const ours: Readonly<Record<string, { key: string; said?: true }>> = {
  window_over: { key: 'window_over' },
  refused: { key: 'refused', said: true },
  again: { key: 'busy', said: true },
  slow_down: { key: 'slow_down' },
  token_bad: { key: 'token_bad', said: true },
  unreachable: { key: 'unreachable', said: true },
  connect_failed: { key: 'unreachable', said: true },
  connection_lost: { key: 'unreachable', said: true },
  timeout: { key: 'unreachable' },
  timed_out: { key: 'unreachable' },
  certificate_refused: { key: 'certificate', said: true },
  plain_http_refused: { key: 'plain_http' },
  url_invalid: { key: 'address' },
  no_public_url: { key: 'no_public_url' },
  channel_secret_unreadable: { key: 'secret' },
  file_missing: { key: 'file' },
  media_refused: { key: 'file' },
};

export const ownCodes: readonly string[] = Object.keys(ours);

export function deliveryReason(t: TFunction, code?: string, detail?: string): Reason {
  const known = code === undefined ? undefined : ours[code];
  const text = known
    ? t(`channel:reason.${known.key}`)
    : code
      ? t('channel:reason.platform', { code })
      : t('channel:reason.unknown');
  const said = detail && (!known || known.said);
  return {
    text: said ? t('channel:withDetail', { text, detail }) : text,
    hint: t(`channel:hint.${known?.key ?? 'platform'}`),
  };
}
