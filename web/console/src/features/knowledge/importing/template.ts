// What a file of entries looks like.
import type { Locale } from '@/shared/api/types';
import { toCsv } from '@/shared/importing/csv';

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
