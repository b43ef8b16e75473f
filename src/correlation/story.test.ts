import { describe, expect, it } from 'vitest';
import { caseIn, instant } from './story.ts';

describe('a story', () => {
  it('becomes one attempt with witnesses of both sides', () => {
    const { attempts, table } = caseIn(String.raw`
      09:00:02   FS01    logon-failed KIOSK7\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
      09:00:03   FS01    ntlm-blocked 4002
      -          KIOSK7  access-tried \\fs01\data code 1937
    `);
    expect(attempts).toHaveLength(1);
    const [attempt] = attempts;
    expect(attempt?.client).toBe(table.of('kiosk7'));
    expect(attempt?.server).toBe(table.of('FS01'));
    expect(attempt?.printed).toBe(1937);
    expect(attempt?.witnesses.map((one) => one.fact.kind).sort()).toEqual([
      'access-tried',
      'logon-failed',
      'ntlm-blocked',
    ]);
    expect(attempt?.times).toEqual([instant('09:00:02')]);
  });

  it('folds equal lines, keeps logon IDs beside their times', () => {
    const { placed } = caseIn(String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 ntlm id 0x1f
      09:10  FS01  logon CORP\anna from 10.0.0.7 ntlm id 0x2a
    `);
    const [logon] = placed.facts;
    expect(logon?.fact).toMatchObject({
      kind: 'logon',
      count: 2,
      times: [instant('09:00'), instant('09:10')],
      logonIds: ['0x1f', '0x2a'],
      from: [{ file: 'FS01/events.csv', record: 1 }, { record: 2 }],
    });
  });

  it('has files of nobody, files of their own, spans and fields by name', () => {
    const { placed } = caseIn(String.raw`
      -             ?           policy P-OUTX = fs01, fs02
      -             WS07:klist  ticket-held anna cifs/fs01
      08:00..10:00  FS01        log security 4624 5145
      09:00         FS01        logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
    `);
    const [policy, ticket, log, logon] = placed.facts;
    expect(policy).toMatchObject({ host: null, fact: { value: ['fs01', 'fs02'] } });
    expect(ticket).toMatchObject({
      host: { shown: 'WS07' },
      fact: { from: [{ file: 'WS07/klist.txt', line: 1 }] },
    });
    expect(log?.fact).toMatchObject({
      kind: 'log-coverage',
      oldest: instant('08:00'),
      newest: instant('10:00'),
      events: { 'microsoft-windows-security-auditing/4624': 1 },
      times: [],
    });
    expect(logon?.fact).toMatchObject({ workstation: 'WS07', lmPackage: 'NTLM V1', package: 'ntlm' });
  });

  it('has no attempt where records only date or support', () => {
    const { attempts, placed } = caseIn(String.raw`
      09:00  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00  FS01  guest-logon 3023 WS07
      09:00  FS01  spn-audited 3025 WS07 for cifs/files
      09:00  FS01  smb1-seen 3000 10.0.0.60
      09:00  FS01  reported-setting 1021 server LmCompatibilityLevel = 5
      09:00  WS07  smb-connection-event 30807 lost fs01 share data 0xC00000CC
      09:00  WS07  smb-client-failure 31014 to fs01
      09:00  WS07  guest-allowed 31997 nas01
      09:00  WS07  policy-extension 7016 Security 1252
      09:00  WS07  netlogon-overload 5816 as anna domain CORP dc DC01
      09:00  WS07  dns-timeout dc01.corp.example
      09:00  WS07  time-service 52 ok seconds=437
      09:00  SQL1  service-failure 17207 MSSQLSERVER
      09:00  DC01  secure-channel-error 5829 account NAS01$ domain CORP
    `);
    expect(attempts).toEqual([]);
    expect(placed.facts.map(({ fact }) => fact)).toMatchObject([
      { event: 1003, what: 'encryption', client: 'WS07', user: String.raw`CORP\anna`, share: 'Data' },
      { event: 3023, client: 'WS07' },
      { event: 3025, client: 'WS07', spn: 'cifs/files' },
      { event: 3000, peer: '10.0.0.60' },
      { event: 1021, side: 'server', name: 'LmCompatibilityLevel', value: 5 },
      { event: 30807, what: 'lost', server: 'fs01', share: 'data', status: 0xc00000cc },
      { event: 31014, server: 'fs01' },
      { event: 31997, server: 'nas01' },
      { event: 7016, extension: 'Security', code: 1252 },
      { event: 5816, account: 'anna', domain: 'CORP', dc: 'DC01' },
      { name: 'dc01.corp.example' },
      { event: 52, ok: true, source: null, seconds: 437 },
      { event: 17207, target: null },
      { event: 5829, account: 'NAS01$' },
    ]);
  });

  it.each([
    [String.raw`- WS07 access-treid \\fs01\data`, 'access-treid is no kind of fact'],
    [String.raw`- WS07 access-tried \\fs01\data codes 5`, 'not understood: codes 5'],
    ['09:00 WS07 ntlm-blocked 8001', '8001 is none of 4001'],
    ['9h WS07 ntlm-blocked 4001', '9h is no time'],
    [String.raw`09:00 FS01 logon CORP\anna colour=red`, 'logon has no field colour'],
    ['- WS07', 'missing'],
  ])('%s: %s', (line, complaint) => {
    expect(() => caseIn(line)).toThrow(complaint);
  });
});
