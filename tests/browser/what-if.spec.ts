import type { Page } from '@playwright/test';
import { caseFiles, dropAndRead, goTo } from './cases.ts';
import { expect, ready, test } from './harness.ts';

const AUDITED = 'audit-of-two-generations-only-successes';

test('a move of a switch tells at once what would break', async ({ lens, watch }) => {
  await dropAndRead(lens, caseFiles(AUDITED));
  await goTo(lens, 'What if we enforce');
  const headline = lens.getByRole('heading', { level: 1 });
  await expect(headline).toBeFocused();
  await choose(lens, 'Exceptions', 'None');
  await choose(lens, 'Outgoing NTLM', 'Deny all');
  await answered(lens);
  const path = lens.getByRole('row', { name: /^WS21 → / }).first();
  await expect(path).toContainText(/break/);
  const denied = await headline.innerText();

  await choose(lens, 'Outgoing NTLM', 'Allow');
  await answered(lens);
  await expect(path).toContainText(/keep working/);
  await expect(headline).not.toHaveText(denied, { useInnerText: true });
  expect(watch.errors).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('a path shows its lines, and a line opens its record', async ({ lens }) => {
  await dropAndRead(lens, caseFiles(AUDITED));
  await goTo(lens, 'What if we enforce');
  await answered(lens);
  const title = lens.getByRole('button', { name: /^WS21 → / }).first();
  await title.focus();
  await lens.keyboard.press('Enter');
  await expect(title).toHaveAttribute('aria-expanded', 'true');
  await expect(lens.getByText('Written down by')).toBeVisible();
  await lens.locator('tr.under').getByRole('button', { name: /#\d+/ }).first().click();
  await expect(lens.getByRole('complementary').getByRole('group', { name: 'Text' })).toBeVisible();
});

test('the table can be searched, sorted and grouped', async ({ lens }) => {
  await dropAndRead(lens, caseFiles(AUDITED));
  await goTo(lens, 'What if we enforce');
  await answered(lens);
  const table = lens.getByRole('table', { name: 'Access paths' });
  const all = Number(await table.getAttribute('aria-rowcount')) - 1;
  expect(all).toBeGreaterThan(0);
  await lens.getByRole('button', { name: 'Uses', exact: true }).click();
  await expect(lens.getByRole('columnheader', { name: 'Uses' })).toHaveAttribute('aria-sort', 'descending');
  await lens.getByLabel('Group by').selectOption('server');
  await expect(table.getByRole('row').nth(1)).toContainText(/access path/);
  await lens.getByLabel('Group by').selectOption('none');
  await lens.getByLabel('Find', { exact: true }).fill('no path has these words');
  await expect(lens.getByText('No access path is like that.')).toBeVisible();
});

test('files without any use of NTLM get what to collect, and no false comfort', async ({ lens, watch }) => {
  await dropAndRead(lens, [
    { name: 'WS11/net-use.txt', content: 'C:\\>net use \\\\nas02\\scan\r\nSystem error 5 has occurred.\r\n' },
  ]);
  await goTo(lens, 'What if we enforce');
  await answered(lens);
  await expect(lens.getByText('That is not the same as no NTLM.')).toBeVisible();
  await expect(lens.getByText(/RestrictSendingNTLMTraffic = 1/)).toBeVisible();
  await expect(
    lens.getByRole('button', { name: /^Copy command: wevtutil epl Microsoft-Windows-NTLM/ }).first(),
  ).toBeVisible();
  await expect(lens.getByRole('table', { name: 'Access paths' })).toBeHidden();
  expect(watch.errors).toEqual([]);
});

test('what was decided shows at once and is there when the case is opened again', async ({ lens, watch }) => {
  await dropAndRead(lens, caseFiles('readiness-services-behind-an-exception'));
  await goTo(lens, 'What if we enforce');
  await answered(lens);
  // Two fields one after the other, faster than the case is judged again.
  await lens.getByLabel('Owner of 10.20.0.16').fill('Anna Berg');
  await lens.getByLabel('Until when 10.20.0.16 stays').fill('2027-03-31');
  await lens.keyboard.press('Tab');

  const path = lens.getByRole('row', { name: /^APP01 → / });
  await lens.getByRole('button', { name: /^APP01 → / }).press('Enter');
  await lens.getByLabel('Accept this break').check();
  await expect(path).toContainText('break, accepted');
  await expect(lens.getByRole('heading', { level: 1 })).toContainText('1 of them accepted');
  await expect(lens.getByText('One path breaks that no exception covers.')).toBeVisible();
  await ready(lens);

  const title = await lens.getByLabel('Name of the case').inputValue();
  await lens.goto(lens.url().replace(/#.*$/, ''));
  await lens.reload();
  await lens.getByRole('button', { name: title, exact: true }).click();
  await ready(lens);
  await goTo(lens, 'What if we enforce');
  await expect(path).toContainText('break, accepted');
  await expect(lens.getByLabel('Owner of 10.20.0.16')).toHaveValue('Anna Berg');
  await expect(lens.getByLabel('Until when 10.20.0.16 stays')).toHaveValue('2027-03-31');
  expect(watch.errors).toEqual([]);
});

test('what nobody would miss is in no sum and in no headline', async ({ lens }) => {
  await dropAndRead(lens, caseFiles('readiness-nothing-left-but-loopback'));
  await goTo(lens, 'What if we enforce');
  await answered(lens);
  await expect(lens.getByRole('heading', { level: 1 })).toHaveText(
    /^All NTLM in these files is of computers with themselves, or of nobody/,
  );
  await expect(lens.getByRole('button', { name: '0 would break' })).toBeVisible();
  await expect(lens.getByRole('table', { name: 'Access paths' })).not.toContainText('break');
});

test('where no computer is chosen, nothing is denied and nothing is open', async ({ lens }) => {
  await dropAndRead(lens, caseFiles('readiness-services-behind-an-exception'));
  await goTo(lens, 'What if we enforce');
  await choose(lens, 'On', 'Chosen ones');
  await answered(lens);
  await expect(lens.getByRole('button', { name: '0 cannot be told' })).toBeVisible();
  await lens
    .getByRole('group', { name: 'Computers that would be enforced' })
    .getByRole('checkbox', { name: /^SQL01/ })
    .check();
  await expect(lens.getByRole('row', { name: /^SQL01 → / })).toContainText('break');
  await expect(lens.getByRole('row', { name: /^APP01 → / })).toContainText('keep working');
});

/** The radio buttons are drawn as segments; people press the words. */
async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByText(option, { exact: true }).click();
}

/** Waits until the newest question is answered. */
async function answered(page: Page): Promise<void> {
  await expect(page.locator('.readiness')).toHaveAttribute('aria-busy', 'false');
}
