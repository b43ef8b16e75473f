/** Whether somebody uses an exception: the names for which NTLM was asked in the last thirty days. */
import type { AccessPath } from '../../correlation/paths/path.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { matchesDomainException, matchesException } from '../../windows/exception-list.ts';
import { hostName, type HostName } from '../../windows/names.ts';
import { type ItemView } from '../item.ts';
import { soundNtlmLogs } from '../logs.ts';
import type { Entry, EXCEPTION_KINDS } from './lists.ts';

type View = ItemView<(typeof EXCEPTION_KINDS)[number]>;

const DAYS = 30;
/** An audit that wrote nothing for so long may have been switched off. */
const STILL_AUDITED_DAYS = 7;

/** The newest record of the case stands for today; null where nothing is dated. */
export function newestTime(view: View): number | null {
  const times = view.all('log-coverage').flatMap(({ fact }) => fact.newest ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** When it was used last, within thirty days of the newest record; null where no record shows it. */
export function lastUse(view: View, inventory: readonly AccessPath[] | null, entry: Entry): number | null {
  const now = newestTime(view);
  const times = [...usesIn(view), ...usesOfPaths(inventory ?? [])]
    .filter((use) => isOf(view, entry, use))
    .map(({ last }) => last)
    .filter((last) => now !== null && now - last <= DAYS * DAY_MS);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * Nobody uses it, as far as every computer that has it in its list can tell: its NTLM log reaches back thirty days, it was
 * audited before them and lately, and no record of them names the server. Silence of anything less shows nothing.
 */
export function isUnused(view: View, inventory: readonly AccessPath[] | null, entry: Entry): boolean {
  if (entry.hosts.length === 0 || lastUse(view, inventory, entry) !== null) return false;
  const wanted = entry.list === 'P-DOMX' ? 'domain-controller' : 'client-policy';
  return entry.hosts.every((host) =>
    soundNtlmLogs(view).some((log) => {
      if (log.host.id !== host.id || log.oldest > log.newest - DAYS * DAY_MS) return false;
      const times = view
        .all('ntlm-audited')
        .filter((placed) => placed.host?.id === host.id && placed.fact.gate === wanted)
        .flatMap(({ fact }) => fact.times);
      return (
        times.some((time) => time <= log.newest - DAYS * DAY_MS) &&
        times.some((time) => time > log.newest - STILL_AUDITED_DAYS * DAY_MS)
      );
    }),
  );
}

/** `target`: as the client named it; `server`: as the domain controller knows it. */
interface Use {
  readonly target: HostName | null;
  readonly server: HostName | null;
  readonly last: number;
}

function usesIn(view: View): readonly Use[] {
  const facts = [...view.all('ntlm-audited'), ...view.all('ntlm-blocked'), ...view.all('ntlm-reason')];
  return facts.flatMap(({ fact }) => {
    const last = fact.times[fact.times.length - 1];
    const isClients = fact.gate === 'client-policy' || fact.gate === 'smb-client';
    return last === undefined
      ? []
      : [{ target: isClients ? hostName(fact.target) : null, server: hostName(fact.channel), last }];
  });
}

function usesOfPaths(paths: readonly AccessPath[]): readonly Use[] {
  return paths.flatMap(({ target, server, last }) =>
    last === null ? [] : [{ target, server: server?.name ?? null, last }],
  );
}

/** A form that is documented nowhere may match as well: it counts as used, so that nobody takes it out for this. */
function isOf(view: View, entry: Entry, { target, server }: Use): boolean {
  if (entry.list !== 'P-DOMX') return target !== null && matchesException(entry.entry, target) !== 'no';
  if (server === null) return false;
  const names = view.table.of(server)?.names ?? [];
  return matchesDomainException(entry.entry, server, names) !== 'no';
}
