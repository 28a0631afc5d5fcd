import { comboLabels } from '../commands/keys';
import styles from './ui.module.css';

export function Kbd({ combo }: { combo: string }) {
  return (
    <span className={styles.kbdGroup}>
      {comboLabels(combo).map((label) => (
        <kbd key={label} className={styles.kbd}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
