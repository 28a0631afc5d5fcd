import { useTranslation } from 'react-i18next';
import type { Locale } from '../api/types';

/** The reader's language, for Intl and for localised data. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language.startsWith('zh') ? 'zh' : 'en';
}
