import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { listedDomain } from './domains.ts';

const channel = (...status: string[]): string[] => [
  'Flags: b0 HAS_IP  HAS_TIMESERV ',
  'Trusted DC Name \\\\DC01.contoso.example ',
  ...status,
];

const says = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.map((fact) =>
    fact.kind === 'secure-channel-checked'
      ? ['channel', fact.domain, fact.ok, fact.code]
      : fact.kind === 'dc-located'
        ? ['dc', fact.domain, fact.dc, fact.code]
        : fact.kind,
  );
const notes = (...lines: string[]): string[] => readText('x', lines.join('\n')).notes.map(({ code }) => code);

describe('nltest', () => {
  it('is not well where either of the two statuses is not', () => {
    const asked = 'C:\\>nltest /sc_verify:contoso';
    const well = 'Trusted DC Connection Status Status = 0 0x0 NERR_Success';
    const broken = 'Trust Verification Status = 5 0x5 ERROR_ACCESS_DENIED';
    const lost = 'Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS';
    expect(says(asked, ...channel(well))).toEqual([['channel', 'contoso', true, 0]]);
    expect(says(asked, ...channel(well, broken))).toEqual([['channel', 'contoso', false, 5]]);
    expect(says(asked, ...channel(lost, 'Trust Verification Status = 0 0x0 NERR_Success'))).toEqual([
      ['channel', 'contoso', false, 1311],
    ]);
  });

  it('takes no name of a variable for a domain', () => {
    const well = 'Trusted DC Connection Status Status = 0 0x0 NERR_Success';
    for (const name of ['$env:USERDNSDOMAIN', '%USERDNSDOMAIN%']) {
      expect(says(`C:\\>nltest /sc_query:${name}`, ...channel(well))).toEqual([['channel', null, true, 0]]);
    }
  });

  it('reads a failure of /dsgetdc in a language it does not know, below its command only', () => {
    const failed = 'Nie można uzyskać nazwy kontrolera domeny: stan = 1355 0x54b ERROR_NO_SUCH_DOMAIN';
    expect(says('C:\\>nltest /dsgetdc:contoso.example /force /kdc', failed)).toEqual([
      ['dc', 'contoso.example', null, 1355],
    ]);
    expect(() => says(failed)).toThrow();
  });

  it('takes a missing PDC or global catalog for no missing domain controller', () => {
    const failed = 'Getting DC name failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN';
    for (const option of ['/pdc', '/gc /force', '/GTIMESERV', '/ds_8']) {
      const asked = `C:\\>nltest /dsgetdc:pdc.example ${option}`;
      expect(notes(asked, failed)).toEqual(['special-dc-not-found']);
      expect(says(asked, failed)).toEqual([]);
    }
    expect(says('C:\\>nltest /dsgetdc:pdc.example /site:Oslo /kdc', failed)).toEqual([
      ['dc', 'pdc.example', null, 1355],
    ]);
  });

  it('takes a number that is not written twice for no status', () => {
    expect(
      says('C:\\>nltest /sc_query:contoso', ...channel('Trusted DC Connection Status Status = 1787 0x5')),
    ).toEqual([]);
  });

  it('is not the answer to another question', () => {
    expect(
      says('C:\\>nltest /query', 'Flags: 0', 'Connection Status = 1311 0x51f ERROR_NO_LOGON_SERVERS'),
    ).toEqual([]);
    expect(
      says(
        'C:\\>nltest /domain_trusts',
        'Enumerating domain trusts failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN',
      ),
    ).toEqual([]);
  });

  it('leaves what another computer was asked for alone', () => {
    const well = 'Trusted DC Connection Status Status = 0 0x0 NERR_Success';
    expect(notes('C:\\>nltest /server:fs01 /sc_query:contoso', ...channel(well))).toEqual([
      'asked-elsewhere',
    ]);
    expect(
      notes('PS C:\\> Invoke-Command -ComputerName fs01 { nltest /sc_query:contoso }', ...channel(well)),
    ).toEqual(['asked-elsewhere']);
  });
});

describe('the domains that nltest lists', () => {
  const listed = (...lines: string[]): unknown[] =>
    readText('x', lines.join('\n')).facts.map((fact) =>
      fact.kind === 'domain-listed'
        ? [fact.netbios, fact.dns, fact.inForest]
        : fact.kind === 'domain-controllers'
          ? [fact.domain, ...fact.controllers]
          : fact.kind,
    );
  const TRUSTS = [
    'List of domain trusts:',
    '    0: FABRIKAM fabrikam.example (NT 5) (Direct Outbound) ( Attr: foresttrans )',
    '       Dom Guid: 5e0b1c55-5d35-4c1d-9a0e-9a8c4b7f0e21',
    '       Dom Sid: S-1-5-21-1004336348-1177238915-682003330',
    '    1: EMEA emea.contoso.example (NT 5) (Forest: 2) (Direct Outbound) (Direct Inbound) ( Attr: withinforest )',
    '       Dom Guid: 0d9a2f41-2b61-4b3a-8d9b-1f5ad1c38e60',
    '       Dom Sid: S-1-5-21-1004336348-1177238915-682003331',
    '    2: CONTOSO contoso.example (NT 5) (Forest Tree Root) (Primary Domain) (Native)',
    'The command completed successfully',
  ];
  const DOMAINS = [
    ['FABRIKAM', 'fabrikam.example', false],
    ['EMEA', 'emea.contoso.example', true],
    ['CONTOSO', 'contoso.example', true],
  ];

  it.each([
    ['below their command', ['C:\\>nltest /domain_trusts /v']],
    ['without it', []],
  ])('are read %s, and their SIDs are nobody’s groups', (_, head) => {
    expect(listed(...head, ...TRUSTS)).toEqual(DOMAINS);
  });

  it.each([
    ['(Direct Outbound) ( Attr: foresttrans )', 'forest'],
    ['(Direct Outbound) (Direct Inbound) ( Attr: quarantined foresttrans )', 'forest'],
    ['(Direct Outbound) ( Attr: quarantined )', 'external'],
    ['(Direct Outbound)', undefined],
    ['(Direct Outbound) ( Attr: 0x20 )', undefined],
    ['(Forest: 2) (Direct Outbound) ( Attr: withinforest quarantined )', undefined],
  ])('tell the kind of a trust by its attributes alone: %s', (flags, trust) => {
    expect(listedDomain(`    0: FABRIKAM fabrikam.example (NT 5) ${flags}`)?.trust).toBe(trust);
  });

  it('need both names: a domain of Windows NT and a realm have one', () => {
    expect(
      listed(
        'C:\\>nltest /domain_trusts',
        'List of domain trusts:',
        '    0: OLDNT (NT 4) (Direct Outbound)',
        '    1: MIT.EXAMPLE (MIT) (Direct Outbound)',
        '    2: CONTOSO contoso.example (NT 5) (Forest Tree Root) (Primary Domain) (Native)',
      ),
    ).toEqual([['CONTOSO', 'contoso.example', true]]);
  });

  const CONTROLLERS = [
    "Get list of DCs in domain 'contoso.example' from '\\\\DC01.contoso.example'.",
    '    DC01.contoso.example [PDC]  [DS] Site: Main',
    '    DC02.contoso.example        [DS] Site: Branch',
  ];
  const DONE = 'The command completed successfully';

  it.each([
    ['whole', [...CONTROLLERS, DONE], [['contoso.example', 'DC01.contoso.example', 'DC02.contoso.example']]],
    ['cut below the first', CONTROLLERS.slice(0, 2), []],
    ['cut, with another command below', [...CONTROLLERS.slice(0, 2), '', DONE], []],
  ])('name all domain controllers of one, where the list is %s', (_, lines, expected) => {
    expect(listed('C:\\>nltest /dclist:contoso.example', ...lines)).toEqual(expected);
    if (expected.length > 0) expect(listed(...lines)).toEqual(expected);
  });

  it('are not read of another computer', () => {
    expect(notes('C:\\>nltest /server:fs01 /domain_trusts /v', ...TRUSTS)).toEqual(['asked-elsewhere']);
  });
});
