// Makes src/schema.d.ts from api/openapi.yaml. `node scripts/generate.mjs` writes it; the test compares.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const source = new URL('../../../api/openapi.yaml', import.meta.url);
const target = new URL('../src/schema.d.ts', import.meta.url);

// "At least one of these fields" has no TypeScript form; the generator would make the whole type `unknown` of it.
const onlyRequires = (schema) => Object.keys(schema).every((key) => key === 'required');

export async function generate() {
  const nodes = await openapiTS(source, {
    transform(schema) {
      for (const key of ['anyOf', 'oneOf']) if (schema[key]?.every(onlyRequires)) delete schema[key];
      return undefined;
    },
  });
  return `${COMMENT_HEADER}${astToString(nodes)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await generate());
