import type { Page } from '@playwright/test';
import { caseFiles, dropAndRead, goTo } from './cases.ts';
import { ready } from './harness.ts';

/** Every screen of the page, in the order of a working day; each leaves the page for the next. */
export const SCREENS: readonly { readonly name: string; readonly show: (page: Page) => Promise<void> }[] = [
  { name: 'start', show: async () => undefined },
  {
    name: 'start-open',
    show: async (page) => {
      await page.getByText('Show what to collect').click();
      await page.getByText('What do people see?').click();
      await page.getByText('How to check').click();
    },
  },
  {
    name: 'help',
    show: (page) => page.getByRole('link', { name: 'Everything that is read' }).click(),
  },
  {
    name: 'help-format',
    show: (page) => page.getByRole('link', { name: 'Kerberos tickets' }).click(),
  },
  {
    name: 'reading',
    show: async (page) => {
      await page.getByRole('link', { name: 'Back to the start' }).click();
      await page.evaluate(dropLargeLog);
      await page.locator('progress[aria-label="WS07-ntlm.csv"]:not([value="0"])').waitFor();
    },
  },
  {
    name: 'diagnosis',
    show: async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await ready(page);
      await page.getByRole('button', { name: 'Close the case' }).click();
      await dropAndRead(page, caseFiles('founding-article-alias-outgoing-deny'));
    },
  },
  {
    name: 'diagnosis-open',
    show: async (page) => {
      const closed = page.locator('main details:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
    },
  },
  {
    name: 'record',
    show: async (page) => {
      await page
        .getByRole('button', { name: /ntlm\.csv #\d+/ })
        .first()
        .click();
      await page.getByRole('complementary').locator('mark').first().waitFor();
    },
  },
  {
    name: 'record-line',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page
        .getByRole('button', { name: /secpol\.cfg:\d+/ })
        .first()
        .click();
      await page.getByRole('complementary').locator('.cited-line').first().waitFor();
    },
  },
  {
    name: 'what-if',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await goTo(page, 'What if we enforce');
      await page.locator('.readiness[aria-busy="false"]').waitFor();
    },
  },
  {
    name: 'what-if-open',
    show: async (page) => {
      await page.getByText('Chosen ones', { exact: true }).click();
      await page
        .getByRole('button', { name: /^WS07 → / })
        .first()
        .click();
    },
  },
  {
    name: 'prevention',
    show: (page) => goTo(page, 'Prevention'),
  },
  {
    name: 'prevention-confirm',
    show: (page) =>
      page
        .getByRole('button', { name: /^Confirm this/ })
        .first()
        .click(),
  },
  { name: 'evidence', show: (page) => goTo(page, 'Evidence') },
  {
    name: 'evidence-correction',
    show: (page) => page.getByRole('button', { name: 'Correct WS07/ntlm.csv' }).click(),
  },
  {
    name: 'earlier-cases',
    show: async (page) => {
      await page.getByRole('button', { name: 'Close the case' }).click();
      await page
        .getByRole('button', { name: /^Delete the case/ })
        .first()
        .click();
    },
  },
  {
    name: 'failed',
    show: async (page) => {
      await dropAndRead(page, caseFiles('healthy-kerberos'));
      await breakSaving(page);
      await page.getByRole('heading', { name: /^Something broke/ }).waitFor();
    },
  },
  {
    name: 'no-fault-found',
    show: async (page) => {
      await page.getByRole('button', { name: 'Back to the case' }).click();
      await ready(page);
    },
  },
  {
    name: 'likely',
    show: async (page) => {
      await page.getByRole('button', { name: 'Close the case' }).click();
      await dropAndRead(page, caseFiles('refused-at-server-gate-undecided'));
    },
  },
  {
    name: 'what-if-lists',
    show: async (page) => {
      await page.getByRole('button', { name: 'Close the case' }).click();
      await dropAndRead(page, caseFiles('readiness-services-behind-an-exception'));
      await goTo(page, 'What if we enforce');
      await page.locator('.readiness[aria-busy="false"]').waitFor();
      await page.getByRole('button', { name: /^APP01 → / }).click();
      await page.getByText('Run it where the logs are').click();
    },
  },
  {
    name: 'undecided',
    show: async (page) => {
      await page.getByRole('button', { name: 'Close the case' }).click();
      await dropAndRead(page, [
        {
          name: 'WS11/net-use.txt',
          content: 'C:\\>net use \\\\nas02\\scan\r\nSystem error 5 has occurred.\r\n',
        },
        { name: 'notes.docx', content: 'PK\u0003\u0004' },
      ]);
    },
  },
];

/** The browser refuses what the page asks of it; afterwards it works again. */
export async function breakSaving(page: Page): Promise<void> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = () => {
      URL.createObjectURL = make;
      throw new Error('out of memory');
    };
  });
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
}

/** Runs in the page: a log of some hundred megabytes that is one small text many times over, so that reading takes a while. */
function dropLargeLog(): void {
  const head = 'Level,Date and Time,Source,Event ID,Task Category\r\n';
  const record =
    'Information,11/3/2026 9:12:44 AM,Microsoft-Windows-NTLM,8001,Auditing NTLM,"Target server: cifs/files"\r\n';
  const portion = new Blob([record.repeat(10_000)]);
  const transfer = new DataTransfer();
  transfer.items.add(new File([head, ...Array.from({ length: 400 }, () => portion)], 'WS07-ntlm.csv'));
  transfer.items.add(new File(['nothing that any reader knows'], 'notes.docx'));
  transfer.items.add(new File([head, portion], 'DC01-security.csv'));
  document.body.dispatchEvent(
    new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
  );
}
