import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Locale } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { newWorkspaceOpen } from '@/shared/commands/panels';
import { useLocale } from '@/shared/i18n/useLocale';
import { useStore } from '@/shared/lib/store';
import { FormDialog } from '@/shared/ui/FormDialog';

interface Fields {
  name: string;
  slug: string;
  locale: Locale;
}

function useCreateWorkspace() {
  const queryClient = useQueryClient();
  const once = useOnce();
  return useChange(
    async (body: Fields) => {
      const { data } = await once(body, (header) =>
        api.POST('/api/v1/workspaces', { params: { header }, body }),
      );
      // The session lists the own workspaces; only then may the new one be opened.
      await queryClient.refetchQueries({ queryKey: keys.session });
      return data;
    },
    { refresh: [], quiet: true },
  );
}

/** A new company; it opens at its channels, where the snippet for its website is. */
export function CreateWorkspace() {
  const { t } = useTranslation(['shell', 'form', 'common']);
  const locale = useLocale();
  const open = useStore(newWorkspaceOpen);
  const close = () => newWorkspaceOpen.set(false);
  const navigate = useNavigate();
  const create = useCreateWorkspace();
  const required = { required: true, whitespace: true, message: t('common:required') };
  const submit = (fields: Fields) =>
    create.mutate(
      { ...fields, name: fields.name.trim() },
      {
        onSuccess: (made) => {
          close();
          if (made) void navigate(`/w/${made.slug}/channels`);
        },
      },
    );
  return (
    <FormDialog<Fields>
      open={open}
      title={t('newWorkspace')}
      okText={t('common:add')}
      sending={create}
      initial={{ locale }}
      onSubmit={submit}
      onClose={close}
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
    </FormDialog>
  );
}
