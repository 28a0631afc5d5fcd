import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api/client';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import type { Locale } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useLocale } from '@/shared/i18n/useLocale';

interface Fields {
  name: string;
  slug: string;
  locale: Locale;
}

/** A new company; it opens at its channels, where the snippet for its website is. */
export function CreateWorkspace({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation(['shell', 'form', 'common']);
  const locale = useLocale();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const create = useChange(
    async (body: Fields) => {
      const { data } = await api.POST('/api/v1/workspaces', { body });
      // The session lists the own workspaces; only then may the new one be opened.
      await queryClient.refetchQueries({ queryKey: keys.session });
      return data;
    },
    { refresh: [], quiet: true },
  );
  const close = () => {
    create.reset();
    onClose();
  };
  const required = { required: true, whitespace: true, message: t('common:required') };
  return (
    <Modal
      open={open}
      title={t('newWorkspace')}
      okText={t('common:add')}
      cancelText={t('common:cancel')}
      confirmLoading={create.isPending}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
      width={440}
    >
      {create.isError && <Alert type="error" showIcon title={errorText(create.error, t)} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ locale }}
        onFinish={(fields) =>
          create.mutate(
            { ...fields, name: fields.name.trim() },
            {
              onSuccess: (made) => {
                close();
                if (made) void navigate(`/w/${made.slug}/channels`);
              },
            },
          )
        }
      >
        <Form.Item name="name" label={t('companyName')} rules={[required]}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item
          name="slug"
          label={t('slug')}
          extra={t('slugHint')}
          rules={[required, { pattern: /^[a-z0-9][a-z0-9-]{1,31}$/, message: t('slugWrong') }]}
        >
          <Input maxLength={32} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="locale" label={t('companyLocale')}>
          <Select
            options={[
              { value: 'zh', label: t('form:language.zh') },
              { value: 'en', label: t('form:language.en') },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
