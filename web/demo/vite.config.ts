import { defineConfig } from 'vitest/config';

const pages = ['index', 'tel/index', 'shop/index', 'fin/index', 'med/index', 'ind/index'];

export default defineConfig({
  base: '/demo/',
  build: {
    outDir: '../../build/web/demo',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: Object.fromEntries(
        pages.map((page) => [page.replace('/index', ''), `${import.meta.dirname}/${page}.html`]),
      ),
    },
  },
});
