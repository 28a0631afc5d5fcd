import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Channel } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

export interface ChannelPatch {
  name?: string;
  enabled?: boolean;
  settings?: Channel['settings'];
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
    async (name: string) =>
      (
        await once(name, (header) =>
          api.POST(list, { params: { path: { workspace: slug }, header }, body: { type: 'web', name } }),
        )
      ).data,
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
