// Contacts and messages for the command bar.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { contactName } from '@/shared/lib/format';
import { useWorkspace } from '@/shared/session/workspace';
import type { BarItem } from './CommandBar';

const shown = 6;

export function useSearchItems(query: string): BarItem[] {
  const { slug } = useWorkspace();
  const { t } = useTranslation(['commands', 'common']);
  const navigate = useNavigate();
  const q = useDeferredValue(query.trim());
  const path = { workspace: slug };
  const { data } = useQuery({
    queryKey: keys.search(slug, q),
    enabled: q.length > 0,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const [contacts, hits] = await Promise.all([
        api.GET('/api/v1/workspaces/{workspace}/contacts', {
          params: { path, query: { q, limit: shown } },
          signal,
        }),
        api.GET('/api/v1/workspaces/{workspace}/search', {
          params: { path, query: { q, limit: shown } },
          signal,
        }),
      ]);
      return { contacts: contacts.data?.items ?? [], hits: hits.data?.items ?? [] };
    },
  });
  if (!data || q === '') return [];
  const visitor = t('common:visitor');
  const contacts = data.contacts.map(
    (contact): BarItem => ({
      id: `contact-${contact.id}`,
      group: 'contacts',
      title: contactName(contact, visitor),
      detail: contact.email || contact.phone || '',
      run: async () => {
        const { data: page } = await api.GET('/api/v1/workspaces/{workspace}/conversations', {
          params: { path, query: { view: 'all', contact_id: contact.id, limit: 1 } },
        });
        const newest = page?.items[0];
        if (newest) await navigate(`/w/${slug}/inbox/all/${newest.id}`);
      },
    }),
  );
  const hits = data.hits.map(
    (hit): BarItem => ({
      id: `message-${hit.message.id}`,
      group: 'messages',
      title: hit.snippet,
      detail: contactName(hit.conversation.contact, visitor),
      run: () => void navigate(`/w/${slug}/inbox/all/${hit.conversation.id}`),
    }),
  );
  return [...contacts, ...hits];
}
