import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { place } from './placed.ts';

/** A Security log as Event Viewer saves it: no record names its computer. */
function securityLog(name: string, address: string, computers: readonly string[] = []): FileReading {
  const failure: Facts['logon-failed'] = {
    kind: 'logon-failed',
    computer: computers[0] ?? null,
    from: [{ file: name, record: 1, text: '4625' }],
    count: 1,
    times: [0],
    logonIds: ['0x0'],
    user: 'mara',
    domain: 'WS07',
    sid: null,
    logonType: 3,
    package: 'ntlm',
    lmPackage: null,
    workstation: 'WS07',
    address,
    status: 0xc000_006d,
    rawStatus: 0xc000_006d,
    subStatus: 0,
  };
  return {
    name,
    size: 1,
    digest: '',
    format: 'event-viewer-csv',
    title: 'Event Viewer CSV',
    encoding: 'utf-8',
    language: 'en',
    zone: 'unknown',
    read: 1,
    kept: 1,
    notes: [],
    facts: [failure],
    computers,
  };
}

const hostOf = (reading: FileReading, said = {}): string | null | undefined =>
  place([reading], said).files[0]?.host?.shown;

describe("a log without a computer column in a client's folder", () => {
  it('is the client’s where the client logs on to itself', () => {
    expect(hostOf(securityLog('WS07/security.csv', '127.0.0.1'))).toBe('WS07');
  });

  it('is another computer’s where the client comes over the wire: the server’s log was put there', () => {
    expect(hostOf(securityLog('WS07/security.csv', '10.0.0.7'))).toBeUndefined();
  });

  it('stays whose the person says it is', () => {
    const reading = securityLog('WS07/security.csv', '10.0.0.7');
    expect(hostOf(reading, { [reading.name]: { host: 'WS07' } })).toBe('WS07');
  });

  it('stays the folder’s where another computer comes', () => {
    expect(hostOf(securityLog('FS01/security.csv', '10.0.0.7'))).toBe('FS01');
  });
});
