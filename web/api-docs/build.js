// Puts the page that shows /api/openapi.json into build/web/docs/api: Swagger UI and our two files.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { absolutePath } from 'swagger-ui-dist';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../build/web/docs/api');
mkdirSync(target, { recursive: true });
for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
  copyFileSync(join(absolutePath(), file), join(target, file));
}
for (const file of ['index.html', 'start.js']) {
  copyFileSync(join(here, 'src', file), join(target, file));
}
