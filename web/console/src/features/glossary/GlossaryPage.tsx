// What the company calls its things, and what its customers call them.
import { ExportOutlined, ImportOutlined, PlusOutlined, TagsOutlined } from '@ant-design/icons';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import type { GlossaryTerm } from '@/shared/api/types';
import { download, toCsv } from '@/shared/importing/csv';
import { ImportDialog } from '@/shared/importing/ImportDialog';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { KnowledgeSections } from '@/shared/ui/KnowledgeSections';
import { Page } from '@/shared/ui/Page';
import { SearchField } from '@/shared/ui/SearchField';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import styles from './glossary.module.css';
import { useKindName } from './kinds';
import { TermDialog } from './TermDialog';
import { TermTable } from './TermTable';
import { useRemoval } from './useRemoval';
import { exportTerms, fetchTerm, importTerms, type TermFilter, useKinds, useTermList } from './useTerms';

const template = [
  ['term', 'synonyms', 'explanation', 'kind', 'language'],
  ['光猫', '猫|光调制解调器', '把光纤信号转成网线和 Wi-Fi 的盒子。', 'product', 'zh'],
];

export default function GlossaryPage() {
  const { t } = useTranslation(['glossary', 'common']);
  const { slug, me } = useWorkspace();
  const { message } = App.useApp();
  const [params, setParams] = useSearchParams();
  const [edited, setEdited] = useState<GlossaryTerm | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const editable = canEditKnowledge(me.role);
  const filter: TermFilter = { q: params.get('q') ?? '', kind: params.get('kind') ?? '' };
  const setFilter = (next: TermFilter) =>
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    });
  const save = async () => {
    try {
      download(t('exportName'), await exportTerms(slug));
    } catch (error) {
      void message.error(errorText(error, t));
    }
  };
  const reread = async (term: GlossaryTerm) => {
    const newest = await fetchTerm(slug, term.id).catch(() => undefined);
    if (newest) setEdited(newest);
  };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button icon={<ExportOutlined />} onClick={() => void save()}>
            {t('export')}
          </Button>
          {editable && (
            <>
              <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>
                {t('import')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
                {t('new')}
              </Button>
            </>
          )}
        </>
      }
    >
      <KnowledgeSections current="glossary" />
      <p className={styles.intro}>{t('intro')}</p>
      <Filters filter={filter} onChange={setFilter} />
      <Terms
        filter={filter}
        onClear={() => setParams({})}
        onNew={() => setEdited('new')}
        onEdit={editable ? setEdited : undefined}
      />
      {editable && (
        <>
          <TermDialog
            edited={edited}
            onSaved={() => {
              setEdited(null);
              void message.success(t('saved'));
            }}
            onClose={() => setEdited(null)}
            onStale={(term) => void reread(term)}
          />
          <ImportDialog
            open={importing}
            onClose={() => setImporting(false)}
            subject={{
              title: t('importing.title'),
              formats: t('importing.formats'),
              doneText: t('importing.doneText'),
              template: { name: t('importing.templateName'), csv: toCsv(template) },
              queryKey: keys.glossary(slug),
              run: (file, dryRun) => importTerms(slug, file, dryRun),
            }}
          />
        </>
      )}
    </Page>
  );
}

function Filters({ filter, onChange }: { filter: TermFilter; onChange(filter: TermFilter): void }) {
  const { t } = useTranslation('glossary');
  const kindName = useKindName();
  const { data: kinds = [] } = useKinds();
  return (
    <div className={styles.filters} role="search">
      <SearchField
        className={styles.search}
        label={t('searchPlaceholder')}
        value={filter.q}
        onChange={(q) => onChange({ ...filter, q })}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('kind')}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={[
          { value: '', label: t('allKinds') },
          ...kinds.map((kind) => ({ value: kind.name, label: kindName(kind.name), count: kind.count })),
        ]}
        optionRender={({ data }) => (
          <span className={styles.option}>
            {data.label}
            {'count' in data && <span className={styles.faint}>{String(data.count)}</span>}
          </span>
        )}
      />
    </div>
  );
}

interface TermsProps {
  filter: TermFilter;
  onClear(): void;
  onNew(): void;
  onEdit?: ((term: GlossaryTerm) => void) | undefined;
}

function Terms({ filter, onClear, onNew, onEdit }: TermsProps) {
  const { t } = useTranslation('glossary');
  const query = useTermList(filter);
  const remove = useRemoval();
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />;
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const terms = query.data.pages.flatMap((page) => page.items);
  if (terms.length === 0 && (filter.q || filter.kind)) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        text={t('empty.filteredText')}
        action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
      />
    );
  }
  if (terms.length === 0) {
    return (
      <EmptyState
        icon={<TagsOutlined />}
        title={t('empty.title')}
        text={onEdit ? t('empty.text') : t('empty.readOnly')}
        action={
          onEdit && (
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
      <TermTable
        terms={terms}
        stale={query.isPlaceholderData}
        onEdit={onEdit}
        onDelete={onEdit && ((term) => void remove(term))}
      />
      <footer className={styles.listFoot}>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        )}
        <span className={styles.faint}>
          {t(query.hasNextPage ? 'shown' : 'shownAll', { count: terms.length })}
        </span>
      </footer>
    </>
  );
}
