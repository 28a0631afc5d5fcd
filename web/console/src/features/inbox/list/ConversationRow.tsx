import { RobotOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conversation } from '@/shared/api/types';
import { ChannelMark } from '@/shared/channel/ChannelGlyph';
import { useLocale } from '@/shared/i18n/useLocale';
import { contactName } from '@/shared/lib/format';
import { listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { LevelBadge, MoodMark, WaitingClock } from '@/shared/ui/Marks';
import styles from './list.module.css';

interface Props {
  conversation: Conversation;
  to: string;
  selected: boolean;
  myId: string;
}

export const ConversationRow = memo(function ConversationRow({ conversation: c, to, selected, myId }: Props) {
  const { t } = useTranslation(['inbox', 'common']);
  const locale = useLocale();
  const now = useNow(60_000);
  // What the bot answers need not be read by anybody.
  const unread = c.unread > 0 && c.status === 'open' && c.handler !== 'bot';
  return (
    <Link to={to} className={styles.row} aria-current={selected ? 'true' : undefined} data-unread={unread}>
      <span className={styles.line}>
        <ChannelMark type={c.channel_type} name={c.channel_name} />
        <span className={styles.name}>{contactName(c.contact, t('common:visitor'))}</span>
        <MoodMark mood={c.mood} />
        <time className={styles.time} dateTime={c.last_message_at}>
          {listTime(toMs(c.last_message_at), now, locale)}
        </time>
      </span>
      <span className={styles.line}>
        <span className={styles.preview}>{previewOf(c, myId, t)}</span>
        {unread && (
          <span className={styles.unread} title={t('unread', { count: c.unread })}>
            {Math.min(99, c.unread)}
          </span>
        )}
      </span>
      <span className={styles.line}>
        <LevelBadge level={c.level} />
        <HandlerLabel conversation={c} myId={myId} />
        {c.waiting_since && c.handler !== 'bot' && (
          <WaitingClock since={c.waiting_since} label={t('waitingFor')} />
        )}
      </span>
    </Link>
  );
});

function previewOf(c: Conversation, myId: string, t: TFunction): string {
  if (!c.last_text) return t('inbox:noMessage');
  if (c.last_author === 'bot') return t('inbox:botPrefix') + c.last_text;
  if (c.last_author === 'note') return t('inbox:notePrefix') + c.last_text;
  if (c.last_author === 'agent' && c.assignee_id === myId) return t('inbox:youPrefix') + c.last_text;
  return c.last_text;
}

function HandlerLabel({ conversation: c, myId }: { conversation: Conversation; myId: string }) {
  const { t } = useTranslation(['inbox', 'common']);
  if (c.status === 'resolved') return <span className={styles.handler}>{t('views.resolved')}</span>;
  if (c.handler === 'bot') {
    return (
      <span className={styles.handler}>
        <RobotOutlined aria-hidden /> {t('withBot')}
      </span>
    );
  }
  if (!c.assignee_id) {
    return (
      <span className={styles.handler}>
        <TeamOutlined aria-hidden /> {c.queue_place ? t('queuePlace', { place: c.queue_place }) : t('queue')}
      </span>
    );
  }
  return (
    <span className={styles.handler}>
      <UserOutlined aria-hidden /> {c.assignee_id === myId ? t('common:you') : c.assignee_name}
      {!c.accepted && <em className={styles.offered}>{t('offered')}</em>}
    </span>
  );
}
