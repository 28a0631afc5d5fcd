// The promise to every page that embeds the widget: one script, at most 30 kB on the wire, where it goes as
// scripts/compress.mjs leaves it.
import { constants, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

it('is one script of at most 30 kB gzipped that carries its own style', async () => {
  const root = new URL('..', import.meta.url).pathname;
  const result = (await build({
    root,
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput[];
  const files = result.flatMap(({ output }) => output);
  expect(files.map((file) => file.fileName)).toEqual(['widget.js']);
  const [script] = files;
  if (script?.type !== 'chunk') throw new Error('no script');
  expect(gzipSync(script.code, { level: constants.Z_BEST_COMPRESSION }).length).toBeLessThanOrEqual(30_000);
  expect(script.code).not.toMatch(/\b(?:import|export)\s*[{(*]/);
}, 60_000);
