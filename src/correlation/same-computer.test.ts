import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { place } from './placed.ts';
import { failedLogon, reading } from './readings.testing.ts';

/** A console text: what ipconfig says of each computer, and a ticket list without a name of its own. */
function consoleText(
  name: string,
  configs: readonly {
    readonly computer: string | null;
    readonly name?: string;
    readonly suffix?: string;
    readonly addresses?: readonly string[];
  }[],
  computers: readonly string[] = configs.flatMap(({ computer }) => computer ?? []),
): FileReading {
  const seen = { from: [{ file: name, line: 1, text: '…' }], count: 1, times: [], logonIds: [] } as const;
  const facts: Fact[] = configs.map((config) => ({
    ...seen,
    kind: 'network-config',
    computer: config.computer,
    name: config.name ?? null,
    suffix: config.suffix ?? null,
    addresses: config.addresses ?? [],
    dnsServers: ['10.0.0.10'],
  }));
  facts.push({ ...seen, kind: 'ticket-list', computer: null, logonId: '0x51de4', tickets: 0 });
  return { ...reading(name, []), format: 'transcript', facts, computers };
}

const namesOf = (readings: readonly FileReading[], asked: string): string[] => {
  const host = place(readings, {}).table.of(asked);
  return host === null ? [] : [...host.names, ...host.addresses].toSorted();
};

const ws07 = {
  computer: 'WS07.contoso.example',
  name: 'WS07',
  suffix: 'contoso.example',
  addresses: ['10.0.0.7', '2001:db8:10::7'],
};

describe('what ipconfig says of a computer', () => {
  it('makes its name, its FQDN and its addresses one computer', () => {
    expect(namesOf([consoleText('ipconfig.txt', [ws07])], '10.0.0.7')).toEqual([
      '10.0.0.7',
      '2001:db8:10::7',
      'ws07',
      'ws07.contoso.example',
    ]);
  });

  it('does not make the DNS servers it asks its own', () => {
    expect(namesOf([consoleText('ipconfig.txt', [ws07])], '10.0.0.10')).toEqual([]);
  });

  it('links no address that another computer claims as well', () => {
    const other = { ...ws07, computer: 'WS08.contoso.example', name: 'WS08', addresses: ['10.0.0.7'] };
    const readings = [consoleText('a.txt', [ws07]), consoleText('b.txt', [other])];
    expect(namesOf(readings, '10.0.0.7')).toEqual([]);
    expect(namesOf(readings, '2001:db8:10::7')).toContain('ws07');
  });

  it('links an address that one computer shows in two files', () => {
    const readings = [
      consoleText('a.txt', [ws07]),
      consoleText('WS07/ipconfig.txt', [{ computer: null, addresses: ['10.0.0.7'] }]),
    ];
    expect(namesOf(readings, '10.0.0.7')).toContain('ws07.contoso.example');
  });

  it('keeps two computers of one name in two domains apart', () => {
    const other = {
      ...ws07,
      computer: 'WS07.fabrikam.example',
      suffix: 'fabrikam.example',
      addresses: ['10.9.0.7'],
    };
    const readings = [consoleText('a.txt', [ws07]), consoleText('b.txt', [other])];
    expect(namesOf(readings, '10.0.0.7')).toEqual(['10.0.0.7', '2001:db8:10::7', 'ws07.contoso.example']);
    expect(namesOf(readings, '10.9.0.7')).toEqual(['10.9.0.7', 'ws07.fabrikam.example']);
  });

  it('does not take an address from a computer that is known by it otherwise', () => {
    const log = reading('10.0.0.7/security.csv', [failedLogon([0], { address: '10.0.0.9' })]);
    const text = consoleText('a.txt', [ws07]);
    const said = { [log.name]: { host: '10.0.0.7' } };
    expect(place([text, log], said).table.of('WS07')?.addresses).toContain('10.0.0.7');
  });
});

describe('a console text that names computers', () => {
  const hostsOfFacts = (log: FileReading): (string | null | undefined)[] =>
    place([log], {}).facts.map(({ host }) => host?.shown ?? null);

  it('is of one computer, however its outputs spell the name', () => {
    const text = consoleText('notes.txt', [ws07], ['WS07', 'WS07.contoso.example']);
    expect(hostsOfFacts(text)).toEqual(['WS07', 'WS07']);
    expect(place([text], {}).files[0]?.host?.shown).toBe('WS07');
  });

  it('leaves open whose the nameless outputs are where it names two', () => {
    const other = { ...ws07, computer: 'FS01.contoso.example', name: 'FS01', addresses: ['10.0.0.21'] };
    const text = consoleText('notes.txt', [ws07, other]);
    expect(hostsOfFacts(text)).toEqual(['WS07.contoso.example', 'FS01.contoso.example', null]);
  });
});
