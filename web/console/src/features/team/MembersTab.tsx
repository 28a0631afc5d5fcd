import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { useTeams } from '@/shared/api/useTeams';
import { useWorkspace } from '@/shared/session/workspace';
import { ReadOnlyNote } from '@/shared/ui/FormParts';
import { PersonAvatar, PresenceLabel } from '@/shared/ui/Person';
import { ErrorState } from '@/shared/ui/States';
import { AddMember } from './AddMember';
import { MemberDrawer } from './MemberDrawer';
import { type Secret, SecretDialog } from './SecretDialog';
import styles from './team.module.css';

export function MembersTab() {
  const { t } = useTranslation('team');
  const { me } = useWorkspace();
  const members = useMembers();
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const admin = me.role === 'admin';
  if (members.isPending) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (members.isError) return <ErrorState error={members.error} onRetry={() => void members.refetch()} />;
  return (
    <>
      {admin ? (
        <div className={styles.bar}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('addMember')}
          </Button>
        </div>
      ) : (
        <ReadOnlyNote />
      )}
      <MemberTable members={members.data} onOpen={admin ? setOpen : undefined} />
      <AddMember open={adding} onClose={() => setAdding(false)} onSecret={setSecret} />
      <MemberDrawer
        member={members.data.find((m) => m.id === open)}
        onClose={() => setOpen(null)}
        onSecret={setSecret}
      />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function MemberTable({ members, onOpen }: { members: Member[]; onOpen?: (id: string) => void }) {
  const { t } = useTranslation(['team', 'common']);
  const { data: teams = [] } = useTeams();
  const teamNames = (ids: string[]) => teams.filter((team) => ids.includes(team.id)).map((team) => team.name);
  return (
    <Table<Member>
      rowKey="id"
      pagination={false}
      dataSource={members}
      columns={[
        {
          title: t('name'),
          render: (_, m) => (
            <div className={styles.person}>
              <PersonAvatar name={m.name} />
              <div className={styles.personText}>
                {onOpen ? (
                  <button type="button" className={styles.open} onClick={() => onOpen(m.id)}>
                    {m.name}
                  </button>
                ) : (
                  <span>{m.name}</span>
                )}
                <span className={styles.mail}>{m.email}</span>
                <span className={styles.brief}>
                  {t(`common:role.${m.role}`)} <PresenceLabel presence={m.presence} />
                </span>
                {!m.active && <Tag>{t('inactive')}</Tag>}
              </div>
            </div>
          ),
        },
        { title: t('role'), responsive: ['md'], render: (_, m) => t(`common:role.${m.role}`) },
        {
          title: t('presence'),
          responsive: ['md'],
          render: (_, m) => <PresenceLabel presence={m.presence} />,
        },
        {
          title: t('load'),
          responsive: ['md'],
          render: (_, m) => (
            <span className={styles.figures} title={t('loadHint')}>
              {m.load} / {m.capacity}
            </span>
          ),
        },
        {
          title: t('teams'),
          responsive: ['lg'],
          render: (_, m) => (
            <span className={styles.wrap}>
              {teamNames(m.team_ids).map((name) => (
                <Tag key={name}>{name}</Tag>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}
