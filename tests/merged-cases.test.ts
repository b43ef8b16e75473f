/**
 * Two unrelated cases in one drop, each in a folder of its own: both diagnoses come out, each with its own computers, and
 * nothing is confirmed that neither of them shows. The computers of the cases have the same names (FILE01, WS07, DC01), as
 * two customers' may have.
 */
import { describe, expect, it } from 'vitest';
import type { Diagnosis, ReportDocument } from '../src/report/document.ts';
import { judged } from '../tools/lens.ts';
import { CASES, confirmedIn, inFolder, readingsOf } from './whole-cases.ts';

/** Each case meets so many others, in ever wider steps. Every pair: ALL_PAIRS=1. */
const STEPS = [1, 5, 23];

/**
 * Two cases of corp.example: the one lacks only that CORP is corp.example, and a trust list of the other says so. Nothing tells
 * the two companies apart, and together they prove what neither proves alone.
 */
const PROVED_TOGETHER: ReadonlySet<string> = new Set([
  'authentication-firewall-inside-one-domain + trust-with-selective-authentication: authentication-policy-silo',
]);

function isProvedTogether(one: string, other: string, id: string): boolean {
  return PROVED_TOGETHER.has(`${[one, other].sort().join(' + ')}: ${id}`);
}

async function merged(one: string, other: string): Promise<ReportDocument> {
  return judged([...inFolder('alpha', await readingsOf(one)), ...inFolder('beta', await readingsOf(other))]);
}

describe.each(CASES)('%s', (name) => {
  const index = CASES.indexOf(name);
  const others =
    process.env['ALL_PAIRS'] === undefined
      ? STEPS.map((step) => CASES[(index + step) % CASES.length] ?? name)
      : CASES.slice(index + 1);

  it('confirms with another case what each of both shows alone', async () => {
    const alone = confirmedIn(judged(await readingsOf(name)));
    const wrong: string[] = [];
    for (const other of others) {
      const expected = new Set([...alone, ...confirmedIn(judged(await readingsOf(other)))]);
      const found = confirmedIn(await merged(name, other));
      for (const id of found) {
        if (!expected.has(id) && !isProvedTogether(name, other, id))
          wrong.push(`with ${other}: ${id} is confirmed`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Cases whose evidence is whole in itself, several computers each. */
const PAIRS = [
  ['workgroup-client-incoming-deny', 'sql-backup-machine-account-no-right'],
  ['founding-article-alias-outgoing-deny', 'computer-password-out-of-sync'],
  ['cross-domain-user-refused-by-dc', 'konto-deaktiviert'],
  ['domaine-refuse-ntlm-alias', 'missing-spn-after-rename'],
  ['clock-one-hour-off', 'guest-blocked-on-windows-11'],
  ['share-permission-behind-a-deny-policy', 'old-password-in-a-script'],
  ['vpn-without-domain-controller', 'nas-without-kerberos'],
  ['two-time-zones-one-share-permission', 'spn-on-a-service-account'],
] as const;

describe.each(PAIRS)('%s and %s', (one, other) => {
  it('both diagnoses stand, each with its own computers', async () => {
    const expected = [
      ...tellings(judged(await readingsOf(one)), 'alpha'),
      ...tellings(judged(await readingsOf(other)), 'beta'),
    ];
    const found = await merged(one, other);
    expect(tellings(found, null).sort()).toEqual(expected.sort());
    expect(found.answer.state).toBe('confirmed');
  });

  it('quotes for each only lines of its own folder', async () => {
    for (const diagnosis of (await merged(one, other)).diagnoses) {
      const folders = new Set(filesQuoted(diagnosis).map((file) => file.split('/')[0]));
      expect([...folders].length).toBeLessThanOrEqual(1);
    }
  });
});

/** What each diagnosis in question says in a line: folder, access, and the causes it confirms. */
function tellings(report: ReportDocument, folder: string | null): string[] {
  return report.diagnoses
    .filter(({ inQuestion }) => inQuestion)
    .map((diagnosis) => {
      const { client, account, target, causes } = diagnosis;
      const where = folder ?? filesQuoted(diagnosis)[0]?.split('/')[0] ?? '';
      const confirmed = causes.filter(({ verdict }) => verdict === 'confirmed').map(({ id }) => id);
      const access = [client, account, target].map((word) => word?.toLowerCase() ?? '–').join(' ');
      return `${where}: ${access}: ${confirmed.sort().join(' ')}`;
    })
    .filter((telling) => !telling.endsWith(': '));
}

function filesQuoted({ causes, stages }: Diagnosis): string[] {
  return [...causes.flatMap(({ because }) => because), ...stages.flatMap(({ because }) => because)].map(
    ({ file }) => file,
  );
}
