// The committed types must be what api/openapi.yaml says now.
import { readFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('has current types (npm run generate)', async () => {
  const generated = astToString(await openapiTS(new URL('../../../api/openapi.yaml', import.meta.url)));
  const committed = readFileSync(new URL('../src/schema.d.ts', import.meta.url), 'utf8');
  expect(committed === `${COMMENT_HEADER}${generated}`).toBe(true);
}, 60_000);
