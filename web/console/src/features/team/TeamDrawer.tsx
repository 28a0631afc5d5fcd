import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { Team } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { SwitchField } from '@/shared/ui/FormParts';
import { useSaveTeam } from './api/team';
import { HoursFields } from './HoursFields';
import { type HoursFields as Hours, hoursFields, hoursOf } from './hours';
import styles from './team.module.css';

interface Fields {
  name: string;
  member_ids: string[];
  is_default: boolean;
  hours: Hours;
}

export function TeamDrawer({ team, onClose }: { team: Team | 'new' | null; onClose(): void }) {
  const { t } = useTranslation('team');
  return (
    <Drawer
      open={team !== null}
      title={team === 'new' ? t('addTeam') : team?.name}
      onClose={onClose}
      size={520}
      destroyOnHidden
    >
      {team && <TeamForm team={team === 'new' ? undefined : team} onClose={onClose} />}
    </Drawer>
  );
}

function TeamForm({ team, onClose }: { team: Team | undefined; onClose(): void }) {
  const { t } = useTranslation(['team', 'common']);
  const { workspace } = useWorkspace();
  const { data: members = [] } = useMembers();
  const save = useSaveTeam(team?.id);
  const initial: Fields = {
    name: team?.name ?? '',
    member_ids: team?.member_ids ?? [],
    is_default: team?.is_default ?? false,
    hours: hoursFields(team?.hours ?? { always: true }, workspace.time_zone),
  };
  // A member who no longer answers customers stays choosable where he is in the team already.
  const choices = members.filter((m) => initial.member_ids.includes(m.id) || (m.active && canReply(m.role)));
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(fields) =>
        save.mutate(
          { ...fields, name: fields.name.trim(), hours: hoursOf(fields.hours) },
          { onSuccess: onClose },
        )
      }
    >
      {save.isError && (
        <Alert type="error" showIcon title={errorText(save.error, t)} className={styles.alert} />
      )}
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="member_ids" label={t('members')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={choices.map((m) => ({ value: m.id, label: m.name }))}
        />
      </Form.Item>
      <SwitchField name="is_default" label={t('default')} hint={t('defaultHint')} />
      <HoursFields />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('common:save')}
      </Button>
    </Form>
  );
}
