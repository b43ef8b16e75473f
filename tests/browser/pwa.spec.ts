import { serve } from '../../tools/serve.mjs';
import { startCanary } from './canary.ts';
import { dist, expect, test } from './harness.ts';
import { tryConnections } from './ways-out.ts';

test('the app is installed on the first visit and opens with the server stopped', async ({ page, watch }) => {
  const server = await serve(dist);
  try {
    await page.goto(server.address);
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      // Active comes after the cache was filled; `activating` may still be clearing an older one.
      while (active?.state !== 'activated') await new Promise((later) => setTimeout(later, 50));
    });
  } finally {
    await server.stop();
  }
  await page.reload();
  await expect(page).toHaveTitle('NTLM Lens');
  await expect(page.locator('html')).toHaveAttribute('data-state', 'empty');
  await expect(page.getByRole('button', { name: 'Open a sample case' })).toBeVisible();

  const foreign = watch.requests.filter(
    (address) => !address.startsWith(server.address) && !/^(blob|data):/.test(address),
  );
  expect(foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('every way out of the app is refused', async ({ page }) => {
  const server = await serve(dist);
  const canary = await startCanary();
  try {
    await page.goto(server.address);
    await tryConnections(page, canary);
    expect(canary.heard).toEqual([]);
  } finally {
    await canary.stop();
    await server.stop();
  }
});
