import { describe, expect, it } from 'vitest';
import type { FileReading } from '../facts/reading.ts';
import { place } from './placed.ts';
import { failedLogon, reading } from './readings.testing.ts';

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
