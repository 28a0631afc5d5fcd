// What kinds of channels there are. The list is part of the program: it changes with a new version only.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ChannelType } from '../api/types';
import { useLocale } from '../i18n/useLocale';
import { localized } from '../lib/format';

export function useChannelTypes() {
  return useQuery({
    queryKey: keys.channelTypes,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await api.GET('/api/v1/channel-types')).data?.items ?? [],
  });
}

export function useChannelType(type: string): ChannelType | undefined {
  return useChannelTypes().data?.find((kind) => kind.type === type);
}

/** The name of a kind in the reader's language; nothing while the list is on its way. */
export function useKindName(): (type: string) => string {
  const { t } = useTranslation('channel');
  const locale = useLocale();
  const { data, isPending } = useChannelTypes();
  return (type) => {
    if (type === 'web') return t('web');
    const known = data?.find((kind) => kind.type === type);
    return localized(known?.name, locale) || (isPending ? '' : type);
  };
}
