import { ApiOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Channel } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { CopyButton } from '@/shared/ui/CopyButton';
import { Code } from '@/shared/ui/FormParts';
import { ChannelIcon } from '@/shared/ui/Marks';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useChannels } from './api/channels';
import { CreateChannel } from './CreateChannel';
import styles from './channels.module.css';

export function ChannelList() {
  const { t } = useTranslation('channels');
  const { me } = useWorkspace();
  const channels = useChannels();
  const [creating, setCreating] = useState(false);
  const admin = me.role === 'admin';
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={admin && create}>
      {channels.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {channels.isError && <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data?.length === 0 && (
        <EmptyState
          icon={<ApiOutlined />}
          title={t('empty')}
          text={t('emptyText')}
          action={admin && create}
        />
      )}
      {channels.data && channels.data.length > 0 && <ChannelTable channels={channels.data} />}
      <CreateChannel open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function ChannelTable({ channels }: { channels: Channel[] }) {
  const { t } = useTranslation(['channels', 'common']);
  return (
    <Table<Channel>
      rowKey="id"
      pagination={false}
      dataSource={channels}
      columns={[
        {
          title: t('name'),
          render: (_, c) => (
            <Link to={c.id} className={styles.name}>
              <ChannelIcon type={c.type} name={t(`common:channelType.${c.type}`)} /> {c.name}
            </Link>
          ),
        },
        { title: t('type'), responsive: ['md'], render: (_, c) => t(`common:channelType.${c.type}`) },
        {
          title: t('state'),
          width: 120,
          render: (_, c) => (
            <Tag color={c.enabled ? 'success' : 'default'}>{t(c.enabled ? 'on' : 'off')}</Tag>
          ),
        },
        {
          title: t('key'),
          responsive: ['md'],
          render: (_, c) => (
            <span className={styles.key}>
              <Code>{c.key}</Code>
              <CopyButton text={c.key} label={`${t('key')} ${c.name}`} />
            </span>
          ),
        },
      ]}
    />
  );
}
