// The page inside the preview's frame.
import type { Locale } from '@/shared/api/types';
import type { Mode } from '@/shared/theme';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** A bare page with the real widget, opened: what the snippet does on the customer's site. */
export function previewDocument(server: string, key: string, locale: Locale, mode: Mode): string {
  return [
    `<!doctype html><html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`,
    '<meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="${mode}">`,
    `<script src="${escape(server)}/widget.js" data-channel="${escape(key)}" data-lang="${locale}"`,
    ` data-theme="${mode}" data-open="" async></script>`,
    '</html>',
  ].join('');
}
