// Lists of the past. Not kept up to date by events: each visit asks anew.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';
import { type HistoryFilter, toQuery } from './filter';

const pageSize = 50;
const key = (slug: string) => [...keys.workspace(slug), 'history'] as const;

export function useHistory(filter: HistoryFilter) {
  const { slug } = useWorkspace();
  const query = toQuery(filter);
  return useInfiniteQuery({
    queryKey: [...key(slug), 'list', query],
    enabled: filter.q === '',
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations', {
        params: {
          path: { workspace: slug },
          query: { ...query, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function useHits(q: string) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: [...key(slug), 'search', q],
    enabled: q !== '',
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/search', {
        params: {
          path: { workspace: slug },
          query: { q, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function useChannels() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...key(slug), 'channels'],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/channels', {
        params: { path: { workspace: slug } },
        signal,
      });
      return data?.items ?? [];
    },
  });
}

export function useOne(id: string) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.conversation(slug, id),
    enabled: id !== '',
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations/{conversation}', {
        params: { path: { workspace: slug, conversation: id } },
        signal,
      });
      return data ?? null;
    },
  });
}
