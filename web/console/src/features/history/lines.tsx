// A line a conversation, a line a hit.
import { useTranslation } from 'react-i18next';
import type { Conversation, SearchHit } from '@/shared/api/types';
import { ChannelMark } from '@/shared/channel/ChannelGlyph';
import { useLocale } from '@/shared/i18n/useLocale';
import { contactName } from '@/shared/lib/format';
import { fullTime, toMs } from '@/shared/lib/time';
import { LevelBadge, MoodMark } from '@/shared/ui/Marks';
import { Snippet } from '@/shared/ui/Snippet';
import styles from './history.module.css';

export function ConversationLine({
  conversation: c,
  onOpen,
}: {
  conversation: Conversation;
  onOpen(): void;
}) {
  const { t } = useTranslation('history');
  const handler = c.assignee_name || (c.handler === 'human' ? '' : t(`handledBy.${c.handler}`));
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen}>
        <Head conversation={c} time={c.last_message_at} />
        <span className={styles.text}>{c.last_text}</span>
        <span className={styles.faint}>
          {[c.channel_name, handler, t(`views.${c.status}`)].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  );
}

export function HitLine({ hit, onOpen }: { hit: SearchHit; onOpen(): void }) {
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen}>
        <Head conversation={hit.conversation} time={hit.message.created_at} />
        <span className={styles.snippet}>
          <Snippet text={hit.snippet} />
        </span>
      </button>
    </li>
  );
}

function Head({ conversation: c, time }: { conversation: Conversation; time: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <span className={styles.head}>
      <ChannelMark type={c.channel_type} name={c.channel_name} />
      <strong>{contactName(c.contact, t('visitor'))}</strong>
      <LevelBadge level={c.level} />
      <MoodMark mood={c.mood} />
      <time className={styles.time} dateTime={time}>
        {fullTime(toMs(time), locale)}
      </time>
    </span>
  );
}
