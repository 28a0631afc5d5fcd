import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/shared/ui/FormDialog';
import { useCreateChannel } from './api/channels';

export function CreateChannel({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation(['channels', 'common']);
  const navigate = useNavigate();
  const create = useCreateChannel();
  const submit = ({ name }: { name: string }) =>
    create.mutate(name.trim(), {
      onSuccess: (channel) => {
        onClose();
        if (channel) void navigate(channel.id);
      },
    });
  return (
    <FormDialog
      open={open}
      title={t('createTitle')}
      okText={t('create')}
      sending={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('nameHint')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
