import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { companies } from '../src/companies';
import type { Words } from '../src/types';

const entriesOf = (slug: string) =>
  readFileSync(new URL(`../../../examples/companies/${slug}/kb.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question);

const wordsIn = (value: unknown): Words[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [value as Words];
  return Object.values(value).flatMap(wordsIn);
};

describe.each(companies)('$slug', (company) => {
  it('has a page', () => {
    const page = new URL(`../${company.slug}/index.html`, import.meta.url);
    expect(existsSync(page)).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(`data-company="${company.slug}"`);
  });

  it('asks only what its knowledge answers', () => {
    const known = entriesOf(company.slug);
    const asked = company.topics.flatMap((topic) => topic.questions.map((question) => question.zh));
    expect(asked.filter((question) => !known.includes(question))).toEqual([]);
  });

  it('says everything in both languages', () => {
    const words = wordsIn(company);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter(({ zh, en }) => !zh || !en || /[\u4e00-\u9fff]/.test(en))).toEqual([]);
  });
});
