import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { DeliveryState } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { deliveriesKey, healthKey } from './channels';

const at = '/api/v1/workspaces/{workspace}/channels/{channel}';
const pageSize = 25;
// Traffic makes no live events: whoever watches it asks again.
const refreshMs = 15_000;

export function useHealth(channel: string, watch: boolean) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: healthKey(slug, channel),
    staleTime: refreshMs,
    refetchInterval: watch && refreshMs,
    queryFn: async ({ signal }) =>
      (await api.GET(`${at}/health`, { params: { path: { workspace: slug, channel } }, signal })).data ??
      null,
  });
}

export function useDeliveries(channel: string, state: DeliveryState | undefined) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: [...deliveriesKey(slug, channel), state ?? 'all'],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET(`${at}/deliveries`, {
        params: {
          path: { workspace: slug, channel },
          query: { limit: pageSize, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** Sends failed ones again, one after another; gives how many could not even be queued and why the last was not. */
export function useResend(channel: string) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return async (ids: readonly string[]): Promise<{ refused: number; error: unknown }> => {
    let refused = 0;
    let error: unknown;
    for (const delivery of ids) {
      try {
        await api.POST(`${at}/deliveries/{delivery}/retry`, {
          params: { path: { workspace: slug, channel, delivery } },
        });
      } catch (reason) {
        refused += 1;
        error = reason;
      }
    }
    await Promise.all(
      [healthKey(slug, channel), deliveriesKey(slug, channel)].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    return { refused, error };
  };
}
