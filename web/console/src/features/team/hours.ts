// Business hours: minutes of a day as the server has them, times of day as people write them.
import type { BusinessHours } from './api/team';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const endOfDay = 1440;

export interface SpanFields {
  weekday: number;
  from: string;
  to: string;
}

export interface HoursFields {
  always: boolean;
  time_zone?: string;
  spans: SpanFields[];
  holidays: string[];
}

export function timeOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** As an end, midnight is the end of the day: a time input has no 24:00. */
const endOf = (time: string): number => minutesOf(time) || endOfDay;

export const isSpan = ({ from, to }: SpanFields): boolean =>
  from !== '' && to !== '' && minutesOf(from) < endOf(to);

export function hoursFields(hours: BusinessHours, fallbackZone: string): HoursFields {
  return {
    always: hours.always,
    time_zone: hours.time_zone || fallbackZone,
    spans: (hours.spans ?? [])
      .toSorted((a, b) => a.weekday - b.weekday || a.from - b.from)
      .map(({ weekday, from, to }) => ({ weekday, from: timeOf(from), to: timeOf(to) })),
    holidays: (hours.holidays ?? []).toSorted(),
  };
}

export function hoursOf(fields: HoursFields): BusinessHours {
  // What is hidden while "always" is on may be half filled in.
  const spans = fields.spans.filter(isSpan).map(({ weekday, from, to }) => ({
    weekday,
    from: minutesOf(from),
    to: endOf(to),
  }));
  return {
    always: fields.always,
    ...(fields.time_zone ? { time_zone: fields.time_zone } : {}),
    spans: spans.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from),
    holidays: [...new Set(fields.holidays)].toSorted(),
  };
}

/** Monday to Friday from nine to six: what somebody who switches off "always" most likely wants. */
export const usualWeek = (): SpanFields[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));

export function weekdayName(weekday: number, locale: string, style: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  const day = Date.UTC(2024, 0, weekday);
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(day);
}
