import { PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '@/shared/api/types';
import { useTeams } from '@/shared/api/useTeams';
import { useWorkspace } from '@/shared/session/workspace';
import { ErrorState } from '@/shared/ui/States';
import { useDeleteTeam } from './api/team';
import { TeamDrawer } from './TeamDrawer';
import styles from './team.module.css';

export function TeamsTab() {
  const { t } = useTranslation('team');
  const teams = useTeams();
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  if (teams.isPending) return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
  if (teams.isError) return <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />;
  return (
    <>
      <div className={styles.bar}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          {t('addTeam')}
        </Button>
      </div>
      <TeamTable teams={teams.data} onOpen={setEdited} />
      <TeamDrawer team={edited} onClose={() => setEdited(null)} />
    </>
  );
}

/** Admins and supervisors see this page, and both may change teams; only admins remove them. */
function TeamTable({ teams, onOpen }: { teams: Team[]; onOpen(team: Team): void }) {
  const { t } = useTranslation(['team', 'common']);
  const { me } = useWorkspace();
  const remove = useDeleteTeam();
  const columns = [
    {
      title: t('name'),
      render: (_: unknown, team: Team) => (
        <span className={styles.wrap}>
          <button type="button" className={styles.open} onClick={() => onOpen(team)}>
            {team.name}
          </button>
          {team.is_default && <Tag>{t('default')}</Tag>}
        </span>
      ),
    },
    {
      title: t('state'),
      render: (_: unknown, team: Team) => (
        <Tag color={team.open ? 'success' : 'default'}>{t(team.open ? 'openNow' : 'closedNow')}</Tag>
      ),
    },
    { title: t('members'), render: (_: unknown, team: Team) => team.member_ids.length },
  ];
  const removal = {
    title: '',
    width: 96,
    render: (_: unknown, team: Team) =>
      !team.is_default && (
        <Popconfirm
          title={t('deleteTeamAsk', { name: team.name })}
          description={t('deleteTeamText')}
          okText={t('common:delete')}
          cancelText={t('common:cancel')}
          okButtonProps={{ danger: true }}
          onConfirm={() => remove.mutate(team.id)}
        >
          <Button type="text" danger size="small">
            {t('common:delete')}
          </Button>
        </Popconfirm>
      ),
  };
  return (
    <Table<Team>
      rowKey="id"
      pagination={false}
      dataSource={teams}
      columns={me.role === 'admin' ? [...columns, removal] : columns}
    />
  );
}
