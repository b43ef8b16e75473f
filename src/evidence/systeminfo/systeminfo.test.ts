import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { systeminfo } from './systeminfo.ts';

/** A whole output in a language without words: labels are numbers. */
function output(
  configuration: string,
  domain: string,
  logonServer: string,
  zone = '(UTC+01:00) x',
): string[] {
  const values = ['WS07', 'Microsoft Windows 11 Pro', '10.0.26100 — 26100', 'x', configuration];
  while (values.length < 21) values.push('x');
  values.push(zone, ...Array<string>(6).fill('x'), domain, logonServer, 'x');
  return values.map((value, index) => `L${String(index)}:    ${value}`);
}

const joined = (...lines: string[]): unknown[] =>
  readText('x', ['C:\\>systeminfo', '', ...lines].join('\n')).facts.flatMap((fact) =>
    fact.kind === 'join-state' ? [[fact.state, fact.domain]] : [],
  );

describe('systeminfo', () => {
  it.each([
    ['Member Workstation', 'contoso.example', '\\\\WS07', [['domain', 'contoso.example']]],
    ['Member Server', 'CONTOSO', 'N/A', [['domain', 'CONTOSO']]],
    ['Additional/Backup Domain Controller', 'contoso.example', '\\\\DC02', [['domain', 'contoso.example']]],
    ['Estación de trabajo independiente', 'corp.lan', '\\\\WS07', [['workgroup', null]]],
    ['独立工作站', 'WORKGROUP', '\\\\WS07', [['workgroup', null]]],
    // Words that are not known: only a DNS name and another computer's logon decide, and never for a workgroup.
    ['x', 'contoso.example', '\\\\DC01', [['domain', 'contoso.example']]],
    ['x', 'contoso.example', '\\\\WS07', []],
    ['x', 'contoso.example', '\\\\MicrosoftAccount', []],
    ['x', 'CONTOSO', '\\\\DC01', []],
    ['x', 'WORKGROUP', '\\\\WS07', []],
  ])('%s, %s, %s', (configuration, domain, logonServer, expected) => {
    expect(joined(...output(configuration, domain, logonServer))).toEqual(expected);
  });

  it('reads no domain from an output of which lines are missing', () => {
    const lines = output('x', 'contoso.example', '\\\\DC01');
    expect(joined(...lines.slice(0, 10), ...lines.slice(11))).toEqual([]);
  });

  it.each([
    ['(UTC+05:45) Kathmandu', 345],
    ['(UTC-03:30) Newfoundland', -210],
    ['(UTC) Dublin', 0],
    ['(GMT+01:00) Paris', 60],
    ['Paris', null],
  ])('reads the time zone %s as %s minutes', (zone, minutes) => {
    const { facts } = readText('x', output('x', 'x', 'x', zone).join('\n'));
    expect(facts.map((fact) => (fact.kind === 'system-described' ? fact.utcOffset : fact.kind))).toEqual([
      minutes,
    ]);
  });

  it('is no gpresult, whose lines have the same words', () => {
    const gpresult = [
      'OS Configuration:            Member Workstation',
      'OS Version:                  10.0.26100',
    ];
    expect(gpresult.map((_, at) => systeminfo.begins(gpresult, at))).toEqual([false, false]);
  });

  it('has no word that says both', () => {
    expect(new Set(CONFIGURATIONS.values())).toEqual(new Set(['domain', 'workgroup']));
    expect(CONFIGURATIONS.get('member server')).toBe('domain');
    expect(CONFIGURATIONS.get('serveur autonome')).toBe('workgroup');
  });
});
