// Lists of the past. The conversations follow live events; a search shows what was there when it ran.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useMe } from '@/shared/api/useMe';
import { useWorkspace } from '@/shared/session/workspace';
import { type HistoryFilter, hitPasses, toQuery } from './filter';

const pageSize = 50;

export function useHistory(filter: HistoryFilter) {
  const { slug } = useWorkspace();
  const query = toQuery(filter);
  return useInfiniteQuery({
    queryKey: keys.conversations(slug, query),
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

/** How many hits are looked for before the reader is asked whether to go on. */
const enough = 20;

/** What was said. The server searches everything; the filters choose among its hits, more of which come as needed. */
export function useHits(filter: HistoryFilter) {
  const { slug } = useWorkspace();
  const me = useMe();
  const { q } = filter;
  const query = useInfiniteQuery({
    queryKey: [...keys.workspace(slug), 'history', q],
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
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const hits = all.filter((hit) => hitPasses(hit, filter, me));
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const more = hits.length < enough && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  return { query, hits };
}

export function useChannels() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.channels(slug),
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/channels', {
        params: { path: { workspace: slug } },
        signal,
      });
      return data ?? { items: [] };
    },
    select: (page) => page.items,
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
