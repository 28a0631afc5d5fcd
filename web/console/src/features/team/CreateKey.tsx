import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/shared/ui/FormDialog';
import { type Scope, useCreateKey } from './api/team';
import type { Secret } from './SecretDialog';
import styles from './team.module.css';

const scopes: Scope[] = [
  'conversations:read',
  'conversations:write',
  'knowledge:read',
  'knowledge:write',
  'settings:read',
  'settings:write',
];

interface Props {
  open: boolean;
  onClose(): void;
  onSecret(secret: Secret): void;
}

export function CreateKey({ open, onClose, onSecret }: Props) {
  const { t } = useTranslation(['team', 'common']);
  const create = useCreateKey();
  const submit = ({ name, scopes: chosen }: { name: string; scopes: Scope[] }) =>
    create.mutate(
      { name: name.trim(), scopes: chosen },
      {
        onSuccess: (made) => {
          onClose();
          if (!made) return;
          onSecret({ title: t('keyMade', { name: made.key.name }), label: t('secret'), text: made.secret });
        },
      },
    );
  return (
    <FormDialog
      open={open}
      title={t('createKey')}
      okText={t('common:add')}
      sending={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('keyNameHint')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="scopes" label={t('scopes')} rules={[{ required: true, message: t('scopesRequired') }]}>
        <Checkbox.Group
          className={styles.scopes ?? ''}
          options={scopes.map((value) => ({ value, label: t(`scope.${value.replace(':', '_')}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
