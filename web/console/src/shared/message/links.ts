// Links inside of texts. Only http(s) and this server's own files are ever followed.

export interface Piece {
  text: string;
  href?: string;
}

// Full-width punctuation ends an address: Chinese sentences put no space behind it.
const address = /https?:\/\/[^\s<>"'，。；：！？、（）《》【】“”]+/g;

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

export function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  return /^https?:\/\//i.test(url) || /^\/(?![/\\])/.test(url) ? url : undefined;
}
