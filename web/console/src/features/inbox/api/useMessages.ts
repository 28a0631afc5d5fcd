import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';

const pageSize = 50;

/** A conversation's messages: pages[0] is the newest, each further page is older. */
export function useMessages(conversationId: string) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: keys.messages(slug, conversationId),
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations/{conversation}/messages', {
        params: {
          path: { workspace: slug, conversation: conversationId },
          query: { limit: pageSize, ...(pageParam !== undefined && { before_seq: pageParam }) },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    // Messages count from 1 without gaps, so the first one says whether older ones exist.
    getNextPageParam: (page) => {
      const first = page.items[0]?.seq;
      return first !== undefined && first > 1 ? first : undefined;
    },
  });
}
