import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const COMMAND = 'PS C:\\> Get-CimInstance Win32_ComputerSystem | fl *';
const says = (...lines: string[]): unknown[] =>
  readText('x', [COMMAND, '', ...lines].join('\n')).facts.map((fact) =>
    fact.kind === 'join-state' ? [fact.computer, fact.state, fact.domain] : fact.kind,
  );

describe('Win32_ComputerSystem', () => {
  it.each<[string[], unknown[]]>([
    [
      ['Name : WS07', 'Domain : contoso.example', 'PartOfDomain : True'],
      [['WS07', 'domain', 'contoso.example']],
    ],
    [['Name : WS07', 'Domain : WORKGROUP', 'PartOfDomain : False'], [['WS07', 'workgroup', null]]],
    [['Domain : corp', 'DomainRole : 2'], [[null, 'workgroup', null]]],
    [
      ['Domain : corp', 'DomainRole : 4'],
      [[null, 'domain', 'corp'], 'domain-controller-sign'],
    ],
    [['PartOfDomain : True', 'DomainRole : 0'], []],
    [['Domain : corp', 'DomainRole : 9'], []],
    [['Name : WS07', 'Domain : WORKGROUP'], []],
  ])('%j', (lines, expected) => {
    expect(says(...lines)).toEqual(expected);
  });
});
