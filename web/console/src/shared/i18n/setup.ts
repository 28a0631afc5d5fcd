// i18next with one namespace per feature, and the reader's language kept in this browser.
import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../api/types';
import { readJson, writeJson } from '../lib/storage';
import type { Texts } from './texts';

const key = 'yd.locale';

function initialLocale(): Locale {
  const kept = readJson<string>(key, '');
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function setUpI18n(namespaces: Record<string, Texts>): void {
  const resources = {
    zh: Object.fromEntries(Object.entries(namespaces).map(([name, t]) => [name, t.zh])),
    en: Object.fromEntries(Object.entries(namespaces).map(([name, t]) => [name, t.en])),
  };
  const markDocument = (locale: string) => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  };
  i18n.on('languageChanged', markDocument);
  void i18n.use(initReactI18next).init({
    resources,
    lng: initialLocale(),
    fallbackLng: 'en',
    supportedLngs: ['zh', 'en'],
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  markDocument(i18n.language);
}

export function setLocale(locale: Locale): void {
  writeJson(key, locale);
  void i18n.changeLanguage(locale);
}

/** Takes the account's language where none was chosen in this browser. */
export function adoptLocale(locale: Locale): void {
  if (readJson<string>(key, '') === '') void i18n.changeLanguage(locale);
}
