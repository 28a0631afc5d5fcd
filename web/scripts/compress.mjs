// Puts a .gz beside every built text file, so that the server need not compress while it serves.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../build/web/', import.meta.url));
const TEXT = /\.(?:js|css|html|json|svg|map|yaml)$/;
const WORTH_IT = 1024;

const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

for (const name of readdirSync(root, { recursive: true })) {
  const file = root + name;
  if (!TEXT.test(file) || !statSync(file).isFile() || statSync(file).size < WORTH_IT) continue;
  if (changed(`${file}.gz`) >= changed(file)) continue;
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
}
