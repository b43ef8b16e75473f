import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/facts.ts';
import { place } from './placed.ts';
import { failedLogon, heldTicket, issuedTicket, reading } from './readings.testing.ts';

const HOUR = 3600;
const AT = 1_795_161_600;

/** Minutes that the local file is moved, null where nothing shows its zone. */
function minutesOf(utc: readonly Fact[], local: readonly Fact[], localName = 'FS01/security.csv') {
  const known = reading('FS01/security.evtx', utc, { zone: 'utc', computers: ['FS01'] });
  const { shifts, facts } = place([known, reading(localName, local)], {});
  const isZoned = facts.some(({ fact, zoneKnown }) => fact.from[0].file === localName && zoneKnown);
  return shifts.get(localName) ?? (isZoned ? 0 : null);
}

describe('a CSV beside the evtx of the same log', () => {
  it('is brought to UTC by records that stand in both', () => {
    const utc = [failedLogon([AT + 12.4, AT + 95.9])];
    const local = [failedLogon([AT + HOUR + 12, AT + HOUR + 95, AT + HOUR + 4000])];
    expect(minutesOf(utc, local)).toBe(-60);
  });

  it('is left where a lone record may meet another one by chance', () => {
    expect(minutesOf([failedLogon([AT])], [failedLogon([AT + HOUR])])).toBeNull();
  });

  it('is left where a job fails every hour at the same second', () => {
    const hours = [0, 1, 2, 3].map((hour) => AT + hour * HOUR);
    expect(minutesOf([failedLogon(hours)], [failedLogon(hours.map((time) => time + HOUR))])).toBeNull();
  });

  it('is brought to UTC by one equal logon ID', () => {
    const withId = (time: number, id: string): Fact => ({ ...failedLogon([time]), logonIds: [id] });
    expect(minutesOf([withId(AT, '0x1f')], [withId(AT + 2 * HOUR, '0x1f')])).toBe(-120);
    expect(minutesOf([withId(AT, '0x1f')], [withId(AT + 2 * HOUR, '0x2f')])).toBeNull();
  });

  it('is not moved by less than a quarter hour: that would be a skew, not a zone', () => {
    const skewed = [failedLogon([AT + 400, AT + 495])];
    expect(minutesOf([failedLogon([AT, AT + 95])], skewed)).toBeNull();
  });

  it('counts a record once that both hold, and keeps the richer form', () => {
    const utc = [failedLogon([AT + 12.4, AT + 95.9], { sid: 'S-1-0-0' })];
    const local = [failedLogon([AT + HOUR + 12, AT + HOUR + 95, AT + HOUR + 4000], { domain: null })];
    const { facts } = place(
      [
        reading('FS01/security.csv', local),
        reading('FS01/security.evtx', utc, { zone: 'utc', computers: ['FS01'] }),
      ],
      {},
    );
    const failures = facts.filter(({ fact }) => fact.kind === 'logon-failed').map(({ fact }) => fact);
    expect(failures.map(({ count, times }) => [count, times])).toEqual(
      expect.arrayContaining([
        [2, [(AT + 12.4) * 1000, (AT + 95.9) * 1000]],
        [1, [(AT + 4000) * 1000]],
      ]),
    );
    expect(failures).toHaveLength(2);
  });
});

describe('klist beside the log of the KDC', () => {
  const local = [heldTicket('krbtgt/CONTOSO.EXAMPLE', AT), heldTicket('cifs/fs01.contoso.example', AT + 70)];

  it('is brought to UTC by two tickets and the records of issuing them', () => {
    const issued = [issuedTicket(4768, 'krbtgt', AT - HOUR), issuedTicket(4769, 'FS01$', AT - HOUR + 70)];
    expect(minutesOf(issued, local, 'WS07/klist.txt')).toBe(-60);
  });

  it('is left where one ticket meets a record', () => {
    const issued = [issuedTicket(4768, 'krbtgt', AT - HOUR), issuedTicket(4769, 'FS02$', AT - HOUR + 70)];
    expect(minutesOf(issued, local, 'WS07/klist.txt')).toBeNull();
  });
});
