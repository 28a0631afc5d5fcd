import { Alert, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/shared/ui/CopyButton';
import { Code } from '@/shared/ui/FormParts';
import styles from './team.module.css';

export interface Secret {
  title: string;
  label: string;
  text: string;
}

/** A password or key that the server gives once: only the button closes it, not a stray click beside it. */
export function SecretDialog({ secret, onClose }: { secret: Secret | null; onClose(): void }) {
  const { t } = useTranslation('team');
  return (
    <Modal
      open={secret !== null}
      title={secret?.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      // Hidden is not enough: a secret that was closed must not stay in the page.
      destroyOnHidden
      width={480}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('noted')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('once')} />
      <div className={styles.secretLabel}>{secret?.label}</div>
      <div className={styles.secret}>
        <Code>{secret?.text ?? ''}</Code>
        <CopyButton text={secret?.text ?? ''} label={secret?.label ?? ''} wide />
      </div>
    </Modal>
  );
}
