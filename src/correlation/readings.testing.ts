/** Readings for the tests of this folder, of facts that a story cannot tell: files without computer, zones, precision. */
import type { Fact, Facts } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { spn, type Spn } from '../windows/names.ts';

export function reading(
  name: string,
  facts: readonly Fact[],
  { zone = 'unknown', computers = [] }: Partial<Pick<FileReading, 'zone' | 'computers'>> = {},
): FileReading {
  const [computer = null] = computers;
  return {
    name,
    size: 1,
    digest: '',
    format: 'event-viewer-csv',
    title: 'Event Viewer CSV',
    encoding: 'utf-8',
    language: 'en',
    zone,
    read: facts.length,
    kept: facts.length,
    notes: [],
    facts: facts.map((fact) => ({
      ...fact,
      computer,
      from: [{ file: name, record: 1, text: 'a record' }] as const,
    })),
    computers,
  };
}

/** 4625 of type 3 at these times (seconds). */
export function failedLogon(
  times: readonly number[],
  over: Partial<Facts['logon-failed']> = {},
): Facts['logon-failed'] {
  return {
    kind: 'logon-failed',
    computer: null,
    from: [{ file: '', record: 1, text: '4625' }],
    count: times.length,
    times: times.map((time) => time * 1000),
    logonIds: [],
    user: 'mara',
    domain: 'WS07',
    sid: null,
    logonType: 3,
    package: 'ntlm',
    lmPackage: null,
    workstation: 'WS07',
    address: '10.0.0.7',
    status: 0xc000_006d,
    rawStatus: 0xc000_006d,
    subStatus: 0,
    ...over,
  };
}

/** A ticket of klist that starts at this time (seconds). */
export function heldTicket(server: string, start: number): Facts['ticket-held'] {
  return {
    kind: 'ticket-held',
    computer: null,
    from: [{ file: '', line: 1, text: server }],
    count: 1,
    times: [],
    logonIds: [],
    logonId: '0x5a3e1',
    client: 'mara',
    clientRealm: 'CONTOSO.EXAMPLE',
    server: spn(server) ?? ('' as Spn),
    serverRealm: 'CONTOSO.EXAMPLE',
    encryption: 'AES-256-CTS-HMAC-SHA1-96',
    start: start * 1000,
    end: (start + 36_000) * 1000,
    kdc: null,
  };
}

/** 4768 or 4769 that the KDC granted at this time (seconds). */
export function issuedTicket(event: 4768 | 4769, service: string, time: number): Facts['ticket-request'] {
  return {
    kind: 'ticket-request',
    computer: null,
    from: [{ file: '', record: 1, text: String(event) }],
    count: 1,
    times: [time * 1000],
    logonIds: [],
    event,
    user: 'mara',
    domain: 'CONTOSO.EXAMPLE',
    service,
    status: 0,
    encryption: 18,
    address: '10.0.0.7',
  };
}
