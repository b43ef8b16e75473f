import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { startCanary, type Canary } from './canary.ts';
import { drop, expect, ready, test } from './harness.ts';
import { NAVIGATIONS, tryConnections, tryNavigation } from './ways-out.ts';

const KLIST = `
Current LogonId is 0:0x3e7a1

Cached Tickets: (1)

#0>	Client: anna @ CONTOSO.EXAMPLE
	Server: krbtgt/CONTOSO.EXAMPLE @ CONTOSO.EXAMPLE
	KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96
	Ticket Flags 0x40e10000 -> forwardable renewable initial pre_authent name_canonicalize
	Start Time: 11/20/2026 8:02:11 (local)
	End Time:   11/20/2026 18:02:11 (local)
	Renew Time: 11/27/2026 8:02:11 (local)
	Session Key Type: AES-256-CTS-HMAC-SHA1-96
	Cache Flags: 0x1 -> PRIMARY
	Kdc Called: DC01.contoso.example
`;

let canary: Canary;
test.beforeEach(async () => {
  canary = await startCanary();
});
test.afterEach(() => canary.stop());

test('working on a case asks for nothing outside the file', async ({ lens, watch }) => {
  await lens.getByRole('button', { name: 'Open a sample case' }).click();
  await ready(lens);
  await drop(lens, [{ name: 'WS07-klist.txt', content: KLIST }]);
  await ready(lens);

  const outside = watch.requests.filter((address) => !/^(file|blob|data):/.test(address));
  expect(outside).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('every way out of the page is refused', async ({ lens }, info) => {
  const unguarded = await openUnguarded(lens, info.outputPath('unguarded.html'));
  await tryConnections(unguarded, canary);
  const reachable = new Set(canary.heard.map(nameOf));
  // The same attempts on a page without a policy arrive: so their silence below means something.
  for (const attempt of [
    'fetch',
    'xhr',
    'socket',
    'beacon',
    'image',
    'frame',
    'script',
    'style',
    'worker-fetch',
  ])
    expect(reachable).toContain(attempt);
  expect(reachable, 'STUN').toContain('udp');
  await unguarded.close();

  canary.heard.length = 0;
  await tryConnections(lens, canary);
  expect(canary.heard).toEqual([]);
});

for (const way of NAVIGATIONS) {
  test(`the page does not navigate away: ${way}`, async ({ lens }, info) => {
    const unguarded = await openUnguarded(lens, info.outputPath('unguarded.html'));
    await tryNavigation(unguarded, canary, way);
    expect(canary.heard.map(nameOf)).toContain(way);
    await unguarded.close();

    canary.heard.length = 0;
    const before = lens.url();
    await tryNavigation(lens, canary, way);
    expect(canary.heard).toEqual([]);
    expect(lens.url()).toBe(before);
  });
}

const nameOf = (path: string): string => path.replace(/^\//, '');

async function openUnguarded(lens: Page, file: string): Promise<Page> {
  await writeFile(
    file,
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>unguarded</title>',
  );
  const page = await lens.context().newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}
