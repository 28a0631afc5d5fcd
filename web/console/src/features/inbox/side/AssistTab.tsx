// What the bot would say, to be taken over with one click; and the whole knowledge base by search.
import { Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useCandidates } from '../api/useCandidates';
import { useMessages } from '../api/useMessages';
import { CandidateCard } from './CandidateCard';
import { Section } from './CustomerTab';
import styles from './side.module.css';

export function AssistTab({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const { data: list } = useMessages(c.id);
  const lastAsked = list?.pages.flatMap((page) => page.items).findLast((m) => m.author === 'customer');
  const { data, isPending, isError, error, refetch } = useCandidates(c.id, q, lastAsked?.seq ?? 0);
  return (
    <>
      <Input.Search
        allowClear
        placeholder={t('side.search')}
        aria-label={t('side.search')}
        value={text}
        maxLength={200}
        onChange={(e) => setText(e.target.value)}
      />
      <Section title={q ? t('side.search') : t('side.candidates')}>
        {!q && <p className={styles.faint}>{t('side.candidatesFor')}</p>}
        {isPending && <Skeleton active paragraph={{ rows: 4 }} />}
        {isError && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && (
          <EmptyState title={t('side.noCandidates')} text={t('side.noCandidatesText')} />
        )}
        {data?.map((candidate) => (
          <CandidateCard key={candidate.entry_id} candidate={candidate} conversation={c} />
        ))}
      </Section>
    </>
  );
}
