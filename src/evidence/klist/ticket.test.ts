import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOf, ticketOf } from './ticket.ts';

describe('clock times of klist', () => {
  it('are month/day/year in every language', () => {
    expect(timeOf('Start Time: 11/20/2026 8:01:02 (local)')).toBe(Date.UTC(2026, 10, 20, 8, 1, 2));
    expect(timeOf('Heure de fin :   10/2/2026 2:46:25 (Local)')).toBe(Date.UTC(2026, 9, 2, 2, 46, 25));
    expect(timeOf('Startzeit: 2/3/2026 14:07:09 (lokal)')).toBe(Date.UTC(2026, 1, 3, 14, 7, 9));
  });

  it('are nothing where there is none, or where it would be another order', () => {
    for (const line of [
      undefined,
      '',
      'Renew Time: 0',
      'x: 20/11/2026 8:01:02',
      'x: 2/30/2026 8:01:02',
      'x: 1/1/2026 25:00:00',
    ]) {
      expect(timeOf(line)).toBeNull();
    }
  });

  it('come back as they were written', () => {
    const seconds = fc.integer({ min: 400_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (value) => {
        const time = new Date(value * 1000);
        const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
        const clock = time.toISOString().slice(11, 19).replace(/^0/, '');
        expect(timeOf(`End Time: ${month}/${day}/${year} ${clock} (local)`)).toBe(value * 1000);
      }),
    );
  });
});

describe('a ticket', () => {
  const whole = [
    'Client: mara @ CONTOSO.EXAMPLE',
    'Server: cifs/FILE01 @ CONTOSO.EXAMPLE',
    'KerbTicket Encryption Type: RSADSI RC4-HMAC(NT)',
    'Ticket Flags 0x40a10000 -> forwardable',
    'Start Time: 1/2/2026 3:04:05 (local)',
    'End Time: 0',
    'Renew Time: 0',
    'Session Key Type: RSADSI RC4-HMAC(NT)',
    'Cache Flags: 0',
    'Kdc Called:',
  ];

  it('is read whole, and by a client of Server 2008, which stops after the session key', () => {
    const ticket = {
      client: 'mara',
      clientRealm: 'CONTOSO.EXAMPLE',
      server: 'cifs/file01',
      serverRealm: 'CONTOSO.EXAMPLE',
      encryption: 'RSADSI RC4-HMAC(NT)',
      start: Date.UTC(2026, 0, 2, 3, 4, 5),
      end: null,
      kdc: null,
    };
    expect(ticketOf(whole)).toEqual(ticket);
    expect(ticketOf(whole.slice(0, 8))).toEqual(ticket);
  });

  it('is nothing where lines are missing or out of order', () => {
    expect(ticketOf(whole.slice(0, 3))).toBeNull();
    expect(ticketOf(whole.toSpliced(1, 1))).toBeNull();
    expect(ticketOf(whole.toSpliced(2, 1))).toBeNull();
  });

  it('for a user, or without realm, has no service name or no realm', () => {
    expect(ticketOf(whole.with(1, 'Server: mara @ CONTOSO.EXAMPLE'))?.server).toBeNull();
    expect(ticketOf(whole.with(1, 'Server: krbtgt/webapp01 @ '))).toMatchObject({
      server: 'krbtgt/webapp01',
      serverRealm: '',
    });
  });
});
