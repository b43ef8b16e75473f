import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const joined = (...lines: string[]): unknown[] =>
  readText('x', ['C:\\>dsregcmd /status', ...lines].join('\n')).facts.flatMap((fact) =>
    fact.kind === 'join-state' ? [[fact.state, fact.domain]] : [],
  );

describe('dsregcmd', () => {
  it.each<[string[], unknown[]]>([
    [['AzureAdJoined : NO', 'DomainJoined : YES', 'DomainName : CONTOSO'], [['domain', 'CONTOSO']]],
    [['AzureAdJoined : YES', 'DomainJoined : YES'], [['domain', null]]],
    [['DomainJoined : YES'], [['domain', null]]],
    [['AzureAdJoined : YES', 'DomainJoined : NO'], [['entra', null]]],
    [['AzureAdJoined : NO', 'DomainJoined : NO'], [['workgroup', null]]],
    [['DomainJoined : NO'], []],
    [['AzureAdJoined : YES'], []],
    [['AzureAdJoined : NO', 'DomainJoined : UNKNOWN'], []],
  ])('%j says %j of the join', (lines, expected) => {
    expect(joined(...lines.map((line) => `             ${line}`))).toEqual(expected);
  });

  it('keeps two devices in one text apart', () => {
    const device = (name: string, inDomain: string): string[] => [
      '  AzureAdJoined : NO',
      `  DomainJoined : ${inDomain}`,
      `  Device Name : ${name}`,
    ];
    const text = [...device('WS07.contoso.example', 'YES'), '', ...device('KIOSK7', 'NO')].join('\n');
    const { facts, computers } = readText('x', text);
    expect(computers).toEqual(['WS07.contoso.example', 'KIOSK7']);
    expect(
      facts.flatMap((fact) => (fact.kind === 'join-state' ? [[fact.computer, fact.state]] : [])),
    ).toEqual([
      ['WS07.contoso.example', 'domain'],
      ['KIOSK7', 'workgroup'],
    ]);
  });
});
