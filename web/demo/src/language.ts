import type { Words } from './types';

export type Language = 'zh' | 'en';

const KEY = 'demo:language';

/** ?lang=, then what was chosen before, then the browser's. */
export function startLanguage(): Language {
  const wish =
    new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEY) ?? navigator.language;
  return wish.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The widget follows the page's lang attribute. */
export function useLanguage(language: Language, remember: boolean): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (remember) localStorage.setItem(KEY, language);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Reads texts in one language, ready to stand in HTML. */
export const reader = (language: Language) => (words: Words) => escapeHtml(words[language]);
