import { serve } from '../../tools/serve.mjs';
import { startCanary } from './canary.ts';
import { dist, expect, test } from './harness.ts';

test('the app can be installed', async ({ page }) => {
  const server = await serve(dist);
  try {
    await page.goto(server.address);
    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A test profile counts as a private window, which is all Chromium may have against it.
    expect(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  } finally {
    await server.stop();
  }
});

test('the service worker reaches its own server and nothing else', async ({ page, context }) => {
  const server = await serve(dist);
  const canary = await startCanary();
  try {
    const [worker] = await Promise.all([context.waitForEvent('serviceworker'), page.goto(server.address)]);
    const arrives = (address: string): Promise<boolean> =>
      worker.evaluate(
        (to) =>
          fetch(to, { mode: 'no-cors' }).then(
            () => true,
            () => false,
          ),
        address,
      );
    expect(await arrives(`${server.address}icon.svg`)).toBe(true);
    expect(await arrives(`${canary.address}/from-service-worker`)).toBe(false);
    expect(canary.heard).toEqual([]);
  } finally {
    await canary.stop();
    await server.stop();
  }
});
