// Empty pages teach; errors say what happened and what to do.
import { InboxOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, requestId } from '../api/errors';
import { ApiError } from '../api/types';
import styles from './ui.module.css';

interface EmptyProps {
  title: string;
  text?: string;
  icon?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, text, icon, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <span className={styles.stateIcon} aria-hidden>
        {icon ?? <InboxOutlined />}
      </span>
      <h2 className={styles.stateTitle}>{title}</h2>
      {text && <p className={styles.stateText}>{text}</p>}
      {action && <div className={styles.stateAction}>{action}</div>}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const id = requestId(error);
  // What is not there will not come by asking again.
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <div className={styles.state} role="alert">
      <span className={styles.stateIcon} aria-hidden>
        <WarningOutlined />
      </span>
      <h2 className={styles.stateTitle}>{gone ? errorText(error, t) : t('error.title')}</h2>
      <p className={styles.stateText}>{gone ? t('error.notFound') : errorText(error, t)}</p>
      {id && <span className={styles.stateId}>{t('error.requestId', { id })}</span>}
      {onRetry && !gone && (
        <div className={styles.stateAction}>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}
