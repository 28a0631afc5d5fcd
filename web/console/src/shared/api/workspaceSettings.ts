// The workspace's own settings, as they are now and changed.
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@yingda/api-client';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../session/workspace';
import { api } from './client';
import { keys } from './keys';
import { useChange } from './useChange';

export type WorkspacePatch = Schema<'WorkspacePatch'>;

const at = '/api/v1/workspaces/{workspace}';

/** The workspace as it is now; what the session holds may be as old as the sign-in. */
export function useWorkspaceSettings() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.settings(slug),
    queryFn: async () => (await api.GET(at, { params: { path: { workspace: slug } } })).data ?? null,
  });
}

export function useUpdateWorkspace() {
  const { slug } = useWorkspace();
  const { t } = useTranslation();
  return useChange(
    async (body: WorkspacePatch) =>
      (await api.PATCH(at, { params: { path: { workspace: slug } }, body })).data,
    { refresh: [keys.settings(slug), keys.session], done: t('saved'), quiet: true },
  );
}
