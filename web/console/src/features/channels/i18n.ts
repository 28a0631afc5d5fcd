import { texts } from '@/shared/i18n/texts';

export const channels = texts({ title: '渠道' }, { title: 'Channels' });
