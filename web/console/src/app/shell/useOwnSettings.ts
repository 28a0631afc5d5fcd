// What a member changes about himself from the menu.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import type { Locale, Member, Page, Presence } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';

export function useSetPresence() {
  const { slug, me } = useWorkspace();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const patch = (member: Partial<Member>) =>
    queryClient.setQueryData<Page<Member>>(keys.members(slug), (members) =>
      members
        ? { ...members, items: members.items.map((m) => (m.id === me.id ? { ...m, ...member } : m)) }
        : members,
    );
  return useMutation({
    mutationFn: async (presence: Presence) => {
      patch({ presence });
      const { data } = await api.PATCH('/api/v1/workspaces/{workspace}/me', {
        params: { path: { workspace: slug } },
        body: { presence },
      });
      if (data) patch(data);
    },
    onError: (error) => {
      void message.error(errorText(error, t));
      void queryClient.invalidateQueries({ queryKey: keys.members(slug) });
    },
  });
}

/** The language also goes to the account, for other browsers; failing to do so disturbs nobody. */
export function useSaveLocale() {
  return useMutation({
    mutationFn: (locale: Locale) => api.PATCH('/api/v1/auth/account', { body: { locale } }),
  });
}
