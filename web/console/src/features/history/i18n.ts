import { texts } from '@/shared/i18n/texts';

export const history = texts({ title: '历史' }, { title: 'History' });
