import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import { errorText } from '@/shared/api/errors';
import { adoptSession, useSession, useSignOut } from '@/shared/session/session';
import { AuthFrame } from './AuthFrame';
import styles from './auth.module.css';
import { safeNext } from './next';

interface Fields {
  current: string;
  next: string;
  repeat: string;
}

function useChangePassword() {
  const { t } = useTranslation('auth');
  const { message } = App.useApp();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ current, next }: Fields) => {
      await api.POST('/api/v1/auth/password', { body: { current, new: next } });
      return (await api.GET('/api/v1/auth/session')).data;
    },
    onSuccess: (session) => {
      if (session) adoptSession(queryClient, session);
      void message.success(t('changed'));
      void navigate(safeNext(params.get('next')), { replace: true });
    },
  });
}

export default function PasswordPage() {
  const { t } = useTranslation(['auth', 'common']);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { data: session } = useSession();
  const change = useChangePassword();
  const forced = session?.account.must_change_password === true;
  const required = { required: true, message: t('common:required') };
  return (
    <AuthFrame title={t('changeTitle')} {...(forced ? { subtitle: t('mustChange') } : {})}>
      {change.isError && (
        <Alert className={styles.alert} type="error" showIcon title={errorText(change.error, t)} />
      )}
      <Form<Fields>
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => change.mutate(fields)}
      >
        <Form.Item name="current" label={t('current')} rules={[required]}>
          <Input.Password size="large" autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('next')}
          extra={t('nextHint')}
          rules={[
            required,
            { min: 10, message: t('nextHint') },
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value && value === getFieldValue('current')
                  ? Promise.reject(new Error(t('same')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t('repeat')}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value && value !== getFieldValue('next')
                  ? Promise.reject(new Error(t('mismatch')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={change.isPending}>
          {t('change')}
        </Button>
        <Button
          type="text"
          block
          style={{ marginTop: 8 }}
          onClick={() => void (forced ? signOut() : navigate(-1))}
        >
          {forced ? t('later') : t('common:cancel')}
        </Button>
      </Form>
    </AuthFrame>
  );
}
