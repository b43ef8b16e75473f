import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../src/report/document.ts';
import { CaseDesk, newCard } from '../desk.ts';
import { hireStaff } from '../staff.ts';
import { sampleCase } from './sample-case.ts';

/** The sample through the real line, as a click on "Open a sample case" sends it. */
describe('the sample case', () => {
  let desk: CaseDesk;
  let report: ReportDocument;
  beforeAll(async () => {
    desk = await CaseDesk.open({ kind: 'new', card: newCard(new Date()), keep: false }, hireStaff);
    report = await desk.add(sampleCase(), () => undefined);
  }, 60_000);
  afterAll(() => desk.close());

  it('has files of three computers, and every one is read', () => {
    expect(report.files.map(({ name, format, host, notes }) => [name, format, host, notes])).toEqual([
      ['WS07/secpol.cfg', 'secedit', 'WS07', []],
      ['WS07/ntlm.csv', 'event-viewer-csv', 'WS07', []],
      ['WS07/klist.txt', 'klist', 'WS07', []],
      ['WS07/net-use.txt', 'net-use', 'WS07', []],
      ['DC01/setspn.txt', 'setspn', 'DC01', []],
      ['DC01/security.csv', 'get-winevent-csv', 'DC01', []],
      ['FILE01/security.csv', 'get-winevent-csv', 'FILE01', []],
    ]);
  });

  it('is confirmed: an alias without SPN, and outgoing NTLM denied; nothing else is', () => {
    expect(report.answer.state).toBe('confirmed');
    const confirmed = report.causes.filter(({ verdict }) => verdict === 'confirmed').map(({ id }) => id);
    expect(confirmed.sort()).toEqual(['alias-cname-no-spn', 'outgoing-ntlm-deny-all']);
  });

  it('is one story of one client and one share', () => {
    expect(
      report.diagnoses.map(({ client, target, error, rootCause, trigger }) => [
        client,
        target,
        error,
        rootCause?.id,
        trigger?.id,
      ]),
    ).toEqual([['WS07', '\\\\files\\finance', '5', 'alias-cname-no-spn', 'outgoing-ntlm-deny-all']]);
  });

  it('can show every text that it cites', async () => {
    const cited = report.diagnoses.flatMap(({ stages, causes }) => [
      ...stages.flatMap(({ because }) => because),
      ...causes.flatMap(({ because, against }) => [...because, ...against]),
    ]);
    expect(cited.length).toBeGreaterThan(10);
    for (const { file, record } of cited)
      expect(await desk.raw(file, record ?? null), `${file} ${record ?? ''}`).not.toBeNull();
  });

  it('is written as Windows writes it', async () => {
    const bytesOf = async (name: string) =>
      Buffer.from(
        (await sampleCase()
          .find((one) => one.name === name)
          ?.file.arrayBuffer()) ?? new ArrayBuffer(0),
      );
    const secpol = await bytesOf('WS07/secpol.cfg');
    expect([...secpol.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(secpol.subarray(2).toString('utf16le')).toMatch(/^\[Unicode\]\r\nUnicode=yes\r\n/);
    const log = (await bytesOf('WS07/ntlm.csv')).toString();
    expect(log.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFLevel,Date and Time,Source,Event ID,Task Category',
      'Warning,11/20/2026 9:12:03 AM,Microsoft-Windows-NTLM,4001,Blocking NTLM,"NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.',
    ]);
    expect(log).not.toMatch(/%\d/);
    expect(log.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
