import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Conversation, View } from '@/shared/api/types';
import type { ConversationList } from '@/shared/live/merge';
import { useWorkspace } from '@/shared/session/workspace';

const pageSize = 50;

/** A view's conversations, newest activity first, more pages on demand; kept up to date by live events. */
export function useConversationList(view: View) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: keys.conversations(slug, { view }),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations', {
        params: {
          path: { workspace: slug },
          query: { view, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
        },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** A contact's newest conversations on all channels. */
export function useContactConversations(contactId: string) {
  const { slug } = useWorkspace();
  return useInfiniteQuery({
    queryKey: keys.conversations(slug, { contact_id: contactId }),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations', {
        params: { path: { workspace: slug }, query: { view: 'all', contact_id: contactId, limit: 20 } },
        signal,
      });
      return data ?? { items: [] };
    },
    getNextPageParam: () => undefined,
    select: (list) => list.pages.flatMap((page) => page.items),
  });
}

export function useCounts() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.counts(slug),
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations/counts', {
        params: { path: { workspace: slug } },
        signal,
      });
      return data ?? null;
    },
  });
}

/** One conversation; shown at once from a list that has it, then with its summary. */
export function useConversation(id: string) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return useQuery<Conversation | null>({
    queryKey: keys.conversation(slug, id),
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/conversations/{conversation}', {
        params: { path: { workspace: slug, conversation: id } },
        signal,
      });
      return data ?? null;
    },
    placeholderData: () =>
      findListed(queryClient.getQueriesData({ queryKey: keys.conversationLists(slug) }), id),
  });
}

function findListed(lists: [unknown, unknown][], id: string): Conversation | undefined {
  for (const [, list] of lists as [unknown, ConversationList | undefined][]) {
    const found = list?.pages.flatMap((page) => page.items).find((c) => c.id === id);
    if (found) return found;
  }
  return undefined;
}
