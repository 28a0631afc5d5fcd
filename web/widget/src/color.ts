// From the company's one accent colour: readable colours on light and on dark (WCAG AA, 4.5 : 1).

type Rgb = [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const FALLBACK: Rgb = [15, 118, 110];
/** Of the panel's surfaces, the one that leaves least contrast. */
export const SURFACES: Record<Theme, Rgb> = { light: [244, 246, 247], dark: [34, 38, 43] };

export type Theme = 'light' | 'dark';

export interface Accent {
  /** Backgrounds and text on the panel's surface. */
  accent: string;
  /** Text on the accent. */
  onAccent: string;
}

function parse(color: string): Rgb {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!hex) return FALLBACK;
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((i) => Number.parseInt(full.slice(i, i + 2), 16)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const mix = (from: Rgb, to: Rgb, part: number) =>
  from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * part)) as Rgb;

const css = (rgb: Rgb) => `rgb(${rgb.join(' ')})`;

export function accentFor(color: string, theme: Theme): Accent {
  const wanted = parse(color);
  const surface = SURFACES[theme];
  const away = theme === 'light' ? BLACK : WHITE;
  let accent = wanted;
  for (let part = 0; contrast(accent, surface) < 4.5 && part <= 1; part += 0.05)
    accent = mix(wanted, away, part);
  const onAccent = contrast(accent, WHITE) >= contrast(accent, [17, 19, 22]) ? WHITE : ([17, 19, 22] as Rgb);
  return { accent: css(accent), onAccent: css(onAccent) };
}
