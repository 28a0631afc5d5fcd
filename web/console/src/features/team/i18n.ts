import { texts } from '@/shared/i18n/texts';

export const team = texts({ title: '团队' }, { title: 'Team' });
