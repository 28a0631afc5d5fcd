import { DisconnectOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '@/shared/lib/store';
import { useLive } from '@/shared/live/LiveProvider';
import styles from './shell.module.css';

const patienceMs = 2000;

/** Says so when the connection has been away for a while; a short hiccup is nobody's business. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const online = useStore(useLive().status) === 'online';
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (online) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, [online]);
  if (!late) return null;
  return (
    <div className={styles.banner} role="status">
      <DisconnectOutlined />
      {t('offline')}
    </div>
  );
}
