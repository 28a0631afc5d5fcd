import { texts } from '@/shared/i18n/texts';

export const knowledge = texts({ title: '知识库' }, { title: 'Knowledge' });
