import { ApiOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Channel } from '@/shared/api/types';
import { ChannelGlyph } from '@/shared/channel/ChannelGlyph';
import { useKindName } from '@/shared/channel/useChannelTypes';
import { useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useChannels } from './api/channels';
import styles from './channels.module.css';
import { HealthMark, LastMessage } from './health/HealthMark';

export function ChannelList() {
  const { t } = useTranslation('channels');
  const { me } = useWorkspace();
  const channels = useChannels();
  const create = me.role === 'admin' && (
    <Link to="new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('create')}
      </Button>
    </Link>
  );
  return (
    <Page title={t('title')} actions={create}>
      {channels.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {channels.isError && <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data?.length === 0 && (
        <EmptyState icon={<ApiOutlined />} title={t('empty')} text={t('emptyText')} action={create} />
      )}
      {channels.data && channels.data.length > 0 && <ChannelTable channels={channels.data} />}
    </Page>
  );
}

function ChannelTable({ channels }: { channels: Channel[] }) {
  const { t } = useTranslation('channels');
  const kindName = useKindName();
  return (
    <Table<Channel>
      rowKey="id"
      pagination={false}
      dataSource={channels}
      columns={[
        {
          title: t('name'),
          render: (_, c) => (
            <span className={styles.name}>
              <ChannelGlyph type={c.type} size={28} />
              <span className={styles.nameText}>
                <Link to={c.id}>{c.name}</Link>
                <span className={styles.kind}>{kindName(c.type)}</span>
                {c.type !== 'web' && (
                  <span className={styles.onPhone}>
                    <HealthMark channel={c} />
                  </span>
                )}
              </span>
            </span>
          ),
        },
        {
          title: t('state'),
          width: 120,
          render: (_, c) => (
            <Tag color={c.enabled ? 'success' : 'default'}>{t(c.enabled ? 'on' : 'off')}</Tag>
          ),
        },
        { title: t('health.title'), responsive: ['md'], render: (_, c) => <HealthMark channel={c} /> },
        {
          title: t('health.lastIn'),
          responsive: ['lg'],
          width: 200,
          render: (_, c) => <LastMessage channel={c} />,
        },
      ]}
    />
  );
}
