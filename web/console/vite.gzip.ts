// Writes a .gz beside every text file of the build; the server sends it to browsers that take it.
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const smallest = 1024;

export function gzipFiles(): Plugin {
  return {
    name: 'gzip-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(js|css|svg)$/.test(name)) continue;
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (source.length < smallest) continue;
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) });
        }
      },
    },
  };
}
