// Addresses in text and from the server: what may be opened, and where text holds a link.

export interface TextPiece {
  text: string;
  href?: string;
}

// Stops before Chinese text and punctuation, which follow an address without a space.
const ADDRESS =
  /https?:\/\/[^\s<>"'“”‘’，。；：！？、（）《》【】\u4e00-\u9fff]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const TRAILING = /[.,;:!?)\]}]+$/;

export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimEnd(match[0]);
    const href = safeHref(address.includes('://') ? address : `mailto:${address}`);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

// A closing bracket belongs to the address only if it was opened there.
function trimEnd(address: string): string {
  let end = address.replace(TRAILING, '');
  if (address[end.length] === ')' && end.includes('(')) end = address.slice(0, end.length + 1);
  return end;
}

/** The address if it is of a kind that cannot run code on the page; relative ones belong to the server. */
export function safeHref(address: string | undefined, server?: string): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, server);
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** As safeHref, for what the page loads by itself. */
export function safeImage(address: string | undefined, server: string): string | undefined {
  const href = safeHref(address, server);
  return href && /^https?:/.test(href) ? href : undefined;
}
