// Makes docs/diagnosis.png, the picture in README.md: the sample case in the built single file. Run after `npm run build`.
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const browser = await chromium.launch({
  executablePath: findBrowser('chromium') ?? '',
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, colorScheme: 'light' });
await page.goto(new URL('../dist/ntlm-lens.html', import.meta.url).href);
await page.getByRole('button', { name: 'Open a sample case' }).click();
await page.locator('html[data-state=ready]').waitFor();
await page.screenshot({ path: path('docs/diagnosis.png') });
await browser.close();
console.log(path('docs/diagnosis.png'));
