import { texts } from '@/shared/i18n/texts';
import { en } from './texts.en';
import { zh } from './texts.zh';

export const channels = texts(zh, en);
