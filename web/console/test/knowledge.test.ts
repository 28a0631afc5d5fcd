import { describe, expect, it } from 'vitest';
import { withLink } from '@/features/knowledge/editor/CardFields';
import {
  addLines,
  changedFields,
  newForm,
  problemsOf,
  sameForm,
  textRow,
  toEntryIn,
  toForm,
} from '@/features/knowledge/editor/form';
import { templateCsv } from '@/features/knowledge/importing/template';
import { entryState, readFilter, writeFilter } from '@/features/knowledge/list/filter';
import type { Entry } from '@/shared/api/types';
import { refusedCsv, toCsv } from '@/shared/importing/csv';

const entry: Entry = {
  id: 'entr000000001',
  category: '物流',
  language: 'zh',
  question: '多久发货？',
  similar: ['什么时候发货'],
  keywords: [],
  answers: [{ language: 'zh', parts: [{ type: 'text', text: '24 小时内。' }] }],
  status: 'published',
  version: 3,
  external_id: 'shop-1',
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-20T08:00:00Z',
};

describe('the form of an entry', () => {
  it('gives back what it was made of, the external id included', () => {
    const { id: _, version: _v, created_at: _c, updated_at: _u, ...known } = entry;
    expect(toEntryIn(toForm(entry))).toMatchObject(known);
  });

  it('is the same when only keys differ, and names the fields that do differ', () => {
    expect(sameForm(toForm(entry), toForm(entry))).toBe(true);
    const other = { ...toForm(entry), question: '何时发货？', keywords: ['发货'] };
    expect(changedFields(toForm(entry), other)).toEqual(['question', 'keywords']);
  });

  it('leaves out empty texts and languages without content', () => {
    const form = { ...toForm(entry) };
    form.answers = [...form.answers, { language: 'en', parts: [textRow('  ')] }];
    expect(toEntryIn(form).answers.map((a) => a.language)).toEqual(['zh']);
  });

  it('says what is missing', () => {
    expect(problemsOf(newForm('zh')).sort()).toEqual(['answer', 'question']);
    const form = {
      ...toForm(entry),
      source_url: 'javascript:alert(1)',
      valid_from: '2026-02-01T00:00:00.000Z',
      valid_until: '2026-01-01T00:00:00.000Z',
    };
    expect(problemsOf(form).sort()).toEqual(['url', 'validity']);
  });

  it('adds many lines once each', () => {
    expect(addLines(['a'], ' b \r\na\n\nb\n问', '问')).toEqual({
      similar: ['a', 'b'],
      added: 1,
      skipped: 3,
    });
  });

  it('drops a card link without label and address, and keeps the other buttons', () => {
    const card = {
      title: 't',
      buttons: [
        { label: 'x', url: '' },
        { label: 'y', reply: 'y' },
      ],
    };
    expect(withLink(card, { label: '' })).toEqual({ title: 't', buttons: [{ label: 'y', reply: 'y' }] });
    expect(withLink({ title: 't', buttons: [{ label: 'x' }] }, { label: '' })).toEqual({ title: 't' });
  });
});

describe('the list of entries', () => {
  it('keeps its filter in the address', () => {
    const filter = { q: '退货', category: '物流', status: 'draft' as const };
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    expect(readFilter(new URLSearchParams('status=gone')).status).toBe('');
  });

  it('tells what customers get now', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(entryState(entry, now)).toBe('published');
    expect(entryState({ ...entry, status: 'draft' }, now)).toBe('draft');
    expect(entryState({ ...entry, valid_from: '2026-11-23T00:00:00Z' }, now)).toBe('scheduled');
    expect(entryState({ ...entry, valid_until: '2026-11-22T12:00:00Z' }, now)).toBe('expired');
  });
});

describe('CSV files', () => {
  it('quote cells and start with the mark of UTF-8', () => {
    expect(toCsv([['a"b', 'c\nd']])).toBe('\uFEFF"a""b","c\nd"\r\n');
  });

  it('run no formula that stood in a refused row', () => {
    const csv = refusedCsv([{ row: 2, code: 'x', reason: 'r', text: '=1+1' }], ['a'], (r) => r.reason);
    expect(csv).toContain(`"'=1+1"`);
  });

  it.each(['zh', 'en'] as const)('the %s template has a value or nothing under each head', (locale) => {
    const [head, row] = templateCsv(locale).trim().split('\r\n');
    expect(row?.split('","')).toHaveLength(head?.split('","').length ?? 0);
  });
});
