// Whether messages come and go, what went wrong, and what to do about it.
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, ChannelHealth } from '@/shared/api/types';
import { deliveryReason } from '@/shared/channel/delivery';
import { useChannelType } from '@/shared/channel/useChannelTypes';
import { useLocale } from '@/shared/i18n/useLocale';
import { capitalized } from '@/shared/lib/format';
import { fullTime, listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useHealth } from '../api/health';
import { windowText } from '../gallery/abilities';
import { Deliveries } from './Deliveries';
import { StateMark } from './HealthMark';
import styles from './health.module.css';

export function HealthTab({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const query = useHealth(channel.id, true);
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <EmptyState title={t('health.none')} />;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <StateMark state={query.data.state} />
        <span className={styles.faint}>{t(`health.stateText.${query.data.state}`)}</span>
      </div>
      <Troubles health={query.data} enabled={channel.enabled} />
      <Figures health={query.data} type={channel.type} />
      <Deliveries channel={channel} failed={query.data.failed} />
    </div>
  );
}

function Troubles({ health, enabled }: { health: ChannelHealth; enabled: boolean }) {
  const { t } = useTranslation(['channels', 'channel']);
  const locale = useLocale();
  const { last_error: error, last_refused: refused } = health;
  const at = (time: string) => fullTime(toMs(time), locale);
  const reason = error && deliveryReason(t, error.code, error.detail);
  return (
    <>
      {!enabled && <Alert className={styles.trouble ?? ''} type="warning" showIcon title={t('health.off')} />}
      {error && reason && (
        <Alert
          className={styles.trouble ?? ''}
          type={health.state === 'failing' ? 'error' : 'info'}
          showIcon
          title={t(health.state === 'failing' ? 'health.error' : 'health.errorOver', { time: at(error.at) })}
          description={
            <>
              <p className={styles.said}>{reason.text}</p>
              {health.state === 'failing' && <p className={styles.hint}>{reason.hint}</p>}
            </>
          }
        />
      )}
      {refused && (
        <Alert
          className={styles.trouble ?? ''}
          type="warning"
          showIcon
          title={t('health.refusedAt', { count: health.refused, time: at(refused.at) })}
          description={
            <>
              <p className={styles.said}>{t(`refusal.${refused.reason}`)}</p>
              <p className={styles.hint}>{t(`refusalHint.${refused.reason}`)}</p>
            </>
          }
        />
      )}
    </>
  );
}

function Figures({ health, type }: { health: ChannelHealth; type: string }) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const capabilities = useChannelType(type)?.capabilities;
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <dl className={styles.figures}>
      <Figure
        label={t('health.lastIn')}
        value={<Moment at={health.last_in} />}
        more={t('health.received', { count: health.received, number: number(health.received) })}
      />
      <Figure
        label={t('health.lastOut')}
        value={<Moment at={health.last_out} />}
        more={t('health.sent', { count: health.sent, number: number(health.sent) })}
      />
      <Figure
        label={t('health.waiting')}
        value={number(health.waiting_in + health.waiting_out)}
        more={t('health.waitingOf', { in: number(health.waiting_in), out: number(health.waiting_out) })}
      />
      <Figure
        label={t('health.failed')}
        value={number(health.failed)}
        bad={health.failed > 0}
        more={t('health.refused', { count: health.refused, number: number(health.refused) })}
      />
      {capabilities && (
        <Figure
          label={t('about.window')}
          value={
            <span className={styles.words}>{capitalized(windowText(capabilities, t, locale), locale)}</span>
          }
          more={
            capabilities.rate
              ? t('about.perSecond', { count: Math.max(1, Math.round(capabilities.rate)) })
              : t('about.noRate')
          }
        />
      )}
    </dl>
  );
}

interface FigureProps {
  label: string;
  value: React.ReactNode;
  more: string;
  bad?: boolean;
}

function Figure({ label, value, more, bad = false }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className={styles.value} data-bad={bad}>
        {value}
      </dd>
      <dd className={styles.more}>{more}</dd>
    </div>
  );
}

function Moment({ at }: { at: string | undefined }) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const now = useNow(60_000);
  if (!at) return <span className={styles.words}>{t('health.never')}</span>;
  return (
    <time dateTime={at} title={fullTime(toMs(at), locale)}>
      {listTime(toMs(at), now, locale)}
    </time>
  );
}
