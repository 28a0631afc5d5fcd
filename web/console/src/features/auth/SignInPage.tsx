import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import { errorText } from '@/shared/api/errors';
import { adoptSession } from '@/shared/session/session';
import { AuthFrame } from './AuthFrame';
import styles from './auth.module.css';
import { safeNext } from './next';

interface Fields {
  email: string;
  password: string;
}

export default function SignInPage() {
  const { t } = useTranslation(['auth', 'common']);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signIn = useMutation({
    mutationFn: async (body: Fields) => (await api.POST('/api/v1/auth/sign-in', { body })).data,
    onSuccess: (session) => {
      if (!session) return;
      adoptSession(queryClient, session);
      void navigate(safeNext(params.get('next')), { replace: true });
    },
  });
  return (
    <AuthFrame title={t('title')} subtitle={t('subtitle')}>
      {params.get('expired') && !signIn.isError && (
        <Alert className={styles.alert} type="warning" showIcon title={t('expired')} />
      )}
      {signIn.isError && (
        <Alert className={styles.alert} type="error" showIcon title={errorText(signIn.error, t)} />
      )}
      <Form<Fields>
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => signIn.mutate({ ...fields, email: fields.email.trim() })}
      >
        <Form.Item
          name="email"
          label={t('email')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Input size="large" autoFocus autoComplete="username" inputMode="email" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {t('signIn')}
        </Button>
      </Form>
    </AuthFrame>
  );
}
