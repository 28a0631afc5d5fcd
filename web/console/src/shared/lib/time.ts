// Dates and waiting times in the reader's form.
export type WaitState = 'ok' | 'waiting' | 'breached';

/** Minutes after which a waiting customer is shown in amber, and in red. */
export const waitLimits = { waiting: 2, breached: 5 };

export function waitState(sinceMs: number, nowMs: number): WaitState {
  const minutes = (nowMs - sinceMs) / 60_000;
  if (minutes >= waitLimits.breached) return 'breached';
  return minutes >= waitLimits.waiting ? 'waiting' : 'ok';
}

/** "0:42", "12:05", "3:07:10": a clock that does not change its width each second. From a day on, whole days. */
export function waitClock(sinceMs: number, nowMs: number, locale: string): string {
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return unit(days, 'day', locale);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** For lists: minutes only, and it need not tick. */
export function waitShort(sinceMs: number, nowMs: number, locale: string): string {
  const minutes = Math.max(0, Math.floor((nowMs - sinceMs) / 60_000));
  if (minutes < 1) return `<${unit(1, 'minute', locale)}`;
  if (minutes < 60) return unit(minutes, 'minute', locale);
  if (minutes < 1440) return unit(Math.floor(minutes / 60), 'hour', locale);
  return unit(Math.floor(minutes / 1440), 'day', locale);
}

function unit(value: number, name: 'minute' | 'hour' | 'day', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
}

/** A length of time in words: "48 hours", "7 days", "1 minute". */
export function duration(ms: number, locale: string): string {
  const [hour, days] = [3_600_000, 86_400_000];
  const [name, size] =
    ms >= 3 * days
      ? (['day', days] as const)
      : ms >= hour
        ? (['hour', hour] as const)
        : (['minute', 60_000] as const);
  const value = Math.max(1, Math.round(ms / size));
  const text = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
    value,
  );
  // Beside other words, as everywhere in the console, a number stands apart from Chinese.
  return text.replace(/(?<=\d)(?=\p{Script=Han})/u, ' ');
}

const day = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);

/** How many calendar days `ms` lies before now, in local time (daylight saving included). */
export function daysAgo(ms: number, nowMs: number): number {
  return Math.round((day(nowMs) - day(ms)) / 86_400_000);
}

export function clockTime(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

/** The time today, the weekday within a week, otherwise the date. */
export function listTime(ms: number, nowMs: number, locale: string): string {
  const ago = daysAgo(ms, nowMs);
  if (ago <= 0) return clockTime(ms, locale);
  if (ago < 7) return new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(ms);
  const sameYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    month: 'numeric',
    day: 'numeric',
    ...(sameYear ? {} : { year: '2-digit' }),
  }).format(ms);
}

/** For the date lines of a thread: "today", "yesterday", or the full date. */
export function dateLine(ms: number, nowMs: number, locale: string): string {
  const ago = daysAgo(ms, nowMs);
  if (ago === 0 || ago === 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(ms);
}

export function fullTime(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(ms);
}

export const toMs = (time: string): number => Date.parse(time);
