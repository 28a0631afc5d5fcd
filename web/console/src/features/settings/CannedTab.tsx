import { MessageOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedReply } from '@/shared/api/types';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { Code } from '@/shared/ui/FormParts';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useCanned, useDeleteCanned } from './api/settings';
import { CannedDialog } from './CannedDialog';
import styles from './settings.module.css';

export function CannedTab() {
  const { t } = useTranslation('settings');
  const { me } = useWorkspace();
  const canned = useCanned();
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null);
  const editor = canReply(me.role);
  const create = editor && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('addCanned')}
    </Button>
  );
  if (canned.isPending) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (canned.isError) return <ErrorState error={canned.error} onRetry={() => void canned.refetch()} />;
  return (
    <>
      {canned.data.length === 0 ? (
        <EmptyState
          icon={<MessageOutlined />}
          title={t('noCanned')}
          text={t('noCannedText')}
          action={create}
        />
      ) : (
        <>
          <div className={styles.bar}>
            {create}
            <span className={styles.hint}>{t('cannedText')}</span>
          </div>
          <CannedTable replies={canned.data} onEdit={editor ? setEdited : undefined} />
        </>
      )}
      <CannedDialog edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function CannedTable({ replies, onEdit }: { replies: CannedReply[]; onEdit?: (reply: CannedReply) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const remove = useDeleteCanned();
  return (
    <Table<CannedReply>
      rowKey="id"
      pagination={false}
      dataSource={replies}
      columns={[
        { title: t('shortcut'), width: 140, render: (_, r) => <Code>{`/${r.shortcut}`}</Code> },
        { title: t('cannedTitle'), dataIndex: 'title' },
        {
          title: t('text'),
          responsive: ['md'],
          render: (_, r) => <span className={styles.text}>{r.text}</span>,
        },
        ...(onEdit
          ? [
              {
                title: '',
                width: 150,
                render: (_: unknown, r: CannedReply) => (
                  <span className={styles.actions}>
                    <Button size="small" type="text" onClick={() => onEdit(r)}>
                      {t('common:edit')}
                    </Button>
                    <Popconfirm
                      title={t('deleteCanned', { title: r.title })}
                      okText={t('common:delete')}
                      cancelText={t('common:cancel')}
                      okButtonProps={{ danger: true }}
                      onConfirm={() => remove.mutate(r.id)}
                    >
                      <Button size="small" type="text" danger>
                        {t('common:delete')}
                      </Button>
                    </Popconfirm>
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
