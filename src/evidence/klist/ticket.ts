/**
 * The lines of one ticket, told by their order: client, server, encryption type, flags, start, end, renew, session key
 * type, and since Windows 8 cache flags and KDC. The fourth line's `0x…` shows that the order holds.
 */
import type { Payloads } from '../../facts/facts.ts';
import { spn, type Spn } from '../../windows/names.ts';

export type Ticket = Omit<Payloads['ticket-held'], 'logonId' | 'server'> & {
  /** Null where the ticket is for no service name: user-to-user tickets name an account. */
  readonly server: Spn | null;
};

/** Reads the lines of a ticket, blank lines left out. Null where the first four are not what klist prints. */
export function ticketOf(lines: readonly string[]): Ticket | null {
  const [client, server, encryption, flags] = lines;
  if (client === undefined || server === undefined || encryption === undefined || flags === undefined)
    return null;
  const clientName = principal(client);
  const serverName = principal(server);
  if (clientName === null || serverName === null || !/\b0x[0-9a-f]{1,8}\b/i.test(flags)) return null;
  return {
    client: clientName.name,
    clientRealm: clientName.realm,
    server: spn(serverName.name),
    serverRealm: serverName.realm,
    encryption: valueOf(encryption),
    start: clockTime(lines[4]),
    end: clockTime(lines[5]),
    kdc: valueOf(lines[9] ?? '') || null,
  };
}

/** What follows the label. Labels are translated and hold no colon; French sets a blank before it. */
function valueOf(line: string): string {
  const colon = line.search(/[:：]/);
  return colon < 0 ? '' : line.slice(colon + 1).trim();
}

/** `mara @ CONTOSO.EXAMPLE`; the realm may be missing in tickets of an old cache. */
function principal(line: string): { readonly name: string; readonly realm: string } | null {
  const value = valueOf(line);
  const at = value.lastIndexOf(' @');
  if (at <= 0) return null;
  return { name: value.slice(0, at).trim(), realm: value.slice(at + 2).trim() };
}

/**
 * klist prints month/day/year and 24 hours in every language of Windows, in local time. Returns the clock time counted
 * as if it were UTC; null for `0` (not renewable) and for what is no date.
 */
export function clockTime(line: string | undefined): number | null {
  const match = /\b(\d{1,2})\/(\d{1,2})\/(\d{4}) +(\d{1,2}):(\d{2}):(\d{2})\b/.exec(line ?? '');
  if (match === null) return null;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 ? time : null;
}
