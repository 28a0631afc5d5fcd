import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conversation } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { useWorkspace } from '@/shared/session/workspace';
import { ErrorState } from '@/shared/ui/States';
import { useContactConversations } from '../api/useConversations';
import styles from './side.module.css';

export function EarlierTalks({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const { slug } = useWorkspace();
  const locale = useLocale();
  const now = useNow(60_000);
  const { data, isPending, error, refetch } = useContactConversations(conversation.contact.id);
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const others = data.filter((c) => c.id !== conversation.id);
  if (others.length === 0) return <p className={styles.faint}>{t('side.noEarlier')}</p>;
  return (
    <ul className={styles.talks}>
      {others.map((c) => (
        <li key={c.id}>
          <Link className={styles.talk} to={`/w/${slug}/inbox/all/${c.id}`}>
            <span className={styles.talkText}>{c.last_text || t('noMessage')}</span>
            <span className={styles.talkMeta}>
              {listTime(toMs(c.last_message_at), now, locale)} · {t(`views.${c.status}`)}
              {c.rating && ` · ${t('side.rating', { score: c.rating.score })}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
