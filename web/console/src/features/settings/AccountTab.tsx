import { Button, Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Locale } from '@/shared/api/types';
import { setLocale } from '@/shared/i18n/setup';
import { useDraftForm } from '@/shared/lib/useDraftForm';
import { useWorkspace } from '@/shared/session/workspace';
import { SaveBar, Section } from '@/shared/ui/FormParts';
import { useUpdateAccount } from './api/settings';

interface Fields {
  name: string;
  locale: Locale;
}

export function AccountTab() {
  const { t } = useTranslation(['settings', 'common']);
  const { account } = useWorkspace();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { form, dirty, onValuesChange, settle } = useDraftForm<Fields>({
    name: account.name,
    locale: account.locale,
  });
  const update = useUpdateAccount();
  const save = (fields: Fields) =>
    update.mutate(
      { ...fields, name: fields.name.trim() },
      {
        onSuccess: () => {
          settle();
          setLocale(fields.locale);
        },
      },
    );
  return (
    <>
      <Section title={t('password')} text={t('passwordText')}>
        <Button onClick={() => void navigate(`/password?next=${encodeURIComponent(pathname)}`)}>
          {t('changePassword')}
        </Button>
      </Section>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={onValuesChange}
        onFinish={save}
      >
        <Section title={t('account')} text={account.email}>
          <Form.Item
            name="name"
            label={t('ownName')}
            extra={t('ownNameHint')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input maxLength={100} autoComplete="name" />
          </Form.Item>
          <Form.Item name="locale" label={t('ownLocale')}>
            <Segmented
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Form.Item>
        </Section>
        <SaveBar dirty={dirty} saving={update.isPending} error={update.error} onReset={settle} />
      </Form>
    </>
  );
}
