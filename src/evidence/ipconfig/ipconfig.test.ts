import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { ipconfig } from './ipconfig.ts';

const host = (name: string, suffix: string): string[] => [
  'Windows IP Configuration',
  '',
  `   Host Name . . . . . . . . . . . . : ${name}`,
  `   Primary Dns Suffix  . . . . . . . : ${suffix}`,
  '   Node Type . . . . . . . . . . . . : Hybrid',
  '   IP Routing Enabled. . . . . . . . : No',
  '   WINS Proxy Enabled. . . . . . . . : No',
  '',
];
const adapter = (...lines: string[]): string[] => [
  'Ethernet adapter Ethernet:',
  '',
  '   Description . . . . . . . . . . . : Contoso Adapter',
  '   Physical Address. . . . . . . . . : 00-15-5D-0A-0B-0C',
  ...lines.map((line) => `   ${line}`),
  '',
];
const read = (...lines: string[]): unknown[] =>
  readText('x', ['C:\\>ipconfig /all', ...lines].join('\n')).facts.map((fact) =>
    fact.kind === 'network-config'
      ? [fact.computer, fact.name, fact.suffix, fact.addresses, fact.dnsServers]
      : fact.kind,
  );

describe('ipconfig', () => {
  it('takes for its own an address with a mask below or a state behind it, and no other', () => {
    const lines = adapter(
      'Link-local IPv6 Address . . . . . : fe80::7%13(Preferred) ',
      'IPv4 Address. . . . . . . . . . . : 10.0.0.7(Preferred) ',
      'Subnet Mask . . . . . . . . . . . : 255.255.255.0',
      'Default Gateway . . . . . . . . . : fe80::1%13',
      '                                    10.0.0.1',
      'DHCP Server . . . . . . . . . . . : 10.0.0.10',
      'DNS Servers . . . . . . . . . . . : 10.0.0.10',
      '                                    10.0.0.11',
      'Primary WINS Server . . . . . . . : 10.0.0.30',
      'Secondary WINS Server . . . . . . : 10.0.0.31',
    );
    expect(read(...host('WS07', 'contoso.example'), ...lines)).toEqual([
      [
        'WS07.contoso.example',
        'WS07',
        'contoso.example',
        ['fe80::7', '10.0.0.7'],
        ['10.0.0.10', '10.0.0.11'],
      ],
    ]);
  });

  it.each([
    ['a network mask with holes', '10.0.0.7(Preferred)', '255.0.255.0'],
    ['another address below', '10.0.0.7', '10.0.0.1'],
    ['an address nobody gave it', '169.254.3.4(Preferred)', '255.255.0.0'],
    ['an address that another computer has', '10.0.0.7(Duplicate)', '255.255.255.0'],
    ['no address', '10.0.0.777(Preferred)', '255.255.255.0'],
  ])('%s is not its own', (_, address, below) => {
    const lines = adapter(
      `IPv4 Address. . . . . . . . . . . : ${address}`,
      `Subnet Mask . . . . . . . . . . . : ${below}`,
    );
    expect(read(...host('KIOSK7', ''), ...lines)).toEqual([['KIOSK7', 'KIOSK7', null, [], []]]);
  });

  it('takes no adapter for the host, also where the top is cut away', () => {
    const lines = [
      '   Connection-specific DNS Suffix  . : contoso',
      '   Description . . . . . . . . . . . : Tailscale',
      '   Physical Address. . . . . . . . . : 00-15-5D-0A-0B-0C',
      '   DHCP Enabled. . . . . . . . . . . : No',
      '   Autoconfiguration Enabled . . . . : Yes',
      '   IPv4 Address. . . . . . . . . . . : 10.0.0.7(Preferred)',
      '   Subnet Mask . . . . . . . . . . . : 255.255.255.0',
    ];
    expect(read(...lines)).toEqual([[null, null, null, ['10.0.0.7'], []]]);
    expect(read('Ethernet adapter Ethernet:', ...lines)).toEqual([[null, null, null, ['10.0.0.7'], []]]);
  });

  it('reads no state that a command changes', () => {
    const lines = readText('x', ['C:\\>ipconfig /renew', ...host('WS07', ''), 'C:\\>klist', 'x'].join('\n'));
    expect(lines.facts).toEqual([]);
  });

  it('does not take the leaders of other programs for its own', () => {
    const gpresult = [
      'Version du système d’exploitation...... : 10.0.19045',
      'Profil local........................... : C:\\Users\\claire',
      '    Nom du domaine.................... : CONTOSO',
      '    Type de domaine................... : Windows 2008 ou supérieur',
    ];
    expect(gpresult.map((_, at) => ipconfig.begins(gpresult, at))).toEqual([false, false, false, false]);
  });
});
