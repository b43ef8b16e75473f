import { test as base, expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export { expect };

export const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
export const singleFile = pathToFileURL(join(dist, 'ntlm-lens.html')).href;

/** What an admin drops: a name and its bytes, or a text that is sent as UTF-8. */
export interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Everything the page did that it should not have done, and every address it asked for. */
export interface Watch {
  readonly requests: string[];
  readonly errors: string[];
  readonly violations: string[];
}

/** `lens` is the single file, opened from disk in a fresh profile; `watch` saw everything from the first byte on. */
export const test = base.extend<{ lens: Page; watch: Watch }>({
  watch: async ({ page }, use) => {
    const watch: Watch = { requests: [], errors: [], violations: [] };
    page.context().on('request', (request) => watch.requests.push(request.url()));
    page.on('pageerror', (error) => watch.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') watch.errors.push(message.text());
    });
    await page.exposeFunction('tellViolation', (violation: string) => watch.violations.push(violation));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell = Reflect.get(globalThis, 'tellViolation') as (violation: string) => void;
        tell(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    await use(watch);
  },
  // `watch` is asked for so that it listens before the page opens.
  lens: async ({ page, watch: _watch }, use) => {
    await page.goto(singleFile);
    await use(page);
  },
});

/** Waits until the page has read and judged everything it was given. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
}

/** A drop as the browser reports it, files only; the page takes a drop anywhere. */
export async function drop(page: Page, files: readonly Dropped[], onto = 'body'): Promise<void> {
  const sent = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, sent);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent(onto, type, { dataTransfer });
}

/** The file chooser: paths on disk. */
export async function choose(page: Page, paths: readonly string[]): Promise<void> {
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([...paths]);
}

/** Reads files from disk for `drop`, keeping only their names. */
export async function fromDisk(paths: readonly string[]): Promise<Dropped[]> {
  return Promise.all(paths.map(async (path) => ({ name: basename(path), content: await readFile(path) })));
}

/** Presses "JSON" and returns the report document that the page hands out. */
export async function reportDocument(page: Page): Promise<unknown> {
  const button = page.getByRole('button', { name: 'JSON', exact: true });
  if (page.context().browser()?.browserType().name() === 'chromium') {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return JSON.parse(await readFile(await download.path(), 'utf8'));
  }
  // Firefox under this driver reports no downloads: take the blob that the page makes for it.
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      Reflect.set(globalThis, 'lastBlob', blob);
      return make(blob);
    };
  });
  await button.click();
  const text = await page.waitForFunction(() =>
    (Reflect.get(globalThis, 'lastBlob') as Blob | undefined)?.text(),
  );
  return JSON.parse(String(await text.jsonValue()));
}
