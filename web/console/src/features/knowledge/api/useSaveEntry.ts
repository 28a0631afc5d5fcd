// Writing entries.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@yingda/api-client';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Entry } from '@/shared/api/types';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';
import { entryKey } from './useEntries';

export type EntryIn = Schema<'EntryIn'>;

interface Save {
  /** Absent: a new entry. */
  id?: string | undefined;
  /** The version that was read; the server refuses when it is no longer the newest. */
  version?: number | undefined;
  body: EntryIn;
}

type Once = ReturnType<typeof useOnce>;

async function save(slug: string, once: Once, { id, version, body }: Save): Promise<Entry | undefined> {
  if (id === undefined || version === undefined) {
    const { data } = await once(body, (header) =>
      api.POST('/api/v1/workspaces/{workspace}/knowledge/entries', {
        params: { path: { workspace: slug }, header },
        body,
      }),
    );
    return data;
  }
  const { data } = await api.PUT('/api/v1/workspaces/{workspace}/knowledge/entries/{entry}', {
    params: { path: { workspace: slug, entry: id } },
    body: { ...body, version },
  });
  return data;
}

export function useSaveEntry() {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const once = useOnce();
  return useMutation({
    mutationFn: (what: Save) => save(slug, once, what),
    onSuccess: (entry) => {
      if (entry) queryClient.setQueryData(entryKey(slug, entry.id), entry);
      void queryClient.invalidateQueries({ queryKey: keys.knowledge(slug) });
    },
  });
}

export function useDeleteEntry() {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/workspaces/{workspace}/knowledge/entries/{entry}', {
        params: { path: { workspace: slug, entry: id } },
      }),
    onSuccess: (_, id) => {
      queryClient.removeQueries({ queryKey: entryKey(slug, id) });
      void queryClient.invalidateQueries({ queryKey: keys.knowledge(slug) });
    },
  });
}
