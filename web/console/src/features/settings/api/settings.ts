import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Account, SessionInfo } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

export interface CannedFields {
  shortcut: string;
  title: string;
  text: string;
}

const at = '/api/v1/workspaces/{workspace}';

export function useUpdateAccount() {
  const { slug } = useWorkspace();
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useChange(
    async (body: Partial<Pick<Account, 'name' | 'locale'>>) => {
      const { data: account } = await api.PATCH('/api/v1/auth/account', { body });
      queryClient.setQueryData<SessionInfo | null>(keys.session, (session) =>
        session && account ? { ...session, account } : session,
      );
    },
    { refresh: [keys.members(slug)], done: t('saved'), quiet: true },
  );
}

export function useCanned() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.canned(slug),
    queryFn: async () =>
      (await api.GET(`${at}/canned-replies`, { params: { path: { workspace: slug } } })).data ?? {
        items: [],
      },
    select: (page) => page.items,
  });
}

/** Without an id it creates one. */
export function useSaveCanned(canned_reply: string | undefined) {
  const { slug: workspace } = useWorkspace();
  const { t } = useTranslation();
  const once = useOnce();
  return useChange(
    async (body: CannedFields) =>
      canned_reply === undefined
        ? (
            await once(body, (header) =>
              api.POST(`${at}/canned-replies`, { params: { path: { workspace }, header }, body }),
            )
          ).data
        : (
            await api.PUT(`${at}/canned-replies/{canned_reply}`, {
              params: { path: { workspace, canned_reply } },
              body,
            })
          ).data,
    { refresh: [keys.canned(workspace)], done: t('saved'), quiet: true },
  );
}

export function useDeleteCanned() {
  const { slug: workspace } = useWorkspace();
  return useChange(
    async (canned_reply: string) => {
      await api.DELETE(`${at}/canned-replies/{canned_reply}`, {
        params: { path: { workspace, canned_reply } },
      });
    },
    { refresh: [keys.canned(workspace)] },
  );
}
