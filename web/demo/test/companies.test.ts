import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { companies } from '../src/companies';
import type { Words } from '../src/types';

const example = (slug: string, file: string) =>
  readFileSync(new URL(`../../../examples/companies/${slug}/${file}`, import.meta.url), 'utf8');

const questionsOf = (slug: string, file: string) =>
  example(slug, file)
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

  it('asks only what its knowledge answers, in either language', () => {
    const unknown = (language: 'zh' | 'en', file: string) => {
      const known = questionsOf(company.slug, file);
      const asked = company.topics.flatMap((topic) => topic.questions.map((question) => question[language]));
      return asked.filter((question) => !known.includes(question));
    };
    expect(unknown('zh', 'kb.jsonl')).toEqual([]);
    expect(unknown('en', 'translations.en.jsonl')).toEqual([]);
  });

  it('has the name and colour of its workspace', () => {
    const workspace = JSON.parse(example(company.slug, 'company.json')) as {
      name: Words;
      accent_color: string;
    };
    expect(company.name).toEqual(workspace.name);
    const themes = readFileSync(new URL('../src/themes.css', import.meta.url), 'utf8');
    expect(themes).toContain(`--brand: ${workspace.accent_color.toLowerCase()};`);
  });

  it('says everything in both languages', () => {
    const words = wordsIn(company);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter(({ zh, en }) => !zh || !en || /[\u4e00-\u9fff]/.test(en))).toEqual([]);
  });
});
