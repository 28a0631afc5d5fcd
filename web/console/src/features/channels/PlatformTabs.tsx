// A channel of somebody else's platform: its set-up, how it is served, and whether messages come and go.
import { Badge, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Channel } from '@/shared/api/types';
import { useChannelTypes } from '@/shared/channel/useChannelTypes';
import { useWorkspace } from '@/shared/session/workspace';
import { ReadOnlyNote } from '@/shared/ui/FormParts';
import { PageTabs } from '@/shared/ui/PageTabs';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useHealth } from './api/health';
import { ChannelForm } from './ChannelForm';
import styles from './channels.module.css';
import { DeleteChannel } from './DeleteChannel';
import { HealthTab } from './health/HealthTab';
import { SetupTab } from './setup/SetupTab';

export function PlatformTabs({ channel, admin }: { channel: Channel; admin: boolean }) {
  const { t } = useTranslation('channels');
  const { slug } = useWorkspace();
  const { tab = 'setup' } = useParams();
  const { data: health } = useHealth(channel.id, true);
  return (
    <PageTabs
      path={`/w/${slug}/channels/${channel.id}`}
      current={tab}
      items={[
        { key: 'setup', label: t('tab.setup'), children: <Setup channel={channel} admin={admin} /> },
        {
          key: 'service',
          label: t('tab.service'),
          children: (
            <>
              {!admin && <ReadOnlyNote />}
              <ChannelForm channel={channel} disabled={!admin} />
              {admin && (
                <div className={styles.danger}>
                  <DeleteChannel channel={channel} />
                </div>
              )}
            </>
          ),
        },
        {
          key: 'health',
          label: (
            <span className={styles.tab}>
              {t('tab.health')}
              <Badge
                count={health?.failed ?? 0}
                size="small"
                title={t('tab.failed', { count: health?.failed ?? 0 })}
              />
            </span>
          ),
          children: <HealthTab channel={channel} />,
        },
      ]}
    />
  );
}

function Setup({ channel, admin }: { channel: Channel; admin: boolean }) {
  const { t } = useTranslation('channels');
  const types = useChannelTypes();
  const kind = types.data?.find(({ type }) => type === channel.type);
  if (types.isPending) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (types.isError) return <ErrorState error={types.error} onRetry={() => void types.refetch()} />;
  if (!kind) return <EmptyState title={t('setup.unknown')} text={t('setup.unknownText')} />;
  return <SetupTab channel={channel} kind={kind} disabled={!admin} />;
}
