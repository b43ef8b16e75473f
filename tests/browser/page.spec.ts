import type { ReportDocument } from '../../src/report/document.ts';
import { zipOf } from '../../src/evidence/zip.testing.ts';
import { caseFiles, dropAndRead, goTo } from './cases.ts';
import { drop, expect, ready, reportDocument, test } from './harness.ts';
import { breakSaving } from './screens.ts';

const STORY = 'founding-article-alias-outgoing-deny';
const PICTURE = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
]);

test('files dropped become a diagnosis with its proof', async ({ lens, watch }) => {
  await expect(lens.locator('html')).toHaveAttribute('data-state', 'empty');
  await drop(lens, caseFiles(STORY));
  await expect(lens.locator('html')).toHaveAttribute('data-state', 'reading');
  await ready(lens);

  const headline = lens.getByRole('heading', { level: 1 });
  await expect(headline).toBeFocused();
  const report = (await reportDocument(lens)) as ReportDocument;
  expect(report.answer.state).toBe('confirmed');
  await expect(headline).toHaveText(report.answer.headline.replaceAll('`', ''));
  await expect(lens.getByRole('listitem').filter({ hasText: /^✕\s*NTLM fallback: Failed/ })).toBeVisible();
  expect(watch.errors).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('a zip is opened, a zip in it too, and judged like its files', async ({ lens, watch }) => {
  const files = caseFiles(STORY).map(({ name, content }) => [name, content] as const);
  const [first, ...others] = files;
  if (first === undefined) throw new Error('The case has no files.');
  const inner = await zipOf(Object.fromEntries([first]));
  const zip = await zipOf({ ...Object.fromEntries(others), 'later.zip': inner });
  await dropAndRead(lens, [{ name: 'customer.zip', content: new Uint8Array(await zip.arrayBuffer()) }]);
  const report = (await reportDocument(lens)) as ReportDocument;
  expect(report.answer.state).toBe('confirmed');
  expect(report.files.map(({ name }) => name)).toContain(`customer.zip/later.zip/${first[0]}`);
  expect(report.files.every(({ format }) => format !== null)).toBe(true);
  await goTo(lens, 'Evidence');
  await expect(lens.getByRole('heading', { level: 1 })).not.toContainText('no computer name');
  expect(watch.errors).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('a citation opens the raw record with the decisive words marked', async ({ lens }) => {
  await dropAndRead(lens, caseFiles(STORY));
  const citation = lens.getByRole('button', { name: /ntlm\.csv #\d+/ }).first();
  await citation.click();
  const record = lens.getByRole('complementary', { name: /ntlm\.csv · record \d+/ });
  await expect(record.getByRole('group', { name: 'Text' })).toContainText('4001');
  await expect(record.locator('mark').first()).toBeVisible();
  await lens.keyboard.press('Escape');
  await expect(record).toBeHidden();
  await expect(citation).toBeFocused();

  await lens
    .getByRole('button', { name: /secpol\.cfg:\d+/ })
    .first()
    .click();
  const line = lens.getByRole('complementary', { name: /secpol\.cfg:\d+/ }).locator('.cited-line');
  await expect(line).toContainText(/RestrictSendingNTLMTraffic/i);
  await expect(line).toBeInViewport();
});

test('whose file it is can be told, and it judges again', async ({ lens }) => {
  const files = caseFiles(STORY).map((file) =>
    file.name === 'WS07/secpol.cfg' ? { ...file, name: 'secpol.cfg' } : file,
  );
  await dropAndRead(lens, files);
  await goTo(lens, 'Evidence');
  await expect(lens.getByRole('heading', { level: 1 })).toContainText('tell us whose it is');

  await lens.getByLabel('Whose is secpol.cfg?').selectOption('WS07');
  await ready(lens);
  await expect(lens.getByText('said by you', { exact: true })).toBeVisible();
  const report = (await reportDocument(lens)) as ReportDocument;
  expect(report.files.find((file) => file.name === 'secpol.cfg')).toMatchObject({
    host: 'WS07',
    hostFrom: 'said by you',
  });
});

test('a case survives a reload, can be reopened, renamed and deleted', async ({ lens }) => {
  await dropAndRead(lens, caseFiles(STORY));
  const headline = await lens.getByRole('heading', { level: 1 }).innerText();
  const title = lens.getByLabel('Name of the case');
  await title.selectText();
  await title.pressSequentially('Finance share');
  await title.press('Enter');
  await expect(lens).toHaveTitle('Finance share · NTLM Lens');

  await lens.reload();
  await expect(lens.locator('html')).toHaveAttribute('data-state', 'empty');
  await lens.getByRole('button', { name: 'Finance share', exact: true }).click();
  await ready(lens);
  await expect(lens.getByRole('heading', { level: 1 })).toHaveText(headline, { useInnerText: true });
  await lens
    .getByRole('button', { name: /ntlm\.csv #\d+/ })
    .first()
    .click();
  await expect(lens.getByRole('complementary').locator('mark').first()).toBeVisible();

  await lens.getByRole('button', { name: 'Close the case' }).click();
  await lens.getByRole('button', { name: 'Delete the case Finance share' }).click();
  await lens.getByRole('button', { name: 'Delete for good' }).click();
  await expect(lens.getByText('None in this browser yet.')).toBeVisible();
  await lens.reload();
  await expect(lens.getByText('None in this browser yet.')).toBeVisible();
});

test('"keep nothing" keeps nothing', async ({ lens }) => {
  await lens.getByRole('checkbox', { name: /^Keep nothing/ }).check();
  await dropAndRead(lens, caseFiles(STORY));
  await lens.reload();
  await expect(lens.getByText('None in this browser yet.')).toBeVisible();
});

test('a file that is no evidence gets a row with a sentence, and the rest is judged', async ({ lens }) => {
  const files = [
    ...caseFiles(STORY),
    { name: 'screenshot.csv', content: PICTURE },
    { name: 'empty.txt', content: '' },
    { name: '<img src=x onerror=alert(1)>.txt', content: 'nothing that any reader knows' },
  ];
  await dropAndRead(lens, files);
  await expect(lens.getByText('Confirmed', { exact: true }).first()).toBeVisible();
  await goTo(lens, 'Evidence');
  for (const name of ['screenshot.csv', 'empty.txt', '<img src=x onerror=alert(1)>.txt']) {
    const row = lens.getByRole('listitem').filter({ hasText: name });
    await expect(row).toContainText(/\w+ \w+ \w+/);
    await row.getByRole('button', { name: 'Remove' }).click();
    await ready(lens);
    await expect(row).toBeHidden();
  }
});

test('what people see can be told without any file', async ({ lens }) => {
  await lens.getByText('What do people see?').click();
  await lens.getByLabel('Error number or text').fill('1937');
  await lens.getByLabel('Share, as typed').fill('\\\\files\\finance');
  await lens.getByRole('button', { name: 'Judge with this' }).click();
  await ready(lens);
  const report = (await reportDocument(lens)) as ReportDocument;
  expect(report.answer.state).not.toBe('confirmed');
  await expect(lens.getByRole('heading', { name: 'What would make it certain' })).toBeVisible();
});

test('a command can be copied, and text can be pasted', async ({ lens }) => {
  await lens.getByText('Show what to collect').click();
  await lens.getByRole('button', { name: 'Copy command: klist', exact: true }).click();
  await expect(lens.getByRole('button', { name: 'Copied' })).toBeVisible();
  await lens.keyboard.press('ControlOrMeta+V');
  await ready(lens);
  await goTo(lens, 'Evidence');
  await expect(lens.getByText('pasted.txt', { exact: true })).toBeVisible();
});

test('a healthy estate gets a calm page that says what it rests on', async ({ lens }) => {
  await dropAndRead(lens, caseFiles('healthy-kerberos'));
  await expect(lens.getByText('No fault found', { exact: true })).toBeVisible();
  await expect(lens.getByRole('heading', { name: 'What this rests on' })).toBeVisible();
  await expect(lens.getByText('What do people see?')).toBeVisible();
});

test('a fault of the page itself does not lose the case', async ({ lens }) => {
  await dropAndRead(lens, caseFiles(STORY));
  const headline = await lens.getByRole('heading', { level: 1 }).innerText();
  await breakSaving(lens);
  await expect(lens.locator('html')).toHaveAttribute('data-state', 'failed');
  await expect(
    lens.getByRole('heading', { name: 'Something broke while writing the report.' }),
  ).toBeFocused();
  await expect(lens.getByText('Error: out of memory')).toBeVisible();
  await lens.getByRole('button', { name: 'Back to the case' }).click();
  await expect(lens.getByRole('heading', { level: 1 })).toHaveText(headline, { useInnerText: true });
});

test('the whole way works by keyboard alone', async ({ lens }) => {
  await press(lens, 'Open a sample case');
  await ready(lens);
  await expect(lens.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(lens, /#\d+|:\d+/);
  await lens.keyboard.press('Enter');
  await expect(lens.getByRole('complementary').getByRole('heading')).toBeFocused();
  await lens.keyboard.press('Escape');
  await lens.keyboard.press('Enter');
  await expect(lens.getByRole('complementary')).toBeVisible();
  await tabTo(lens, /^Close the record$/);
  await lens.keyboard.press('Enter');
  await expect(lens.getByRole('complementary')).toBeHidden();
});

async function press(page: Parameters<typeof ready>[0], name: string): Promise<void> {
  await tabTo(page, new RegExp(`^${name}$`));
  await page.keyboard.press('Enter');
}

/** Presses Tab until the control of that name has the focus. */
async function tabTo(page: Parameters<typeof ready>[0], name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${String(name)}`);
}
