// Entries and categories. Their keys start with the workspace's knowledge key, so each change made known live refreshes them.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';
import type { EntryFilter } from '../list/filter';

const pageSize = 50;

export function useEntryList({ q, category, status }: EntryFilter) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: [...keys.knowledge(slug), 'list', { q, category, status }],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/knowledge/entries', {
        params: {
          path: { workspace: slug },
          query: {
            limit: pageSize,
            ...(q && { q }),
            ...(category && { category }),
            ...(status && { status }),
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

export function useCategories() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...keys.knowledge(slug), 'categories'],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/knowledge/categories', {
        params: { path: { workspace: slug } },
        signal,
      });
      return data?.items ?? [];
    },
    // Entries without one are counted as well, under an empty name.
    select: (categories) => categories.filter((category) => category.name !== ''),
  });
}

export const entryKey = (slug: string, id: string) => [...keys.knowledge(slug), 'entry', id] as const;

export async function fetchEntry(slug: string, id: string) {
  const { data } = await api.GET('/api/v1/workspaces/{workspace}/knowledge/entries/{entry}', {
    params: { path: { workspace: slug, entry: id } },
  });
  return data;
}

/** Fresh each time an editor opens: what is edited must be the newest version. */
export function useEntry(id: string) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: entryKey(slug, id),
    gcTime: 0,
    queryFn: async () => (await fetchEntry(slug, id)) ?? null,
  });
}
