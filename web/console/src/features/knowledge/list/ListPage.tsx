import { BookOutlined, ExperimentOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { phoneQuery, threePanesQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { KnowledgeSections } from '@/shared/ui/KnowledgeSections';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useEntryList } from '../api/useEntries';
import { EntryImport } from '../importing/EntryImport';
import styles from '../knowledge.module.css';
import { TestBox } from '../testbox/TestBox';
import { EntryTable } from './EntryTable';
import { Filters } from './Filters';
import { type EntryFilter, isFiltered, readFilter, writeFilter } from './filter';

export function ListPage() {
  const { t } = useTranslation('knowledge');
  const { slug, me } = useWorkspace();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const [testing, setTesting] = useState(false);
  const wide = useMediaQuery(threePanesQuery);
  const phone = useMediaQuery(phoneQuery);
  const filter = readFilter(params);
  const create = () => void navigate({ pathname: `/w/${slug}/knowledge/new`, search: params.toString() });
  const editable = canEditKnowledge(me.role);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {!wide && (
            <Button icon={<ExperimentOutlined />} onClick={() => setTesting(true)}>
              {t('test.title')}
            </Button>
          )}
          {editable && (
            <>
              <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>
                {t('import')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={create}>
                {t('new')}
              </Button>
            </>
          )}
        </>
      }
    >
      <KnowledgeSections current="entries" />
      <div className={styles.columns}>
        <section className={styles.main}>
          <Filters filter={filter} onChange={(next) => setParams(writeFilter(next), { replace: true })} />
          <Entries filter={filter} onClear={() => setParams({})} onNew={create} />
        </section>
        {wide && (
          <aside className={styles.aside}>
            <TestBox />
          </aside>
        )}
      </div>
      {!wide && (
        <Drawer
          open={testing}
          onClose={() => setTesting(false)}
          title={t('test.open')}
          size={phone ? '100%' : 420}
        >
          <TestBox />
        </Drawer>
      )}
      {editable && <EntryImport open={importing} onClose={() => setImporting(false)} />}
    </Page>
  );
}

interface EntriesProps {
  filter: EntryFilter;
  onClear(): void;
  onNew(): void;
}

function Entries({ filter, onClear, onNew }: EntriesProps) {
  const { t } = useTranslation('knowledge');
  const { me } = useWorkspace();
  const query = useEntryList(filter);
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />;
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.items);
  if (entries.length === 0 && isFiltered(filter)) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        text={t('empty.filteredText')}
        action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
      />
    );
  }
  if (entries.length === 0) {
    const editable = canEditKnowledge(me.role);
    return (
      <EmptyState
        icon={<BookOutlined />}
        title={t('empty.title')}
        text={editable ? t('empty.text') : t('empty.readOnly')}
        action={
          editable && (
            <Button type="primary" onClick={onNew}>
              {t('new')}
            </Button>
          )
        }
      />
    );
  }
  return (
    <>
      <EntryTable entries={entries} stale={query.isPlaceholderData} />
      <footer className={styles.listFoot}>
        {query.hasNextPage ? (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        ) : null}
        <span className={styles.faint}>
          {t(query.hasNextPage ? 'shown' : 'shownAll', { count: entries.length })}
        </span>
      </footer>
    </>
  );
}
