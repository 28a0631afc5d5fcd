import { describe, expect, it } from 'vitest';
import { hoursFields, hoursOf, isSpan, minutesOf, timeOf, weekdayName } from '@/features/team/hours';

describe('business hours', () => {
  it('come back as they went in, sorted', () => {
    const hours = {
      always: false,
      time_zone: 'Asia/Shanghai',
      spans: [
        { weekday: 2, from: 540, to: 1440 },
        { weekday: 1, from: 780, to: 1080 },
        { weekday: 1, from: 0, to: 720 },
      ],
      holidays: ['2026-10-01', '2026-01-01', '2026-10-01'],
    };
    expect(hoursOf(hoursFields(hours, 'UTC'))).toEqual({
      always: false,
      time_zone: 'Asia/Shanghai',
      spans: [
        { weekday: 1, from: 0, to: 720 },
        { weekday: 1, from: 780, to: 1080 },
        { weekday: 2, from: 540, to: 1440 },
      ],
      holidays: ['2026-01-01', '2026-10-01'],
    });
  });

  it('take the workspace time zone where they have none', () => {
    expect(hoursFields({ always: true }, 'Asia/Tokyo').time_zone).toBe('Asia/Tokyo');
  });

  it('end at midnight as 24:00, and only after they begin', () => {
    expect(isSpan({ weekday: 1, from: '22:00', to: '00:00' })).toBe(true);
    expect(isSpan({ weekday: 1, from: '18:00', to: '09:00' })).toBe(false);
    expect(isSpan({ weekday: 1, from: '09:00', to: '09:00' })).toBe(false);
    expect(isSpan({ weekday: 1, from: '', to: '09:00' })).toBe(false);
  });

  it('leave out what is half filled in', () => {
    const fields = { always: true, spans: [{ weekday: 1, from: '', to: '' }], holidays: [] };
    expect(hoursOf(fields).spans).toEqual([]);
  });

  it('write times of day and name the days from Monday', () => {
    expect([timeOf(0), timeOf(545), timeOf(1440), minutesOf('09:05')]).toEqual([
      '00:00',
      '09:05',
      '00:00',
      545,
    ]);
    expect([weekdayName(1, 'en'), weekdayName(7, 'zh')]).toEqual(['Monday', '星期日']);
  });
});
