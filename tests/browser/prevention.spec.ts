import type { Page } from '@playwright/test';
import type { ReportDocument } from '../../src/report/document.ts';
import { caseFiles, dropAndRead, goTo } from './cases.ts';
import { expect, ready, reportDocument, test } from './harness.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';

test('a person confirms an item by keyboard; it lasts with the case and can be taken back', async ({
  lens,
  watch,
}) => {
  await dropAndRead(lens, caseFiles('founding-article-alias-outgoing-deny'));
  await goTo(lens, 'Prevention');
  const opener = lens.getByRole('button', { name: /^Confirm this: P\d+/ }).first();
  const number = /P\d+/.exec((await opener.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  const item = itemOf(lens, number);

  await opener.press('Enter');
  const name = item.getByLabel('Your name');
  await expect(name).toBeFocused();
  await item.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(opener).toBeFocused();

  await opener.press('Enter');
  await name.pressSequentially('Anna Berg');
  await item.getByLabel('Date', { exact: true }).fill('2026-11-02');
  await item.getByLabel(/^Note/).fill(HOSTILE);
  await lens.keyboard.press('Enter');
  await ready(lens);
  await expect(item.getByRole('heading')).toBeFocused();
  await expect(lens.getByRole('status')).toContainText(`${number} is confirmed.`);
  await expect(item).toContainText(`Confirmed by Anna Berg on 2 Nov 2026: ${HOSTILE}`);
  const confirmed = { who: 'Anna Berg', when: '2026-11-02', note: HOSTILE };
  expect(await entryOf(lens, number)).toMatchObject({ confirmed });

  await reopen(lens);
  await expect(item).toContainText('Confirmed by Anna Berg on 2 Nov 2026');
  await item.getByRole('button', { name: /^Take it back/ }).click();
  await item.getByRole('button', { name: 'Take it back', exact: true }).click();
  await expect(opener).toBeVisible();
  await ready(lens);
  expect(await entryOf(lens, number)).toMatchObject({ confirmed: null });

  await reopen(lens);
  await expect(opener).toBeVisible();
  await expect(lens.getByText('Confirmed by')).toBeHidden();
  expect(watch.errors).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('nothing is confirmed without a name, nor on a day that is still to come', async ({ lens }) => {
  await dropAndRead(lens, caseFiles('founding-article-alias-outgoing-deny'));
  await goTo(lens, 'Prevention');
  await lens
    .getByRole('button', { name: /^Confirm this/ })
    .first()
    .click();
  const submit = lens.getByRole('button', { name: 'Confirm', exact: true });
  await lens.getByLabel('Your name').fill('   ');
  await submit.click();
  await expect(lens.getByLabel('Your name')).toBeFocused();
  await lens.getByLabel('Your name').fill('Anna Berg');
  await lens.getByLabel('Date', { exact: true }).fill('2999-01-01');
  await submit.click();
  await expect(submit).toBeVisible();
  await expect(lens.getByText('Confirmed by')).toBeHidden();
});

const itemOf = (page: Page, number: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(`^${number} `) }) });

async function entryOf(page: Page, number: string) {
  const { checklist } = (await reportDocument(page)) as ReportDocument;
  return checklist.find((entry) => entry.number === number);
}

/** As after a night: the page is loaded anew, and the case is opened from the list. */
async function reopen(page: Page): Promise<void> {
  const title = await page.getByLabel('Name of the case').inputValue();
  await page.goto(page.url().replace(/#.*$/, ''));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-state', 'empty');
  await page.getByRole('button', { name: title, exact: true }).click();
  await ready(page);
  await goTo(page, 'Prevention');
}
