import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { errorText } from '@/shared/api/errors';
import { useCreateChannel } from './api/channels';

export function CreateChannel({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation(['channels', 'common']);
  const navigate = useNavigate();
  const create = useCreateChannel();
  const [form] = Form.useForm<{ name: string }>();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('createTitle')}
      okText={t('create')}
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
        onFinish={({ name }) =>
          create.mutate(name.trim(), {
            onSuccess: (channel) => {
              close();
              if (channel) void navigate(channel.id);
            },
          })
        }
      >
        <Form.Item
          name="name"
          label={t('name')}
          extra={t('nameHint')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
