import type { Page } from '@playwright/test';
import type { AxeResults, run } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, singleFile, test } from './harness.ts';
import { SCREENS } from './screens.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1360, 420]) {
    test(`no barrier on any screen, ${colorScheme}, ${String(width)} pixels wide`, async ({
      page,
      browserName,
    }) => {
      // What differs between the engines differs in one light as in the other, and Firefox takes a minute for each.
      test.skip(browserName === 'firefox' && (colorScheme === 'light') !== (width === 1360));
      // A look at each of some twenty screens; Firefox takes several seconds for one.
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(singleFile);
      await page.evaluate(axe);
      for (const { name, show } of SCREENS) {
        await show(page);
        expect.soft(await barriers(page), name).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => {
    const { run: look } = Reflect.get(globalThis, 'axe') as { run: typeof run };
    return look() as Promise<AxeResults>;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
