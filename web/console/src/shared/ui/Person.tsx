import { Avatar } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../api/types';
import { initials } from '../lib/format';
import styles from './ui.module.css';

export function PersonAvatar({
  name,
  size = 32,
  presence,
}: {
  name: string;
  size?: number;
  presence?: Presence;
}) {
  return (
    <span className={styles.avatar}>
      <Avatar size={size} className="yd-avatar" style={{ fontSize: Math.round(size * 0.35) }}>
        {initials(name)}
      </Avatar>
      {presence && <span className={`${styles.dot} ${styles[presence]}`} />}
    </span>
  );
}

export function PresenceLabel({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  return (
    <span className={styles.presence}>
      <span className={`${styles.presenceMark} ${styles[presence]}`} aria-hidden />
      {t(`presence.${presence}`)}
    </span>
  );
}
