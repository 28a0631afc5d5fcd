import { Alert, Button, Drawer, Form, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { ApiError, type Member } from '@/shared/api/types';
import { SwitchField } from '@/shared/ui/FormParts';
import { type MemberPatch, useResetPassword, useUpdateMember } from './api/team';
import { MemberFieldset } from './MemberFieldset';
import type { Secret } from './SecretDialog';
import styles from './team.module.css';

interface Props {
  member: Member | undefined;
  onClose(): void;
  onSecret(secret: Secret): void;
}

export function MemberDrawer({ member, onClose, onSecret }: Props) {
  return (
    <Drawer open={member !== undefined} title={member?.name} onClose={onClose} size={440} destroyOnHidden>
      {member && <MemberForm key={member.id} member={member} onClose={onClose} onSecret={onSecret} />}
    </Drawer>
  );
}

function MemberForm({ member, onClose, onSecret }: Props & { member: Member }) {
  const { t } = useTranslation(['team', 'common']);
  const update = useUpdateMember(member.id);
  const lastAdmin = update.error instanceof ApiError && update.error.code === 'last_admin';
  return (
    <>
      <p className={styles.mail}>{member.email}</p>
      {update.isError && (
        <Alert
          type="error"
          showIcon
          title={errorText(update.error, t)}
          description={lastAdmin ? t('lastAdmin') : undefined}
          className={styles.alert}
        />
      )}
      <Form<MemberPatch>
        layout="vertical"
        requiredMark={false}
        initialValues={member}
        onFinish={(patch) => update.mutate(patch, { onSuccess: onClose })}
      >
        <MemberFieldset />
        <SwitchField name="active" label={t('active')} hint={t('activeHint')} />
        <Button type="primary" htmlType="submit" loading={update.isPending}>
          {t('common:save')}
        </Button>
      </Form>
      <ResetPassword member={member} onSecret={onSecret} />
    </>
  );
}

function ResetPassword({ member, onSecret }: { member: Member; onSecret(secret: Secret): void }) {
  const { t } = useTranslation(['team', 'common']);
  const reset = useResetPassword(member.id);
  const run = () =>
    reset.mutate(undefined, {
      onSuccess: (made) => {
        if (!made) return;
        onSecret({
          title: t('resetDone', { name: member.name }),
          label: t('password'),
          text: made.temporary_password,
        });
      },
    });
  return (
    <div className={styles.apart}>
      {reset.isError && (
        <Alert type="error" showIcon title={errorText(reset.error, t)} className={styles.alert} />
      )}
      <p className={styles.mail}>{t('resetText')}</p>
      <Popconfirm
        title={t('resetAsk', { name: member.name })}
        okText={t('reset')}
        cancelText={t('common:cancel')}
        onConfirm={run}
      >
        <Button loading={reset.isPending}>{t('reset')}</Button>
      </Popconfirm>
    </div>
  );
}
