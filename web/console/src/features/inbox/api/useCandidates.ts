import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';

/**
 * What the bot would answer: to `text`, or without one to the customer's last message. `seq` of the newest message
 * makes it ask again when the customer went on.
 */
export function useCandidates(conversationId: string, text: string, seq: number) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.candidates(slug, conversationId, text, text ? 0 : seq),
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(
        '/api/v1/workspaces/{workspace}/conversations/{conversation}/candidates',
        {
          params: { path: { workspace: slug, conversation: conversationId }, query: text ? { text } : {} },
          signal,
        },
      );
      return data?.items ?? [];
    },
    placeholderData: keepPreviousData,
  });
}
