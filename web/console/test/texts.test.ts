import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namespaces } from '@/app/i18n';
import type { Texts, TextTree } from '@/shared/i18n/texts';

const all: Record<string, Texts> = namespaces;

const flat = (tree: TextTree, at = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [at + key] : flat(value, `${at}${key}.`),
  );
const base = (key: string) => key.replace(/_(one|other)$/, '');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

describe('texts', () => {
  it.each(Object.entries(all))('%s has the same keys in both languages', (_, { zh, en }) => {
    expect([...new Set(flat(en).map(base))].sort()).toEqual([...new Set(flat(zh).map(base))].sort());
  });

  it('has every key that the sources name', () => {
    const known = new Set(
      Object.entries(all).flatMap(([ns, { zh }]) =>
        flat(zh).flatMap((key) => [`${ns}:${key}`, `${ns}:${base(key)}`]),
      ),
    );
    const missing = sources.flatMap(({ name, text }) => {
      // A file may hold components of several namespaces; the first of each call is its default.
      const spaces = [...text.matchAll(/useTranslation\(\[?(?:'(\w+)')?/g)].map((m) => m[1] ?? 'common');
      const isKnown = (key: string) =>
        key.includes(':') ? known.has(key) : [...spaces, 'common'].some((ns) => known.has(`${ns}:${key}`));
      return [...text.matchAll(/\bt\('([\w.:]+)'/g)]
        .map((m) => m[1] ?? '')
        .filter((key) => !isKnown(key))
        .map((key) => `${name}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
