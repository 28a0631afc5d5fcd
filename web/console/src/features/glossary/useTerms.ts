// The glossary's terms, read and written. The keys start with the workspace's glossary key, so that each change made
// known live refreshes them.
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Schema } from '@yingda/api-client';
import { api } from '@/shared/api/client';
import { fileBody } from '@/shared/api/fileBody';
import { keys } from '@/shared/api/keys';
import type { GlossaryTerm, ImportReport } from '@/shared/api/types';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

export type TermIn = Schema<'GlossaryTermIn'>;

export interface TermFilter {
  q: string;
  kind: string;
}

const pageSize = 50;

export function useTermList({ q, kind }: TermFilter) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: [...keys.glossary(slug), 'list', { q, kind }],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/glossary/terms', {
        params: {
          path: { workspace: slug },
          query: {
            limit: pageSize,
            ...(q && { q }),
            ...(kind && { kind }),
            ...(pageParam && { cursor: pageParam }),
          },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function useKinds() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...keys.glossary(slug), 'kinds'],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/glossary/kinds', {
        params: { path: { workspace: slug } },
        signal,
      });
      return data?.items ?? [];
    },
  });
}

interface Save {
  /** Absent: a new term. */
  stored?: Pick<GlossaryTerm, 'id' | 'version'> | undefined;
  body: TermIn;
}

export function useSaveTerm() {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const once = useOnce();
  return useMutation({
    mutationFn: async ({ stored, body }: Save) => {
      if (!stored) {
        return once(body, (header) =>
          api.POST('/api/v1/workspaces/{workspace}/glossary/terms', {
            params: { path: { workspace: slug }, header },
            body,
          }),
        );
      }
      return api.PUT('/api/v1/workspaces/{workspace}/glossary/terms/{term}', {
        params: { path: { workspace: slug, term: stored.id } },
        body: { ...body, version: stored.version },
      });
    },
    // After a refusal too: it may be that somebody else changed the term.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: keys.glossary(slug) }),
  });
}

export function useDeleteTerm() {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/v1/workspaces/{workspace}/glossary/terms/{term}', {
        params: { path: { workspace: slug, term: id } },
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.glossary(slug) }),
  });
}

export async function fetchTerm(slug: string, id: string): Promise<GlossaryTerm | undefined> {
  const { data } = await api.GET('/api/v1/workspaces/{workspace}/glossary/terms/{term}', {
    params: { path: { workspace: slug, term: id } },
  });
  return data;
}

export async function importTerms(
  slug: string,
  file: File,
  dryRun: boolean,
): Promise<ImportReport | undefined> {
  const { data } = await api.POST('/api/v1/workspaces/{workspace}/glossary/import', {
    params: { path: { workspace: slug }, query: { dry_run: dryRun } },
    ...fileBody(file),
  });
  return data;
}

export async function exportTerms(slug: string): Promise<string> {
  const { data } = await api.GET('/api/v1/workspaces/{workspace}/glossary/export', {
    params: { path: { workspace: slug } },
    parseAs: 'text',
  });
  return data ?? '';
}
