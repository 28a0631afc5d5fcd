// The middle: who handles it, the summary, the talk, the composer.
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/shared/live/LiveProvider';
import { ErrorState } from '@/shared/ui/States';
import { useConversation } from '../api/useConversations';
import { Composer } from '../composer/Composer';
import { MessageThread } from './MessageThread';
import { SummaryCard } from './SummaryCard';
import { ThreadHeader } from './ThreadHeader';
import styles from './thread.module.css';

interface Props {
  conversationId: string;
  onBack(): void;
  onDetails(): void;
}

export function ThreadPane({ conversationId, onBack, onDetails }: Props) {
  const { t } = useTranslation();
  const query = useConversation(conversationId);
  const live = useLive();
  useEffect(() => {
    live.view(conversationId);
    return () => live.view(null);
  }, [live, conversationId]);

  const conversation = query.data;
  if (query.isError && !conversation) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!conversation) {
    return (
      <div className={styles.loading} role="status" aria-label={t('loading')}>
        <Skeleton active avatar paragraph={{ rows: 1 }} />
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    );
  }
  return (
    <section className={styles.pane}>
      <ThreadHeader conversation={conversation} onBack={onBack} onDetails={onDetails} />
      <SummaryCard key={`summary-${conversationId}`} conversation={conversation} />
      <MessageThread key={`thread-${conversationId}`} conversation={conversation} />
      <Composer key={`composer-${conversationId}`} conversation={conversation} />
    </section>
  );
}
