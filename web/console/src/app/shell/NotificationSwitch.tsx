import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

/** Absent where the browser has no notifications (for example without HTTPS). */
export function NotificationSwitch() {
  const { t } = useTranslation('shell');
  const [permission, setPermission] = useState(() =>
    'Notification' in globalThis ? Notification.permission : undefined,
  );
  if (!permission || !globalThis.isSecureContext) return null;
  return (
    <div className={styles.menuRow}>
      <span className={styles.menuLabel}>{t('notifications')}</span>
      {permission === 'default' ? (
        <Button size="small" onClick={() => void Notification.requestPermission().then(setPermission)}>
          {t('allowNotifications')}
        </Button>
      ) : (
        <span>{t(permission === 'granted' ? 'notificationsOn' : 'notificationsBlocked')}</span>
      )}
    </div>
  );
}
