import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Workspace } from '@/shared/api/types';
import { useWorkspaceSettings } from '@/shared/api/workspaceSettings';
import { useWorkspace } from '@/shared/session/workspace';
import { ReadOnlyNote } from '@/shared/ui/FormParts';
import { ErrorState } from '@/shared/ui/States';

/** Around the forms of the workspace: loading, failed, or there, to be changed by admins only. */
export function Loaded({ children }: { children(workspace: Workspace, readOnly: boolean): ReactNode }) {
  const { me } = useWorkspace();
  const query = useWorkspaceSettings();
  if (query.isPending) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const readOnly = me.role !== 'admin';
  return (
    <>
      {readOnly && <ReadOnlyNote />}
      {children(query.data, readOnly)}
    </>
  );
}
