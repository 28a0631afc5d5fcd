// Wordings of an entry that customers confirmed in conversations.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';
import { entryKey } from './useEntries';

const path = '/api/v1/workspaces/{workspace}/knowledge/entries/{entry}/learnt';

export function useLearnt(entry: string) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...keys.learnt(slug), entry],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(path, { params: { path: { workspace: slug, entry } }, signal });
      return data?.items ?? [];
    },
  });
}

export function useDismissLearnt(entry: string) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (learnt: string) =>
      api.DELETE(`${path}/{learnt}`, { params: { path: { workspace: slug, entry, learnt } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...keys.learnt(slug), entry] }),
  });
}

/** Makes it a similar question; gives the entry as it is then. */
export function useAdoptLearnt(entry: string) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (learnt: string) => {
      const { data } = await api.POST(`${path}/{learnt}/adopt`, {
        params: { path: { workspace: slug, entry, learnt } },
      });
      return data;
    },
    onSuccess: (changed) => {
      if (changed) queryClient.setQueryData(entryKey(slug, entry), changed);
      void queryClient.invalidateQueries({ queryKey: keys.knowledge(slug) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...keys.learnt(slug), entry] }),
  });
}
