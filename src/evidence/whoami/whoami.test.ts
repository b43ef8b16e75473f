import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { whoami } from './whoami.ts';

const DOMAIN = 'S-1-5-21-1004336348-1177238915-682003330';
const says = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.map((fact) =>
    fact.kind === 'session-identity' ? [fact.domain, fact.user, fact.sid, fact.groups] : fact.kind,
  );

describe('whoami', () => {
  it.each([
    ['C:\\>whoami', 'nt authority\\system', [['nt authority', 'system', null, []]]],
    ['PS C:\\> whoami.exe', 'ws07\\kim lee', [['ws07', 'kim lee', null, []]]],
    ['C:\\>whoami /upn', 'mara@contoso.example', [[null, 'mara@contoso.example', null, []]]],
    ['C:\\>whoami /upn', 'ERROR: Unable to get User Principal Name (UPN).', []],
    [
      'C:\\>whoami /fqdn',
      'CN=Lind\\, Mara,OU=HR,DC=eu,DC=contoso,DC=example',
      [['eu.contoso.example', null, null, []]],
    ],
    ['C:\\>whoami /logonid', 'S-1-5-5-0-335332', []],
    ['C:\\>whoami', 'C:\\Users\\mara', []],
  ])('%s: %s', (command, output, expected) => {
    expect(says(command, output)).toEqual(expected);
  });

  it('reads groups alone, and knows NTLM by its SID in any language', () => {
    const lines = [
      'Nazwa grupy                    Typ            SID          Atrybuty',
      '============================== ============== ============ ==================',
      'Wszyscy                        Dobrze znana   S-1-1-0      Grupa obowiązkowa',
      'ZARZĄDZANIE NT\\Uwierzytelnianie NTLM Dobrze S-1-5-64-10  Grupa obowiązkowa',
    ];
    expect(says(...lines)).toEqual([[null, null, null, ['S-1-1-0', 'S-1-5-64-10']]]);
  });

  it('never reads a SID that the console may have cut', () => {
    const cut = [
      'C:\\>whoami /user',
      'User Name    SID',
      '============ =========',
      '====',
      `contoso\\mara ${DOMAIN}`,
    ];
    expect(says(...cut)).toEqual([]);
  });

  it('keeps two users in one text apart', () => {
    const user = (name: string, rid: number): string[] => [
      `User Name: contoso\\${name}`,
      `SID:       ${DOMAIN}-${String(rid)}`,
      '',
      'Group Name: CONTOSO\\G',
      'Type:       Group',
      `SID:        ${DOMAIN}-${String(rid + 1000)}`,
      'Attributes: Mandatory group',
      '',
    ];
    expect(says(...user('mara', 1107), ...user('kim', 1108))).toEqual([
      ['contoso', 'mara', `${DOMAIN}-1107`, [`${DOMAIN}-2107`]],
      ['contoso', 'kim', `${DOMAIN}-1108`, [`${DOMAIN}-2108`]],
    ]);
  });

  it('is no list of accounts that another program printed', () => {
    const csv = ['"Caption","SID"', `"WS07\\a","${DOMAIN}-500"`, `"WS07\\b","${DOMAIN}-501"`];
    expect(says(...csv)).toEqual([]);
    const table = ['Name SID', '---- ---', `mara ${DOMAIN}-1107`];
    expect(table.map((_, at) => whoami.begins(table, at))).toEqual([false, false, false]);
  });
});
