import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/shared/ui/FormDialog';
import { type NewMember, useCreateMember } from './api/team';
import { MemberFieldset } from './MemberFieldset';
import type { Secret } from './SecretDialog';

interface Props {
  open: boolean;
  onClose(): void;
  onSecret(secret: Secret): void;
}

const initial: Partial<NewMember> = { role: 'agent', capacity: 5, auto_accept: true, team_ids: [] };

export function AddMember({ open, onClose, onSecret }: Props) {
  const { t } = useTranslation(['team', 'common']);
  const { message } = App.useApp();
  const create = useCreateMember();
  const add = (fields: NewMember) =>
    create.mutate(
      { ...fields, name: fields.name.trim(), email: fields.email.trim() },
      {
        onSuccess: (made) => {
          onClose();
          const text = made?.temporary_password;
          // Who has an account already signs in with his own password.
          if (text) onSecret({ title: t('added', { name: fields.name }), label: t('password'), text });
          else void message.success(t('addedKnown', { name: fields.name }));
        },
      },
    );
  const required = { required: true, whitespace: true, message: t('common:required') };
  return (
    <FormDialog<NewMember>
      open={open}
      title={t('addMember')}
      okText={t('common:add')}
      sending={create}
      initial={initial}
      onSubmit={add}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={[required]}>
        <Input autoFocus maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('email')}
        rules={[required, { type: 'email', message: t('emailWrong') }]}
      >
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <MemberFieldset />
    </FormDialog>
  );
}
