// The committed types must be what api/openapi.yaml says now.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generate } from '../scripts/generate.mjs';

it('has current types (npm run generate)', async () => {
  const committed = readFileSync(new URL('../src/schema.d.ts', import.meta.url), 'utf8');
  expect(committed === (await generate())).toBe(true);
}, 60_000);
