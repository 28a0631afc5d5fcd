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

/**
 * `talk` shows a conversation, from the message with the seq `found` on if there is one; it belongs to another feature,
 * so the app hands it in.
 */
export function HistoryPage({
  talk,
}: {
  talk(conversation: Conversation, found: number | undefined): ReactNode;
}) {
  const { t } = useTranslation('history');
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const open = params.get('open') ?? '';
  const found = Number(params.get('at')) || undefined;
  const show = (id: string, seq?: number) =>
    setParams(
      { ...writeFilter(filter), ...(id && { open: id }), ...(seq && { at: String(seq) }) },
      { replace: open !== '' },
    );
  return (
    <Page title={t('title')}>
      <Filters filter={filter} onChange={(next) => setParams(writeFilter(next), { replace: true })} />
      {filter.q ? (
        <Hits filter={filter} onOpen={show} onClear={() => setParams({})} />
      ) : (
        <List filter={filter} onOpen={show} onClear={() => setParams({})} />
      )}
      <TalkPanel id={open} found={found} onClose={() => show('')} talk={talk} />
    </Page>
  );
}

interface ListProps {
  filter: HistoryFilter;
  onOpen(id: string, seq?: number): void;
  onClear(): void;
}

function List({ filter, onOpen, onClear }: ListProps) {
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

function Hits({ filter, onOpen, onClear }: ListProps) {
  const { query, hits } = useHits(filter);
  return (
    <Results query={query} count={hits.length} filtered onClear={onClear}>
      {hits.map((hit) => (
        <HitLine key={hit.message.id} hit={hit} onOpen={() => onOpen(hit.conversation.id, hit.message.seq)} />
      ))}
    </Results>
  );
}

interface ResultsProps {
  query: ReturnType<typeof useHistory> | ReturnType<typeof useHits>['query'];
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
  // The server is still being asked whether older hits pass the filters.
  if (count === 0 && query.hasNextPage) {
    return <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />;
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
  found: number | undefined;
  onClose(): void;
  talk(conversation: Conversation, found: number | undefined): ReactNode;
}

function TalkPanel({ id, found, onClose, talk }: PanelProps) {
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
      {conversation && talk(conversation, found)}
    </Drawer>
  );
}
