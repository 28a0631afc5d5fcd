import { KeyOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, toMs } from '@/shared/lib/time';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { type ApiKey, useApiKeys, useRevokeKey } from './api/team';
import { CreateKey } from './CreateKey';
import { type Secret, SecretDialog } from './SecretDialog';
import styles from './team.module.css';

export function ApiKeysTab() {
  const { t } = useTranslation('team');
  const list = useApiKeys();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('createKey')}
    </Button>
  );
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.data.length === 0 ? (
        <EmptyState icon={<KeyOutlined />} title={t('noKeys')} text={t('noKeysText')} action={create} />
      ) : (
        <>
          <div className={styles.bar}>{create}</div>
          <KeyTable apiKeys={list.data} />
        </>
      )}
      <CreateKey open={creating} onClose={() => setCreating(false)} onSecret={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function KeyTable({ apiKeys }: { apiKeys: ApiKey[] }) {
  const { t } = useTranslation(['team', 'common']);
  const locale = useLocale();
  const revoke = useRevokeKey();
  const time = (at: string | undefined) => (at ? fullTime(toMs(at), locale) : t('never'));
  return (
    <Table<ApiKey>
      rowKey="id"
      pagination={false}
      dataSource={apiKeys}
      columns={[
        { title: t('name'), dataIndex: 'name' },
        {
          title: t('scopes'),
          responsive: ['md'],
          render: (_, key) => (
            <span className={styles.wrap}>
              {key.scopes.map((scope) => (
                <Tag key={scope}>{t(`scope.${scope.replace(':', '_')}`)}</Tag>
              ))}
            </span>
          ),
        },
        { title: t('created'), responsive: ['lg'], render: (_, key) => time(key.created_at) },
        { title: t('lastUsed'), responsive: ['md'], render: (_, key) => time(key.last_used_at) },
        {
          title: '',
          width: 96,
          render: (_, key) =>
            key.revoked_at ? (
              <Tag>{t('revoked')}</Tag>
            ) : (
              <Popconfirm
                title={t('revokeAsk', { name: key.name })}
                description={t('revokeText')}
                okText={t('revoke')}
                cancelText={t('common:cancel')}
                okButtonProps={{ danger: true }}
                onConfirm={() => revoke.mutate(key.id)}
              >
                <Button type="text" danger size="small">
                  {t('revoke')}
                </Button>
              </Popconfirm>
            ),
        },
      ]}
    />
  );
}
