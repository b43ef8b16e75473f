/**
 * Who is at the other end of a session. 5168 prints account and Logon ID of whom the server refused, not where he came from; the
 * 4624 of that session does. Logon IDs hold on one computer between two boots, so account and time must agree as well.
 */
import { accountsAgree } from './accounts.ts';
import type { HostTable } from './hosts.ts';
import type { Placed } from './placed.ts';
import { identityOf, takeCaller, type Identity } from './seeds.ts';
import { TWO_HOSTS_MS } from './ties.ts';

interface Logon {
  readonly identity: Identity;
  readonly time: number;
}

/** Gives each 5168 the caller that the logons of its sessions name, where all of them name the same. */
export function knowCallers(facts: readonly Placed[], table: HostTable): void {
  const refused = facts.filter(({ fact }) => fact.kind === 'spn-check-failed');
  if (refused.length === 0) return;
  const wanted = new Set(refused.flatMap(({ fact }) => fact.logonIds));
  const logons = logonsOf(facts, table, wanted);
  for (const placed of refused) {
    const { fact, host } = placed;
    const user = identityOf(placed, table)?.user ?? null;
    if (host === null || fact.logonIds.length !== fact.times.length) continue;
    const callers = fact.times.map((time, at) =>
      (logons.get(`${host.id}|${fact.logonIds[at] ?? ''}`) ?? []).find(
        (logon) => Math.abs(logon.time - time) <= TWO_HOSTS_MS && accountsAgree(logon.identity.user, user),
      ),
    );
    const [first] = callers;
    if (first === undefined || !callers.every((one) => one !== undefined && isSame(one, first))) continue;
    takeCaller(placed, table, first.identity);
  }
}

/** Logons of the wanted sessions, by computer and Logon ID. */
function logonsOf(
  facts: readonly Placed[],
  table: HostTable,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly Logon[]> {
  const logons = new Map<string, Logon[]>();
  for (const placed of facts) {
    const { fact, host } = placed;
    if (fact.kind !== 'logon' || host === null) continue;
    const identity = identityOf(placed, table);
    if (identity === null) continue;
    for (const [at, id] of fact.logonIds.entries()) {
      const time = fact.times[at];
      if (id === '' || !wanted.has(id) || time === undefined) continue;
      const key = `${host.id}|${id}`;
      logons.set(key, [...(logons.get(key) ?? []), { identity, time }]);
    }
  }
  return logons;
}

function isSame({ identity: one }: Logon, { identity: other }: Logon): boolean {
  return (
    one.client?.id === other.client?.id &&
    one.clientName === other.clientName &&
    one.clientAddress === other.clientAddress
  );
}
