import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';

/** What the bot says to `text` now. Runs again whenever the knowledge changes, here or elsewhere. */
export function useTest(text: string) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...keys.knowledge(slug), 'test', text],
    enabled: text !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data } = await api.POST('/api/v1/workspaces/{workspace}/knowledge/test', {
        params: { path: { workspace: slug } },
        body: { text },
        signal,
      });
      return data ?? null;
    },
  });
}
