/** What happened in the sample, oldest first. Clock times of one zone. */
import type { SampleEvent } from './windows-files.ts';

const DOMAIN_SID = 'S-1-5-21-1712426984-1618080182-1209977580';

interface Person {
  readonly name: string;
  readonly sid: string;
  readonly address: string;
}

const MARA: Person = { name: 'mara', sid: `${DOMAIN_SID}-1107`, address: '10.20.7.7' };
const OTHERS: readonly Person[] = [
  { name: 'jonas', sid: `${DOMAIN_SID}-1112`, address: '10.20.7.12' },
  { name: 'lea', sid: `${DOMAIN_SID}-1120`, address: '10.20.7.31' },
  { name: 'tom', sid: `${DOMAIN_SID}-1133`, address: '10.20.7.40' },
];

/** Every try on the alias, with the logon session of that day. From 16 November on it is refused. */
const TRIES = [
  { at: '2026-11-11 08:41:15', luid: '0x5d20c' },
  { at: '2026-11-12 08:36:52', luid: '0x61b9e' },
  { at: '2026-11-12 14:05:31', luid: '0x61b9e' },
  { at: '2026-11-13 09:02:08', luid: '0x588f1' },
  { at: '2026-11-16 08:34:10', luid: '0x70a3d' },
  { at: '2026-11-16 08:34:26', luid: '0x70a3d' },
  { at: '2026-11-17 09:20:44', luid: '0x6640a' },
  { at: '2026-11-18 08:29:57', luid: '0x5f7c2' },
  { at: '2026-11-19 10:11:38', luid: '0x62e85' },
  { at: '2026-11-20 08:03:21', luid: '0x6b41f' },
  { at: '2026-11-20 09:12:03', luid: '0x6b41f' },
];
const POLICY_CHANGED = '2026-11-16 06:00:00';
/** Security logs are full after a few days: what the exports of server and domain controller still hold. */
const SECURITY_SINCE = '2026-11-18 06:00:00';
const WORKDAYS = ['2026-11-18', '2026-11-19', '2026-11-20'];

/** WS07, Microsoft-Windows-NTLM/Operational. */
export function clientNtlm(): readonly SampleEvent[] {
  return TRIES.map(({ at, luid }) => ({
    at,
    id: at < POLICY_CHANGED ? 8001 : 4001,
    values: ['cifs/files', luid, MARA.name],
  }));
}

/** DC01, Security: tickets for the server's own name are granted, for the alias nobody has an SPN (0x7). */
export function domainControllerSecurity(): readonly SampleEvent[] {
  const refused = TRIES.filter(({ at }) => at > SECURITY_SINCE).map(({ at }, index) =>
    ticketRequest(at, MARA, {
      name: 'cifs/files',
      sid: 'S-1-0-0',
      port: 50_120 + 37 * index,
      failure: '0x7',
    }),
  );
  const granted = logons().flatMap(({ at, person, number }) => [
    tgtRequest(later(at, -9), person, 50_900 + 11 * number),
    ticketRequest(later(at, -2), person, {
      name: 'FILE01$',
      sid: `${DOMAIN_SID}-1603`,
      port: 50_901 + 11 * number,
      failure: '0x0',
    }),
  ]);
  return inOrder([...refused, ...granted]);
}

/** FILE01, Security: the others work as every day, by Kerberos; of mara only the try with the server's own name. */
export function fileServerSecurity(): readonly SampleEvent[] {
  return inOrder(
    logons().flatMap(({ at, person, number, share }) => {
      const session = `0x${(0x2c4e17 + 0x1f3 * number).toString(16)}`;
      const port = String(51_300 + 13 * number);
      const { name, sid, address } = person;
      return [
        { at, id: 4624, values: [sid, name, session, guid(number), address, port] },
        { at: later(at, 1), id: 5140, values: [sid, name, session, address, port, share] },
        { at: later(at, 1900), id: 4634, values: [sid, name, session] },
      ];
    }),
  );
}

interface Logon {
  readonly at: string;
  readonly person: Person;
  readonly number: number;
  readonly share: string;
}

/** Network logons on FILE01 that worked. */
function logons(): readonly Logon[] {
  const everyDay = WORKDAYS.flatMap((day) =>
    OTHERS.flatMap((person, index) => [
      { at: `${day} 07:5${index}:1${index}`, person, share: 'finance' },
      { at: `${day} 13:2${index}:4${index}`, person, share: index === 1 ? 'projects' : 'finance' },
    ]),
  );
  const byOwnName = { at: '2026-11-20 09:16:29', person: MARA, share: 'finance' };
  return inOrder([...everyDay, byOwnName]).map((logon, number) => ({ ...logon, number }));
}

function ticketRequest(
  at: string,
  person: Person,
  service: { readonly name: string; readonly sid: string; readonly port: number; readonly failure: string },
): SampleEvent {
  const isGranted = service.failure === '0x0';
  const ticket = isGranted ? guid(service.port) : '00000000-0000-0000-0000-000000000000';
  const encryption = isGranted ? '0x12' : '0xFFFFFFFF';
  return {
    at,
    id: 4769,
    values: [
      person.name,
      ticket,
      service.name,
      service.sid,
      person.address,
      String(service.port),
      encryption,
      service.failure,
    ],
  };
}

function tgtRequest(at: string, person: Person, port: number): SampleEvent {
  return { at, id: 4768, values: [person.name, person.sid, person.address, String(port)] };
}

function guid(number: number): string {
  const tail = (0x5a10c3e40000 + number * 0x1357).toString(16).padStart(12, '0');
  return `3f6d2b81-9c47-4e0a-b5d2-${tail}`;
}

function later(at: string, seconds: number): string {
  const time = Date.parse(`${at.replace(' ', 'T')}Z`) + 1000 * seconds;
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function inOrder<T extends { readonly at: string }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
