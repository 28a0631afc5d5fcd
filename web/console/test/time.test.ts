import { describe, expect, it } from 'vitest';
import { fileSize, initials } from '@/shared/lib/format';
import { dateLine, daysAgo, listTime, waitClock, waitShort, waitState } from '@/shared/lib/time';

const min = 60_000;
const now = new Date(2026, 10, 22, 15, 30).getTime();

describe('waiting', () => {
  it('changes its state at two and at five minutes', () => {
    expect(waitState(now - 2 * min + 1, now)).toBe('ok');
    expect(waitState(now - 2 * min, now)).toBe('waiting');
    expect(waitState(now - 5 * min + 1, now)).toBe('waiting');
    expect(waitState(now - 5 * min, now)).toBe('breached');
  });
  it('counts like a clock', () => {
    expect(waitClock(now - 42_000, now, 'en')).toBe('0:42');
    expect(waitClock(now - 12 * min - 5000, now, 'en')).toBe('12:05');
    expect(waitClock(now - 187 * min - 10_000, now, 'zh')).toBe('3:07:10');
    expect(waitClock(now - 50 * 60 * min, now, 'en')).toBe('2d');
    expect(waitClock(now + 5000, now, 'en')).toBe('0:00');
  });
  it('is short in lists, in the reader’s language', () => {
    expect(waitShort(now - 20_000, now, 'en')).toBe('<1m');
    expect(waitShort(now - 9 * min, now, 'en')).toBe('9m');
    expect(waitShort(now - 9 * min, now, 'zh')).toMatch(/^9\s?分钟$/);
    expect(waitShort(now - 90 * min, now, 'en')).toBe('1h');
  });
});

describe('dates', () => {
  it('counts calendar days, not spans of 24 hours', () => {
    expect(daysAgo(new Date(2026, 10, 21, 23, 59).getTime(), new Date(2026, 10, 22, 0, 1).getTime())).toBe(1);
  });
  it('shows time, weekday, date, year as they are needed', () => {
    expect(listTime(new Date(2026, 10, 22, 9, 5).getTime(), now, 'en')).toBe('09:05');
    expect(listTime(new Date(2026, 10, 20, 9, 5).getTime(), now, 'en')).toBe('Fri');
    expect(listTime(new Date(2026, 10, 1).getTime(), now, 'zh')).toBe('11/1');
    expect(listTime(new Date(2025, 10, 1).getTime(), now, 'en')).toBe('11/1/25');
  });
  it('says today and yesterday', () => {
    expect(dateLine(now, now, 'en')).toBe('Today');
    expect(dateLine(now - 24 * 60 * min, now, 'zh')).toBe('昨天');
    expect(dateLine(new Date(2026, 10, 1).getTime(), now, 'zh')).toContain('2026年11月1日');
  });
});

describe('format', () => {
  it('writes sizes', () => {
    expect(fileSize(512, 'en')).toBe('512B');
    expect(fileSize(1536, 'en')).toBe('1.5 kB');
    expect(fileSize(10 * 1024 * 1024, 'en')).toBe('10 MB');
  });
  it('makes initials of Chinese and other names', () => {
    expect(initials('王小明')).toBe('小明');
    expect(initials('Ada Lovelace')).toBe('AL');
    expect(initials('ada')).toBe('A');
    expect(initials(' ')).toBe('?');
  });
});
