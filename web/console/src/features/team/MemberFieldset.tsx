import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/shared/api/types';
import { useTeams } from '@/shared/api/useTeams';
import { SwitchField } from '@/shared/ui/FormParts';

const roles: Role[] = ['admin', 'supervisor', 'agent', 'knowledge_editor', 'analyst'];

/** What a new member and an existing one have in common. */
export function MemberFieldset() {
  const { t } = useTranslation(['team', 'common']);
  const { data: teams = [] } = useTeams();
  const role = Form.useWatch<Role | undefined>('role');
  return (
    <>
      <Form.Item name="role" label={t('role')} extra={role && t(`roleHint.${role}`)}>
        <Select options={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="team_ids" label={t('teams')} extra={t('memberTeamsHint')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      </Form.Item>
      <Form.Item
        name="capacity"
        label={t('capacity')}
        extra={t('capacityHint')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <InputNumber min={1} max={50} precision={0} />
      </Form.Item>
      <SwitchField name="auto_accept" label={t('autoAccept')} hint={t('autoAcceptHint')} />
    </>
  );
}
