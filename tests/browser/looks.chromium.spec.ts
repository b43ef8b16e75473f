import { fileURLToPath } from 'node:url';
import { expect, singleFile, test } from './harness.ts';
import { SCREENS } from './screens.ts';

const out = fileURLToPath(new URL('../../test-results/looks/', import.meta.url));

// For people to look at; nothing is compared.
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1360, 420]) {
    test(`pictures of all screens, ${colorScheme}, ${String(width)} pixels wide`, async ({ page, watch }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 1000 });
      await page.goto(singleFile);
      for (const { name, show } of SCREENS) {
        await show(page);
        const fullPage = !name.startsWith('record');
        await page.screenshot({ path: `${out}${name}-${colorScheme}-${String(width)}.png`, fullPage });
      }
      expect(watch.errors).toEqual([]);
    });
  }
}
