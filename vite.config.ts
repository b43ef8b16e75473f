import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { pack } from './tools/pack.ts';

export default defineConfig({
  base: './',
  plugins: [svelte(), pack()],
  // Chromium refuses module workers made from a blob on a page opened from disk, so workers are classic scripts.
  worker: { format: 'iife' },
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 1e9,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  server: { host: '127.0.0.1' },
  test: {
    environment: 'node',
    // A guard against loops, not a measure of speed: a busy machine takes its time.
    testTimeout: 60_000,
    include: ['src/**/*.test.ts', 'workers/**/*.test.ts', 'tests/*.test.ts'],
  },
});
