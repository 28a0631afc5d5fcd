import { useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../session/workspace';
import { api } from './client';
import { keys } from './keys';

export function useTeams() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.teams(slug),
    queryFn: async () => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/teams', {
        params: { path: { workspace: slug } },
      });
      return data ?? { items: [] };
    },
    select: (page) => page.items,
  });
}
