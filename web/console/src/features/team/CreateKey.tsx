import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
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
  const [form] = Form.useForm<{ name: string; scopes: Scope[] }>();
  const create = useCreateKey();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('createKey')}
      okText={t('common:add')}
      cancelText={t('common:cancel')}
      confirmLoading={create.isPending}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
      width={440}
    >
      {create.isError && <Alert type="error" showIcon title={errorText(create.error, t)} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ name, scopes: chosen }) =>
          create.mutate(
            { name: name.trim(), scopes: chosen },
            {
              onSuccess: (made) => {
                close();
                if (made)
                  onSecret({
                    title: t('keyMade', { name: made.key.name }),
                    label: t('secret'),
                    text: made.secret,
                  });
              },
            },
          )
        }
      >
        <Form.Item
          name="name"
          label={t('name')}
          extra={t('keyNameHint')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('scopes')}
          rules={[{ required: true, message: t('scopesRequired') }]}
        >
          <Checkbox.Group
            className={styles.scopes ?? ''}
            options={scopes.map((value) => ({ value, label: t(`scope.${value.replace(':', '_')}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
