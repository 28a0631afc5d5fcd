// One entry at its own address; "new" for one that is not there yet.
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Entry } from '@/shared/api/types';
import { ApiError } from '@/shared/api/types';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { ErrorState } from '@/shared/ui/States';
import { useEntry } from '../api/useEntries';
import { EntryEditor } from './EntryEditor';

export function EditorPage() {
  const { entry = 'new' } = useParams();
  return entry === 'new' ? (
    <EntryEditor key="new" refresh={async () => undefined} />
  ) : (
    <Existing key={entry} id={entry} />
  );
}

function Existing({ id }: { id: string }) {
  const { t } = useTranslation('knowledge');
  const { me } = useWorkspace();
  const query = useEntry(id);
  const title = t(canEditKnowledge(me.role) ? 'editor.edit' : 'editor.view');
  if (query.isPending) {
    return (
      <Page title={title}>
        <Skeleton active paragraph={{ rows: 10 }} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <Page title={title}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const gone = query.error instanceof ApiError && query.error.status === 404;
  const refresh = async (): Promise<Entry | undefined> => (await query.refetch()).data ?? undefined;
  return <EntryEditor entry={query.data} gone={gone} refresh={refresh} />;
}
