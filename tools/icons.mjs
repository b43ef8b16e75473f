// Draws public/icon-192.png and icon-512.png from public/icon.svg. Run by hand when the mark changes.
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findBrowser } from './browsers.mjs';

const svg = readFileSync(new URL('../public/icon.svg', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: findBrowser('chromium') ?? '',
  chromiumSandbox: process.getuid?.() !== 0,
});
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: `public/icon-${size}.png`, omitBackground: true });
}
await browser.close();
