// Key combinations as text: "mod+k" (⌘ on a Mac, Ctrl elsewhere), "j", "?".
export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export function comboOf(e: KeyPress, mac = isMac): string {
  const mod = mac ? e.metaKey : e.ctrlKey;
  const other = mac ? e.ctrlKey : e.metaKey;
  const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
  // Shift already shows in signs such as "?"; with letters and named keys it is part of the combination.
  const shift = e.shiftKey && (e.key.length > 1 || key !== key.toUpperCase());
  return [mod && 'mod', other && 'ctrl', e.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

/** Whether keys without a modifier go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  if (target.tagName !== 'INPUT') return false;
  return !['checkbox', 'radio', 'button', 'submit', 'range'].includes((target as HTMLInputElement).type);
}

export const hasModifier = (combo: string): boolean => /^(mod|ctrl|alt)\+/.test(combo);

const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' };

/** For people: ["⌘", "K"] or ["Ctrl", "K"]. */
export function comboLabels(combo: string, mac = isMac): string[] {
  return combo.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'alt') return mac ? '⌥' : 'Alt';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return signs[part] ?? part.toUpperCase();
  });
}
