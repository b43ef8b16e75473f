import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, ready, test } from './harness.ts';

// Only Chromium's debugging protocol can drop real paths; a drop made by script has files alone.
test('a dropped folder is opened, and one unreadable file gets a row of its own', async ({ lens }, info) => {
  const folder = info.outputPath('case');
  mkdirSync(join(folder, 'WS07', 'deep'), { recursive: true });
  writeFileSync(
    join(folder, 'WS07', 'net-use.txt'),
    'C:\\>net use \\\\files\\finance\r\nSystem error 5 has occurred.\r\n',
  );
  writeFileSync(join(folder, 'WS07', 'deep', 'empty.csv'), '');
  writeFileSync(join(folder, 'WS07', 'locked.csv'), 'held by another program');
  await refuseToOpen(lens, 'locked.csv');

  await dropPaths(lens, [folder]);
  await ready(lens);
  await lens.getByRole('link', { name: /^Evidence/ }).click();
  await expect(lens.getByRole('cell', { name: 'case/WS07/net-use.txt', exact: true })).toBeVisible();
  await expect(lens.getByRole('cell', { name: /^WS07/ })).toBeVisible();
  await expect(lens.getByRole('region', { name: '1 file left out' })).toContainText(
    'case/WS07/deep/empty.csv',
  );
  const locked = lens.getByRole('listitem').filter({ hasText: 'case/WS07/locked.csv' });
  await expect(locked).toContainText('could not open this file (NotReadableError)');
  await locked.getByRole('button', { name: 'Dismiss' }).click();
  await expect(locked).toBeHidden();
});

/** The browser's own refusal, as for a file that another program holds. */
async function refuseToOpen(page: Page, name: string): Promise<void> {
  await page.evaluate((refused) => {
    const open = FileSystemFileHandle.prototype.getFile;
    FileSystemFileHandle.prototype.getFile = function () {
      if (this.name === refused) return Promise.reject(new DOMException('held', 'NotReadableError'));
      return open.call(this);
    };
  }, name);
}

async function dropPaths(page: Page, files: readonly string[]): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await protocol.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
}
