import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { contactName } from '@/shared/lib/format';
import { useStore } from '@/shared/lib/store';
import { typing } from '@/shared/live/ephemeral';
import styles from './thread.module.css';

/** Who is writing now, and what the customer has written so far. */
export function TypingLine({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation(['inbox', 'common']);
  const { data: members = [] } = useMembers();
  const list = useStore(typing)[c.id] ?? [];
  return (
    <div className={styles.typingBox} aria-live="polite">
      {list.map((entry) => (
        <p key={`${entry.author}-${entry.memberId}`} className={styles.typing}>
          <span className={styles.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {entry.author === 'customer' ? (
            <>
              {contactName(c.contact, t('common:visitor'))} {t('thread.typing')}
              {entry.text && <span className={styles.typingText}>{entry.text}</span>}
            </>
          ) : (
            t('thread.typingAgent', {
              name: members.find((m) => m.id === entry.memberId)?.name ?? t('composer.somebody'),
            })
          )}
        </p>
      ))}
    </div>
  );
}
