import { api } from '@/shared/api/client';
import type { ImportReport } from '@/shared/api/types';

export async function importFile(
  slug: string,
  file: File,
  dryRun: boolean,
): Promise<ImportReport | undefined> {
  const form = new FormData();
  form.append('file', file, file.name);
  const { data } = await api.POST('/api/v1/workspaces/{workspace}/knowledge/import', {
    params: { path: { workspace: slug }, query: { dry_run: dryRun } },
    // The schema's "binary" is a string in TypeScript; what goes out is the form.
    body: { file: '' },
    bodySerializer: () => form,
  });
  return data;
}
