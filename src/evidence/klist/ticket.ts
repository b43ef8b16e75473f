/**
 * The lines of one ticket, told by their order: client, server, encryption type, flags, start, end, renew, session key
 * type, and since Windows 8 cache flags and KDC. The fourth line's `0x…` shows that the order holds.
 */
import type { Payloads } from '../../facts/facts.ts';
import { clockTime } from '../../windows/dates.ts';
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
    start: timeOf(lines[4]),
    end: timeOf(lines[5]),
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
 * klist prints month/day/year and 24 hours in every language of Windows, in local time: `End Time: 1/2/2026 3:04:05 (local)`.
 * Returns the clock time counted as if it were UTC; null for `0` (not renewable) and for what is no date.
 */
export function timeOf(line: string | undefined): number | null {
  return clockTime(valueOf(line ?? '').replace(/\s*\([^)]*\)$/, ''), 'month-first');
}
