import { api } from '@/shared/api/client';
import { fileBody } from '@/shared/api/fileBody';
import type { ImportReport } from '@/shared/api/types';

export async function importFile(
  slug: string,
  file: File,
  dryRun: boolean,
): Promise<ImportReport | undefined> {
  const { data } = await api.POST('/api/v1/workspaces/{workspace}/knowledge/import', {
    params: { path: { workspace: slug }, query: { dry_run: dryRun } },
    ...fileBody(file),
  });
  return data;
}
