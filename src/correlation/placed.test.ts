import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { place } from './placed.ts';
import { failedLogon, reading } from './readings.testing.ts';
import { caseIn } from './story.ts';

/** A Security log as Event Viewer saves it: no record names its computer. */
const securityLog = (name: string, address: string): FileReading =>
  reading(name, [failedLogon([0], { address })]);

const hostOf = (log: FileReading, said = {}): string | null | undefined =>
  place([log], said).files[0]?.host?.shown;

describe("a log without a computer column in a client's folder", () => {
  it('is the client’s where the client logs on to itself', () => {
    expect(hostOf(securityLog('WS07/security.csv', '127.0.0.1'))).toBe('WS07');
  });

  it('is another computer’s where the client comes over the wire: the server’s log was put there', () => {
    expect(hostOf(securityLog('WS07/security.csv', '10.0.0.7'))).toBeUndefined();
  });

  it('stays whose the person says it is', () => {
    const log = securityLog('WS07/security.csv', '10.0.0.7');
    expect(hostOf(log, { [log.name]: { host: 'WS07' } })).toBe('WS07');
  });

  it('stays the folder’s where another computer comes', () => {
    expect(hostOf(securityLog('FS01/security.csv', '10.0.0.7'))).toBe('FS01');
  });
});

describe('a log with two computer names', () => {
  const covered = (computer: string, oldest: number, newest: number): Facts['log-coverage'] => ({
    kind: 'log-coverage',
    computer,
    from: [{ file: 'security.evtx', line: 1, text: '' }],
    count: 1,
    times: [],
    logonIds: [],
    channels: ['Security'],
    events: {},
    oldest,
    newest,
    records: 1,
  });
  const hostsOf = (...coverages: Facts['log-coverage'][]): (string | null)[] => {
    const computers = coverages.map(({ computer }) => computer ?? '');
    const log = { ...reading('security.evtx', [], { computers }), facts: coverages };
    return place([log], {})
      .table.all()
      .map(({ shown }) => shown);
  };

  it('is of one computer that was renamed after Setup', () => {
    expect(hostsOf(covered('WIN-8TCU0Q1I3O7', 0, 10), covered('FS01.contoso.example', 10, 99))).toEqual([
      'FS01.contoso.example',
    ]);
  });

  it('is of two where their records lie between each other', () => {
    expect(hostsOf(covered('DESKTOP-P2NAHG6', 0, 50), covered('FS01.contoso.example', 10, 99))).toHaveLength(
      2,
    );
  });

  it('is of two where both names were given by people', () => {
    expect(hostsOf(covered('FS02', 0, 10), covered('FS01', 10, 99))).toHaveLength(2);
  });
});

describe('a file named after what is in it', () => {
  it.each(['HOSTS', 'nslookup.txt', 'port445.txt', 'WIN32-service.txt', 'DNS names.txt'])(
    '%s is of no computer of that name',
    (name) => {
      expect(hostOf({ ...securityLog(name, '10.0.0.7'), facts: [] })).toBeUndefined();
    },
  );
});

describe('a name that was resolved', () => {
  const resolved = (source: 'dns' | 'hosts-file'): FileReading => {
    const name = 'WS07/names.txt';
    const fact: Facts['name-resolved'] = {
      kind: 'name-resolved',
      computer: null,
      from: [{ file: name, line: 1, text: '10.0.0.5 files' }],
      count: 1,
      times: [],
      logonIds: [],
      name: 'files',
      type: 'A',
      answers: ['10.0.0.5'],
      outcome: 'answered',
      source,
      server: null,
    };
    return { ...securityLog(name, '10.0.0.7'), facts: [fact] };
  };
  const owner = (log: FileReading): string | null | undefined => place([log], {}).facts[0]?.host?.shown;

  it('by DNS is nobody’s own: the directory says it', () => {
    expect(owner(resolved('dns'))).toBeUndefined();
  });

  it('by a hosts file holds on the computer whose file it is', () => {
    expect(owner(resolved('hosts-file'))).toBe('WS07');
  });
});

describe('a file that is named after its command', () => {
  it.each(['w32tm.txt', 'IPCONFIG.TXT', 'win32_computersystem.txt', 'w32tm-stripchart.txt'])(
    '%s names no computer',
    (name) => {
      expect(hostOf(reading(name, [])) ?? null).toBeNull();
    },
  );

  it('may name one beside it', () => {
    expect(hostOf(reading('WS07-w32tm.txt', []))).toBe('WS07');
  });
});

it('takes no domain for a server that asks over a trust', () => {
  const overTrust = caseIn(
    String.raw`09:00 DC01.corp.example ntlm-blocked 4006 as PARTNER\bob from WS90 via PARTNER channel-type 4`,
  );
  expect(overTrust.table.of('PARTNER')).toBeNull();
  const member = caseIn(
    String.raw`09:00 DC01.corp.example ntlm-blocked 4004 as CORP\bob from WS90 via FS01 channel-type 2`,
  );
  expect(member.table.of('FS01')?.roles.has('server')).toBe(true);
});
