import { texts } from '@/shared/i18n/texts';

export const settings = texts({ title: '设置' }, { title: 'Settings' });
