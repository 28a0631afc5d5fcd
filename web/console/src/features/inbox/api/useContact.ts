import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import type { Contact } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';

const path = '/api/v1/workspaces/{workspace}/contacts/{contact}';

/** The contact in full, shown from the conversation until it is there. */
export function useContact(known: Contact) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.contact(slug, known.id),
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(path, {
        params: { path: { workspace: slug, contact: known.id } },
        signal,
      });
      return data ?? known;
    },
    placeholderData: known,
  });
}

export type ContactPatch = Partial<Pick<Contact, 'name' | 'email' | 'phone' | 'notes'>>;

export function useUpdateContact(contactId: string) {
  const { slug } = useWorkspace();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const key = keys.contact(slug, contactId);
  return useMutation({
    mutationFn: async (body: ContactPatch) => {
      queryClient.setQueryData<Contact>(key, (before) => (before ? { ...before, ...body } : before));
      const { data } = await api.PATCH(path, {
        params: { path: { workspace: slug, contact: contactId } },
        body,
      });
      return data;
    },
    onSuccess: (contact) => contact && queryClient.setQueryData(key, contact),
    onError: (error) => {
      void message.error(errorText(error, t));
      void queryClient.invalidateQueries({ queryKey: key });
    },
  });
}
