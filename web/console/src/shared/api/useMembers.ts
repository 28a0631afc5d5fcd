import { useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../session/workspace';
import { api } from './client';
import { keys } from './keys';

/** All members with presence and load, kept fresh by presence frames. */
export function useMembers() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.members(slug),
    queryFn: async () => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/members', {
        params: { path: { workspace: slug } },
      });
      return data ?? { items: [] };
    },
    select: (page) => page.items,
  });
}
