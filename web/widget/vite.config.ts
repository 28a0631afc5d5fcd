import { defineConfig } from 'vitest/config';

// One classic script without imports: it is put into other people's pages.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../build/web',
    emptyOutDir: false,
    target: 'es2022',
    // Smaller by 1 % than the default: every byte is loaded by every page of every customer.
    minify: 'terser',
    terserOptions: { ecma: 2020, compress: { passes: 3, unsafe_arrows: true } },
    lib: { entry: 'src/index.tsx', formats: ['iife'], name: 'yingdaWidget', fileName: () => 'widget.js' },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  test: { include: ['test/**/*.test.{ts,tsx}'] },
});
