import { ApiError } from '@yingda/api-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Attachment, Attachments, faultOf } from '../src/attachments';
import { backoffMs } from '../src/backoff';
import { accentFor, contrast, SURFACES } from '../src/color';
import { formatBytes, formatDay, formatWait, localized, pickLanguage, texts } from '../src/i18n';
import { linkify, safeHref, safeImage } from '../src/links';
import { Outbox } from '../src/outbox';
import { buildRows, quickReplies } from '../src/rows';
import { memoryStore } from '../src/storage';
import { countUnread, mergeMessages } from '../src/timeline';
import type { PublicMessage, PublicState } from '../src/types';

const message = (id: number, extra: Partial<PublicMessage> = {}): PublicMessage => ({
  id: String(id).padStart(13, '0'),
  conversation_id: 'c1',
  seq: id,
  author: 'customer',
  parts: [{ type: 'text', text: `m${id}` }],
  created_at: new Date(Date.UTC(2026, 0, 5, 9, id)).toISOString(),
  ...extra,
});

const state: PublicState = {
  status: 'open',
  handled_by: 'bot',
  people_available: true,
  conversation_id: 'c1',
};

describe('links', () => {
  it('finds addresses inside Chinese text and leaves its punctuation outside', () => {
    expect(linkify('请看https://a.example/x?y=1。或写信到a.b@c.example！')).toEqual([
      { text: '请看' },
      { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { text: '。或写信到' },
      { text: 'a.b@c.example', href: 'mailto:a.b@c.example' },
      { text: '！' },
    ]);
    expect(linkify('(see http://a.example/b_(c)).')[1]?.text).toBe('http://a.example/b_(c)');
  });

  it('refuses what could run code', () => {
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' java\nscript:alert(1)',
      'vbscript:x',
      'file:///etc',
    ])
      expect(safeHref(bad, 'https://s.example')).toBeUndefined();
    expect(safeHref('/files/a', 'https://s.example')).toBe('https://s.example/files/a');
    expect(safeImage('tel:123', 'https://s.example')).toBeUndefined();
  });
});

describe('timeline', () => {
  it('sorts by id, replaces the same id and keeps the array when nothing came', () => {
    const known = [message(1), message(3)];
    const merged = mergeMessages(known, [message(2), message(3, { feedback: 'up' })]);
    expect(merged.map((m) => m.seq)).toEqual([1, 2, 3]);
    expect(merged[2]?.feedback).toBe('up');
    expect(mergeMessages(known, [])).toBe(known);
  });

  it('counts only what others said as unread', () => {
    const all = [
      message(1, { author: 'bot' }),
      message(2),
      message(3, { author: 'system' }),
      message(4, { author: 'agent' }),
    ];
    expect(countUnread(all, '')).toBe(2);
    expect(countUnread(all, message(1).id)).toBe(1);
  });
});

describe('rows', () => {
  it('groups one speaker, starts each day with its date and marks only the last own message', () => {
    const rows = buildRows(
      [
        message(1),
        message(2),
        message(3, { author: 'bot' }),
        message(4, { author: 'system' }),
        message(5, { created_at: new Date(Date.UTC(2026, 0, 8, 9)).toISOString() }),
      ],
      { ...state, agent_delivered_seq: 5, agent_read_seq: 2 },
    );
    expect(rows.map((row) => row.kind)).toEqual([
      'day',
      'message',
      'message',
      'message',
      'notice',
      'day',
      'message',
    ]);
    const own = rows.filter((row) => row.kind === 'message');
    expect(own.map((row) => [row.first, row.last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
    expect(own.map((row) => row.mark)).toEqual([undefined, undefined, undefined, 'delivered']);
  });

  it('offers quick replies only until something is said', () => {
    const offer = message(2, {
      author: 'bot',
      parts: [{ type: 'quick_replies', options: [{ label: 'A', reply: 'a' }] }],
    });
    expect(quickReplies([message(1), offer])).toHaveLength(1);
    expect(quickReplies([message(1), offer, message(3, { author: 'system' })])).toHaveLength(1);
    expect(quickReplies([offer, message(3)])).toEqual([]);
    expect(quickReplies([offer, message(3, { author: 'agent' })])).toEqual([]);
  });
});

describe('words', () => {
  it('follows the attribute, then the page, then the browser', () => {
    expect(pickLanguage('en', 'zh-CN', 'zh')).toBe('en');
    expect(pickLanguage(undefined, 'zh-Hant', 'en')).toBe('zh');
    expect(pickLanguage(undefined, '', 'de-DE')).toBe('en');
  });

  it('has the same keys and the same kinds in both languages', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    expect(shape(texts.en)).toEqual(shape(texts.zh));
    expect(JSON.stringify(texts.en)).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('writes days, sizes and waits the way one says them', () => {
    const now = new Date(2026, 4, 10, 0, 30).getTime();
    expect(formatDay(new Date(2026, 4, 9, 23, 59).toISOString(), now, 'en')).toBe('Yesterday');
    expect(formatDay(new Date(2026, 4, 1).toISOString(), now, 'zh')).toBe('5月1日');
    expect(formatDay(new Date(2025, 4, 1).toISOString(), now, 'en')).toContain('2025');
    expect([formatBytes(900), formatBytes(1536), formatBytes(10 * 1024 * 1024)]).toEqual([
      '900 B',
      '1.5 KB',
      '10 MB',
    ]);
    expect([formatWait(20, 'en'), formatWait(61, 'en'), formatWait(170, 'zh')]).toEqual([
      'a minute',
      '2 minutes',
      '约 3 分钟',
    ]);
    expect(localized({ zh: '', en: 'x' }, 'zh')).toBe('x');
  });
});

describe('accentFor', () => {
  const rgb = (color: string) => (color.match(/\d+/g) ?? []).map(Number) as [number, number, number];
  it.each(['#0F766E', '#FFEB3B', '#000', '#fff', '#ff0000', 'nonsense'])(
    'keeps %s readable on light and dark',
    (color) => {
      for (const theme of ['light', 'dark'] as const) {
        const { accent, onAccent } = accentFor(color, theme);
        expect(contrast(rgb(accent), SURFACES[theme])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(accent), rgb(onAccent))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});

it('backs off with growing, scattered, bounded waits', () => {
  expect([0, 1, 2].map((attempt) => backoffMs(attempt, 0))).toEqual([250, 500, 1000]);
  expect(backoffMs(0, 1)).toBe(500);
  expect(backoffMs(1000, 1)).toBe(30_000);
});

describe('Outbox', () => {
  it('keeps the order of writing over a reload, even when the clock is set back', () => {
    const store = memoryStore();
    const outbox = new Outbox(store);
    for (const [i, now] of [5000, 4000, 4000].entries())
      outbox.add(`id${i}`, now, { kind: 'message', text: `${i}` });
    expect(new Outbox(store).items().map((item) => item.id)).toEqual(['id0', 'id1', 'id2']);
  });

  it('overlooks what is broken in the storage', () => {
    const store = memoryStore();
    store.set('out:x', '{"id":1');
    store.set('out:y', 'null');
    expect(new Outbox(store).items()).toEqual([]);
  });
});

describe('attachments', () => {
  afterEach(() => vi.unstubAllGlobals());
  const limits = { max_bytes: 10, accept: ['image/png', '.pdf'] };
  const file = (name: string, type: string, size = 5) => new File(['x'.repeat(size)], name, { type });

  it('checks size and kind before sending', () => {
    expect(faultOf(file('a.png', 'image/png'), limits)).toBeUndefined();
    expect(faultOf(file('a.PDF', ''), limits)).toBeUndefined();
    expect(faultOf(file('a.png', 'image/png', 11), limits)).toBe('tooLarge');
    expect(faultOf(file('a.exe', 'application/x-msdownload'), limits)).toBe('wrongType');
    expect(faultOf(file('a.png', 'image/png', 0), limits)).toBe('emptyFile');
  });

  it('uploads again when asked, but not what the server will never take', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }));
    const errors = [new ApiError({ status: 0 }), new ApiError({ status: 413 })];
    const done: string[] = [];
    let list: readonly Attachment[] = [];
    let ids = 0;
    const attachments = new Attachments(
      async (uploaded) => {
        const error = errors.shift();
        if (error) throw error;
        return { type: 'image', url: `/${uploaded.name}` };
      },
      (part) => done.push(part.url),
      (next) => {
        list = next;
      },
      () => String(ids++),
    );
    attachments.add([file('a.png', 'image/png')], limits);
    await vi.waitFor(() => expect(list[0]?.fault).toBe('uploadFailed'));
    attachments.retry('0');
    await vi.waitFor(() => expect(list[0]?.fault).toBe('tooLarge'));
    attachments.retry('0');
    expect(list[0]?.fault).toBe('tooLarge');
    attachments.remove('0');
    attachments.add([file('b.png', 'image/png')], limits);
    await vi.waitFor(() => expect(done).toEqual(['/b.png']));
    expect(list).toEqual([]);
  });
});
