import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const FULL = 'WS07.contoso.example';
const output = (full: string, ...domain: string[]): string =>
  [
    'C:\\>net config workstation',
    'Name                         \\\\WS07',
    `Voll                         ${full}`,
    'Wer                          mara',
    'Aktiv auf',
    '     NetBT_Tcpip_{76F9AC05-9E6F-4D0E-BA16-1D59389D34AA} (00155D0A0B0C)',
    'Version                      Windows 11 Pro',
    ...domain,
    'COM                          0',
    'COM                          16',
    'COM                          250',
  ].join('\n');
const says = (text: string): unknown[] =>
  readText('x', text).facts.map((fact) =>
    fact.kind === 'join-state' ? [fact.computer, fact.state, fact.domain] : fact.kind,
  );

describe('net config workstation', () => {
  it('tells a domain from a workgroup by the line with its DNS name', () => {
    expect(says(output(FULL, 'A CONTOSO', 'B contoso.example', 'C CONTOSO'))).toEqual([
      ['WS07.contoso.example', 'domain', 'contoso.example'],
    ]);
    expect(says(output('WS07', 'A WORKGROUP', 'C WS07'))).toEqual([['WS07', 'workgroup', null]]);
  });

  it.each([
    ['the domain’s line cut away', ['B contoso.example', 'C CONTOSO']],
    ['the last line cut away', ['A CONTOSO', 'B contoso.example']],
    ['the domain’s DNS name cut away', ['A CONTOSO', 'C CONTOSO']],
    ['one line', ['A CONTOSO']],
    ['other lines between', ['A CONTOSO', 'B CONTOSO', 'C CONTOSO']],
  ])('says nothing with %s', (_, lines) => {
    expect(says(output(FULL, ...lines))).toEqual([]);
  });
});
