import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import styles from './composer.module.css';
import type { Tab } from './drafts';

/** Says before it happens what a reply will do, or that a colleague is at it. */
export function ComposerHint({ conversation: c, tab }: { conversation: Conversation; tab: Tab }) {
  const { t } = useTranslation('inbox');
  const { me } = useWorkspace();
  if (c.status === 'resolved') return <p className={styles.hint}>{t('composer.resolvedHint')}</p>;
  if (c.assignee_id === me.id || tab === 'note') return null;
  if (c.handler === 'bot') return <p className={styles.hint}>{t('composer.botWith')}</p>;
  if (!c.assignee_id) return <p className={styles.hint}>{t('composer.queueWith')}</p>;
  return (
    <p className={`${styles.hint} ${styles.warning}`} role="status">
      {t('composer.busyWith', { name: c.assignee_name ?? t('composer.somebody') })}
    </p>
  );
}
