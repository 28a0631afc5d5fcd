import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation, Member, Team } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { useTeams } from '@/shared/api/useTeams';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { FormDialog } from '@/shared/ui/FormDialog';
import { PresenceLabel } from '@/shared/ui/Person';
import type { Transfer } from '../api/actions';
import styles from './actions.module.css';

interface Props {
  conversation: Conversation;
  open: boolean;
  onClose(): void;
  onTransfer(to: Transfer & { name: string }): void;
}

interface Fields {
  to: string;
  note?: string;
}

const order = { online: 0, busy: 1, offline: 2 };

export function TransferDialog({ conversation, open, onClose, onTransfer }: Props) {
  const { t } = useTranslation(['inbox', 'common']);
  const { me } = useWorkspace();
  const { data: members = [] } = useMembers();
  const { data: teams = [] } = useTeams();
  const colleagues = members
    .filter((m) => m.active && m.id !== me.id && m.id !== conversation.assignee_id && canReply(m.role))
    .sort((a, b) => order[a.presence] - order[b.presence] || a.load / a.capacity - b.load / b.capacity);
  const submit = ({ to, note }: Fields) => {
    const [kind, id] = to.split(':');
    if (!id) return;
    const name = [...members, ...teams].find((x) => x.id === id)?.name ?? '';
    onTransfer({
      name,
      ...(kind === 'team' ? { team_id: id } : { member_id: id }),
      ...(note?.trim() ? { note: note.trim() } : {}),
    });
    onClose();
  };
  return (
    <FormDialog<Fields>
      open={open}
      title={t('transfer.title')}
      okText={t('transfer.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="to"
        label={t('transfer.to')}
        rules={[{ required: true, message: t('transfer.choose') }]}
      >
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('transfer.choose')}
          notFoundContent={t('transfer.none')}
          options={[
            { label: t('transfer.teams'), options: teams.map((x) => teamOption(x)) },
            { label: t('transfer.members'), options: colleagues.map((x) => memberOption(x)) },
          ].filter((group) => group.options.length > 0)}
          optionRender={(option) => <TransferOption data={option.data as unknown as OptionData} />}
        />
      </Form.Item>
      <Form.Item name="note" label={t('transfer.note')}>
        <Input.TextArea rows={3} maxLength={4000} placeholder={t('transfer.notePlaceholder')} />
      </Form.Item>
    </FormDialog>
  );
}

interface OptionData {
  value: string;
  label: string;
  member?: Member;
  team?: Team;
}

const memberOption = (member: Member): OptionData => ({
  value: `member:${member.id}`,
  label: member.name,
  member,
});
const teamOption = (team: Team): OptionData => ({ value: `team:${team.id}`, label: team.name, team });

function TransferOption({ data: { label, member, team } }: { data: OptionData }) {
  const { t } = useTranslation('inbox');
  return (
    <div className={styles.option}>
      <span className={styles.optionName}>{label}</span>
      <span className={styles.optionDetail}>
        {member && (
          <>
            <PresenceLabel presence={member.presence} /> ·{' '}
            {t('transfer.load', { load: member.load, capacity: member.capacity })}
          </>
        )}
        {team && !team.open && t('transfer.closed')}
      </span>
    </div>
  );
}
