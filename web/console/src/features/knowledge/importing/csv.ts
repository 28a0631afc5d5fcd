// Small CSV files for download. The mark in front makes spreadsheet programs read them as UTF-8.
import type { Locale } from '@/shared/api/types';
import type { ImportReport } from '../api/importFile';

// A cell that starts like a formula is written as text, so that opening the file runs nothing.
const cell = (value: string) => `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const templates: Record<Locale, string[][]> = {
  zh: [
    [
      '编号',
      '分类',
      '问题',
      '相似问',
      '答案',
      '英文答案',
      '关键词',
      '来源',
      '来源链接',
      '生效日期',
      '失效日期',
      '状态',
    ],
    [
      'shop-001',
      '物流',
      '多久发货？',
      '什么时候发货|今天下单几号发',
      '付款后 24 小时内发货。',
      'We ship within 24 hours of payment.',
      '发货|出库',
      '《发货说明》',
      'https://example.com/shipping',
      '2026-01-01',
      '',
      'published',
    ],
  ],
  en: [
    [
      'id',
      'category',
      'question',
      'similar',
      'answer',
      'answer_zh',
      'keywords',
      'source',
      'source_url',
      'valid_from',
      'valid_until',
      'status',
      'language',
    ],
    [
      'shop-001',
      'Shipping',
      'When do you ship?',
      'When will my order leave|How fast is dispatch',
      'Within 24 hours of payment.',
      '付款后 24 小时内发货。',
      'dispatch|shipping',
      'Shipping terms',
      'https://example.com/shipping',
      '2026-01-01',
      '',
      'published',
      'en',
    ],
  ],
};

export const templateCsv = (locale: Locale): string => toCsv(templates[locale]);

type Refused = ImportReport['refused'];

export function refusedCsv(
  refused: Refused,
  heads: readonly string[],
  reason: (row: Refused[number]) => string,
): string {
  return toCsv([
    heads,
    ...refused.map((row) => [String(row.row), row.column ?? '', reason(row), row.text ?? '']),
  ]);
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
