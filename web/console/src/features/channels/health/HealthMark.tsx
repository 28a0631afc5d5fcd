// How a channel is, in a line of the list.
import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Channel } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, toMs } from '@/shared/lib/time';
import { useHealth } from '../api/health';
import styles from './health.module.css';

const icons = { ok: CheckCircleOutlined, failing: CloseCircleOutlined, unused: MinusCircleOutlined };

export function StateMark({ state }: { state: keyof typeof icons }) {
  const { t } = useTranslation('channels');
  const Icon = icons[state];
  return (
    <span className={styles.state} data-state={state}>
      <Icon aria-hidden /> {t(`health.state.${state}`)}
    </span>
  );
}

/** Nothing for the chat window on the own website: no platform stands between. */
export function HealthMark({ channel }: { channel: Channel }) {
  return channel.type === 'web' ? <span className={styles.faint}>–</span> : <Mark id={channel.id} />;
}

function Mark({ id }: { id: string }) {
  const { t } = useTranslation('channels');
  const { data: health } = useHealth(id, false);
  if (!health) return null;
  return (
    <span className={styles.mark}>
      <StateMark state={health.state} />
      {health.failed > 0 && <Link to={`${id}/health`}>{t('tab.failed', { count: health.failed })}</Link>}
    </span>
  );
}

export function LastMessage({ channel }: { channel: Channel }) {
  return channel.type === 'web' ? <span className={styles.faint}>–</span> : <LastIn id={channel.id} />;
}

function LastIn({ id }: { id: string }) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const { data: health } = useHealth(id, false);
  if (!health) return null;
  return (
    <span className={styles.faint}>
      {health.last_in ? fullTime(toMs(health.last_in), locale) : t('health.never')}
    </span>
  );
}
