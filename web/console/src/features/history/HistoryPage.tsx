// Every conversation there ever was: by filter, or by what was said in it.
import { Button, Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Conversation } from '@/shared/api/types';
import { contactName } from '@/shared/lib/format';
import { phoneQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useHistory, useHits, useOne } from './api';
import { Filters } from './Filters';
import { type HistoryFilter, isFiltered, readFilter, writeFilter } from './filter';
import styles from './history.module.css';
import { ConversationLine, HitLine } from './lines';

/** `talk` shows a conversation; it belongs to another feature, so the app hands it in. */
export function HistoryPage({ talk }: { talk(conversation: Conversation): ReactNode }) {
  const { t } = useTranslation('history');
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const open = params.get('open') ?? '';
  const show = (id: string) =>
    setParams({ ...writeFilter(filter), ...(id && { open: id }) }, { replace: open !== '' });
  return (
    <Page title={t('title')}>
      <Filters filter={filter} onChange={(next) => setParams(writeFilter(next), { replace: true })} />
      {filter.q ? (
        <Hits q={filter.q} onOpen={show} onClear={() => setParams({})} />
      ) : (
        <List filter={filter} onOpen={show} onClear={() => setParams({})} />
      )}
      <TalkPanel id={open} onClose={() => show('')} talk={talk} />
    </Page>
  );
}

interface ListProps {
  onOpen(id: string): void;
  onClear(): void;
}

function List({ filter, onOpen, onClear }: ListProps & { filter: HistoryFilter }) {
  const query = useHistory(filter);
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Results query={query} count={lines.length} filtered={isFiltered(filter)} onClear={onClear}>
      {lines.map((c) => (
        <ConversationLine key={c.id} conversation={c} onOpen={() => onOpen(c.id)} />
      ))}
    </Results>
  );
}

function Hits({ q, onOpen, onClear }: ListProps & { q: string }) {
  const { t } = useTranslation('history');
  const query = useHits(q);
  const hits = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className={styles.faint}>{t('searchOnly')}</p>
      <Results query={query} count={hits.length} filtered onClear={onClear}>
        {hits.map((hit) => (
          <HitLine key={hit.message.id} hit={hit} onOpen={() => onOpen(hit.conversation.id)} />
        ))}
      </Results>
    </>
  );
}

interface ResultsProps {
  query: ReturnType<typeof useHistory> | ReturnType<typeof useHits>;
  count: number;
  filtered: boolean;
  onClear(): void;
  children: ReactNode;
}

function Results({ query, count, filtered, onClear, children }: ResultsProps) {
  const { t } = useTranslation('history');
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />;
  if (query.isError && !query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (count === 0) {
    return filtered ? (
      <EmptyState
        title={t('none')}
        text={t('noneText')}
        action={<Button onClick={onClear}>{t('clear')}</Button>}
      />
    ) : (
      <EmptyState title={t('empty')} text={t('emptyText')} />
    );
  }
  return (
    <>
      <ul className={styles.list} aria-busy={query.isPlaceholderData}>
        {children}
      </ul>
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}

interface PanelProps {
  id: string;
  onClose(): void;
  talk(conversation: Conversation): ReactNode;
}

function TalkPanel({ id, onClose, talk }: PanelProps) {
  const { t } = useTranslation(['history', 'common']);
  const { slug, me } = useWorkspace();
  const phone = useMediaQuery(phoneQuery);
  const { data: conversation, isPending, isError, error, refetch } = useOne(id);
  return (
    <Drawer
      open={id !== ''}
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={conversation && contactName(conversation.contact, t('common:visitor'))}
      styles={{ body: { padding: 0, display: 'flex', flexDirection: 'column' } }}
      extra={
        me.role !== 'knowledge_editor' &&
        conversation && <Link to={`/w/${slug}/inbox/all/${conversation.id}`}>{t('openInInbox')}</Link>
      }
    >
      {isPending && id !== '' && <Skeleton className={styles.loading ?? ''} active paragraph={{ rows: 6 }} />}
      {isError && !conversation && <ErrorState error={error} onRetry={() => void refetch()} />}
      {conversation && talk(conversation)}
    </Drawer>
  );
}
