// What was sent: the failed ones first, to be sent again.
import { CheckCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { Channel, DeliveryState } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useDeliveries, useResend } from '../api/health';
import { DeliveryTable } from './DeliveryTable';
import styles from './health.module.css';

type Shown = Extract<DeliveryState, 'failed' | 'queued'> | 'all';

export function Deliveries({ channel, failed }: { channel: Channel; failed: number }) {
  const { t } = useTranslation('channels');
  const [shown, setShown] = useState<Shown>('failed');
  return (
    <section aria-labelledby="deliveries">
      <div className={styles.bar}>
        <h2 id="deliveries" className={styles.title}>
          {t('delivery.title')}
        </h2>
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={[
            {
              value: 'failed',
              label: failed > 0 ? t('delivery.failedCount', { count: failed }) : t('delivery.failed'),
            },
            { value: 'queued', label: t('delivery.queued') },
            { value: 'all', label: t('delivery.all') },
          ]}
        />
      </div>
      <List key={shown} channel={channel} shown={shown} />
    </section>
  );
}

function List({ channel, shown }: { channel: Channel; shown: Shown }) {
  const { t } = useTranslation('channels');
  const { me } = useWorkspace();
  const query = useDeliveries(channel.id, shown === 'all' ? undefined : shown);
  const { sending, resend } = useResending(channel.id);
  const may = me.role === 'admin' || me.role === 'supervisor';
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 4, width: '100%' }} />;
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const deliveries = query.data.pages.flatMap((page) => page.items);
  if (deliveries.length === 0) {
    return (
      <EmptyState
        icon={<CheckCircleOutlined />}
        title={t(`delivery.empty.${shown}`)}
        text={t(`delivery.emptyText.${shown}`)}
      />
    );
  }
  const failed = deliveries.filter(({ state }) => state === 'failed').map(({ id }) => id);
  return (
    <>
      {may && shown === 'failed' && failed.length > 1 && (
        <Button
          className={styles.resendAll ?? ''}
          icon={<ReloadOutlined />}
          loading={sending.length > 0}
          onClick={() => void resend(failed)}
        >
          {t('delivery.resendAll', { count: failed.length })}
        </Button>
      )}
      <DeliveryTable
        deliveries={deliveries}
        sending={sending}
        onResend={may ? (id) => void resend([id]) : undefined}
      />
      <footer className={styles.foot}>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('delivery.more')}
          </Button>
        )}
      </footer>
    </>
  );
}

/** Sends again and tells how it went. */
function useResending(channel: string) {
  const { t } = useTranslation(['channels', 'common']);
  const { message } = App.useApp();
  const run = useResend(channel);
  const [sending, setSending] = useState<readonly string[]>([]);
  const resend = async (ids: readonly string[]) => {
    setSending(ids);
    const { refused, error } = await run(ids);
    setSending([]);
    const queued = ids.length - refused;
    if (queued > 0) void message.success(t('delivery.resent', { count: queued }));
    if (refused > 0)
      void message.error(t('delivery.notResent', { count: refused, reason: errorText(error, t) }));
  };
  return { sending, resend };
}
