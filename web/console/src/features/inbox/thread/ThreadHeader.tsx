import { ArrowLeftOutlined, EyeOutlined, ProfileOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { ChannelGlyph } from '@/shared/channel/ChannelGlyph';
import { contactName } from '@/shared/lib/format';
import { useStore } from '@/shared/lib/store';
import { viewers } from '@/shared/live/ephemeral';
import { useWorkspace } from '@/shared/session/workspace';
import { LevelBadge, MoodMark, WaitingClock } from '@/shared/ui/Marks';
import { ActionBar } from '../actions/ActionBar';
import styles from './header.module.css';

interface Props {
  conversation: Conversation;
  onBack(): void;
  onDetails(): void;
}

export function ThreadHeader({ conversation: c, onBack, onDetails }: Props) {
  const { t } = useTranslation(['inbox', 'common']);
  return (
    <header className={styles.header}>
      <Button
        className={styles.back ?? ''}
        type="text"
        icon={<ArrowLeftOutlined />}
        aria-label={t('action.back')}
        onClick={onBack}
      />
      <div className={styles.who}>
        <div className={styles.whoLine}>
          <h1 className={styles.contact}>{contactName(c.contact, t('common:visitor'))}</h1>
          <LevelBadge level={c.level} />
          <MoodMark mood={c.mood} />
          {c.waiting_since && c.handler !== 'bot' && c.status === 'open' && (
            <WaitingClock since={c.waiting_since} exact label={t('waitingFor')} />
          )}
        </div>
        <div className={styles.subLine}>
          <span className={styles.channel} title={c.channel_name}>
            <ChannelGlyph type={c.channel_type} size={14} /> <span>{c.channel_name}</span>
          </span>
          <HandledBy conversation={c} />
          <Viewers conversationId={c.id} />
        </div>
      </div>
      <ActionBar conversation={c} />
      <Tooltip title={t('action.details')}>
        <Button
          className={styles.details ?? ''}
          type="text"
          icon={<ProfileOutlined />}
          aria-label={t('action.details')}
          onClick={onDetails}
        />
      </Tooltip>
    </header>
  );
}

function HandledBy({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const { me } = useWorkspace();
  const text = () => {
    if (c.status === 'resolved') return t('handler.resolved');
    if (c.handler === 'bot') return t('handler.bot');
    if (!c.assignee_id) return c.queue_place ? t('queuePlace', { place: c.queue_place }) : t('handler.queue');
    if (c.assignee_id === me.id) return t(c.accepted ? 'handler.me' : 'offered');
    return t('handler.member', { name: c.assignee_name ?? t('composer.somebody') });
  };
  return <span className={styles.handledBy}>{text()}</span>;
}

function Viewers({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('inbox');
  const { me } = useWorkspace();
  const { data: members = [] } = useMembers();
  const ids = useStore(viewers)[conversationId] ?? [];
  const names = ids
    .filter((id) => id !== me.id)
    .map((id) => members.find((m) => m.id === id)?.name)
    .filter((name) => name !== undefined);
  if (names.length === 0) return null;
  const text = t('viewing', { names: names.join(', '), count: names.length });
  return (
    <Tooltip title={text}>
      <span className={styles.viewers} role="status" aria-label={text}>
        <EyeOutlined aria-hidden /> <span className={styles.viewersText}>{text}</span>
      </span>
    </Tooltip>
  );
}
