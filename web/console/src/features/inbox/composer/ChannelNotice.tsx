// What the customer's platform does to a reply, said before it is sent.
import { useTranslation } from 'react-i18next';
import type { Conversation, FilePart } from '@/shared/api/types';
import { useChannelType } from '@/shared/channel/useChannelTypes';
import { useLocale } from '@/shared/i18n/useLocale';
import { clockTime, fullTime, toMs, waitShort } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { asLinks, piecesOf, windowState } from './channelLimits';
import styles from './composer.module.css';

interface Props {
  conversation: Conversation;
  text: string;
  files: readonly FilePart[];
}

export function ChannelNotice({ conversation: c, text, files }: Props) {
  const { t } = useTranslation('inbox');
  const can = useChannelType(c.channel_type)?.capabilities;
  const pieces = can ? piecesOf(text.trim(), can) : 1;
  const channel = c.channel_name;
  return (
    <>
      <WindowNotice conversation={c} />
      {pieces > 1 && <p className={styles.hint}>{t('composer.pieces', { channel, count: pieces })}</p>}
      {can && asLinks(files, can) && <p className={styles.hint}>{t('composer.asLinks', { channel })}</p>}
    </>
  );
}

function WindowNotice({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  const now = useNow(15_000);
  const until = c.reply_window_until;
  const state = windowState(until, now);
  if (!until || state === 'open') return null;
  const at = toMs(until);
  const channel = c.channel_name;
  if (state === 'over') {
    return (
      <p className={`${styles.window} ${styles.windowOver}`} role="status">
        <strong>{t('composer.windowOver', { channel })}</strong>{' '}
        {t('composer.windowOverText', { time: fullTime(at, locale) })}
      </p>
    );
  }
  return (
    <p className={styles.window} role="status">
      <strong>
        {t('composer.windowEnding', { time: clockTime(at, locale), left: waitShort(now, at, locale) })}
      </strong>{' '}
      {t('composer.windowEndingText', { channel })}
    </p>
  );
}
