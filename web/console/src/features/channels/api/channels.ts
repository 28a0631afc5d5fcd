import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@yingda/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

export interface ChannelPatch {
  name?: string;
  enabled?: boolean;
  settings?: Schema<'ChannelSettings'>;
  config?: Record<string, string | null>;
  secrets?: Record<string, string | null>;
}

const list = '/api/v1/workspaces/{workspace}/channels';
const one = '/api/v1/workspaces/{workspace}/channels/{channel}';

export function useChannels() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.channels(slug),
    queryFn: async () =>
      (await api.GET(list, { params: { path: { workspace: slug } } })).data ?? { items: [] },
    select: (page) => page.items,
  });
}

export function useCreateChannel() {
  const { slug } = useWorkspace();
  const once = useOnce();
  return useChange(
    async (body: { type: string; name: string }) =>
      (await once(body, (header) => api.POST(list, { params: { path: { workspace: slug }, header }, body })))
        .data,
    { refresh: [keys.channels(slug)], quiet: true },
  );
}

export function useUpdateChannel(channel: string, quiet = false) {
  const { slug } = useWorkspace();
  const { t } = useTranslation();
  return useChange(
    async (body: ChannelPatch) =>
      (await api.PATCH(one, { params: { path: { workspace: slug, channel } }, body })).data,
    { refresh: [keys.channels(slug)], done: t('saved'), quiet },
  );
}

/** `onGone` leaves the channel's page before the list is loaded again, so that it never shows a missing channel. */
export function useDeleteChannel(channel: string, onGone: () => void) {
  const { slug } = useWorkspace();
  const { t } = useTranslation('channels');
  return useChange(
    async () => {
      await api.DELETE(one, { params: { path: { workspace: slug, channel } } });
      onGone();
    },
    { refresh: [keys.channels(slug)], done: t('deleted'), quiet: true },
  );
}

/** Asks the platform; what it said is shown beside the fields. */
export function useCheckChannel(channel: string) {
  const { slug } = useWorkspace();
  return useChange(
    async () => (await api.POST(`${one}/check`, { params: { path: { workspace: slug, channel } } })).data,
    { refresh: [healthKey(slug, channel)], quiet: true },
  );
}

// Below the channels' own key, so that a change of the channel refreshes it too.
export const healthKey = (slug: string, channel: string) => [...keys.channels(slug), channel, 'health'];
export const deliveriesKey = (slug: string, channel: string) => [
  ...keys.channels(slug),
  channel,
  'deliveries',
];
