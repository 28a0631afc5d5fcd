import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useWorkspace } from '@/shared/session/workspace';

export function useCanned() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.canned(slug),
    queryFn: async () => {
      const { data } = await api.GET('/api/v1/workspaces/{workspace}/canned-replies', {
        params: { path: { workspace: slug } },
      });
      return data ?? { items: [] };
    },
    select: (page) => page.items,
  });
}
