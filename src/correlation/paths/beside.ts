/**
 * What stands beside the uses of NTLM: Kerberos between the same client, account and server, and the rights of the session.
 */
import type { Fact } from '../../facts/facts.ts';
import { account, hostName, spn } from '../../windows/names.ts';
import type { Host, HostTable } from '../hosts.ts';
import type { CaseView } from '../look.ts';
import type { Placed } from '../placed.ts';
import type { KerberosUse, Known } from './path.ts';
import { closePair, SAME_HOST_MS } from '../ties.ts';
import type { Core } from './fuse.ts';
import type { Sight } from './sights.ts';

interface Growing {
  count: number;
  last: number | null;
  readonly placed: Placed[];
}

/** Records kept of one pair: enough to show. */
const SHOWN = 3;

/** Kerberos logons at servers, granted service tickets and tickets held, by client, account and server. */
export class KerberosBeside {
  readonly #uses = new Map<string, Growing>();
  readonly #table: HostTable;

  /** `wanted`: accounts (lower case, without domain) for which it will be asked; a busy domain has many more. */
  constructor(view: CaseView, wanted: ReadonlySet<string>) {
    this.#table = view.table;
    for (const placed of view.all('logon')) {
      const { fact, host } = placed;
      if (fact.package === 'kerberos') this.#take(placed, host, fact.user, fact.address, wanted);
    }
    for (const placed of view.all('ticket-request')) {
      const { fact } = placed;
      if (fact.event !== 4769 || fact.status !== 0 || fact.service === null) continue;
      this.#take(placed, view.table.named(hostName(fact.service)), fact.user, fact.address, wanted);
    }
    for (const placed of view.all('ticket-held')) {
      const { fact, host } = placed;
      if (spn(fact.server)?.startsWith('krbtgt/') !== false || host === null) continue;
      const server = view.table.named(hostName(fact.server));
      const user = account(fact.client);
      if (server !== null && user !== null && wanted.has(user.name))
        this.#add(placed, host.id, user.name, server.id, 1, fact.start);
    }
  }

  between(client: Host | null, user: string | null, server: Host | null): KerberosUse | null {
    if (client === null || user === null || server === null) return null;
    return this.#uses.get(`${client.id}|${user}|${server.id}`) ?? null;
  }

  #take(
    placed: Placed,
    server: Host | null,
    written: string,
    address: string | null,
    wanted: ReadonlySet<string>,
  ): void {
    const user = account(written)?.name;
    if (server === null || user === undefined || !wanted.has(user)) return;
    const { fact } = placed;
    // Routine successes of a large log stand folded, with the addresses beside their times.
    if (fact.each !== undefined && address === null) {
      fact.each.addresses.forEach((one, index) => {
        const client = this.#table.of(one);
        if (client !== null) this.#add(placed, client.id, user, server.id, 1, fact.times[index] ?? null);
      });
      return;
    }
    const client = this.#table.of(address);
    if (client !== null)
      this.#add(placed, client.id, user, server.id, fact.count, fact.times[fact.times.length - 1] ?? null);
  }

  #add(
    placed: Placed,
    client: string,
    user: string,
    server: string,
    count: number,
    time: number | null,
  ): void {
    const key = `${client}|${user}|${server}`;
    const use = this.#uses.get(key) ?? { count: 0, last: null, placed: [] };
    this.#uses.set(key, use);
    use.count += count;
    if (time !== null && (use.last === null || time > use.last)) use.last = time;
    if (use.placed.length < SHOWN && !use.placed.includes(placed)) use.placed.push(placed);
  }
}

/** Shares that were opened at a server by an account, within seconds of a logon of it. */
export class OpenedShares {
  readonly #times = new Map<string, number[]>();

  constructor(view: CaseView) {
    for (const { fact, host } of view.all('share-access')) {
      const user = account(fact.user)?.name;
      if (host === null || user === undefined || fact.outcome === 'failure') continue;
      const key = `${host.id}|${user}`;
      const known = this.#times.get(key) ?? [];
      for (const time of fact.times) known.push(time);
      this.#times.set(key, known);
    }
    for (const times of this.#times.values()) times.sort((a, b) => a - b);
  }

  isNear({ server, base, sights }: Pick<Core, 'server' | 'base' | 'sights'>): boolean {
    const user = base.account?.name;
    if (server?.host === undefined || server.host === null || user === undefined) return false;
    const opened = this.#times.get(`${server.host.id}|${user}`) ?? [];
    // The share is opened right behind the logon, on the same clock.
    return sights.some(
      ({ event, placed }) => event === 4624 && closePair(placed.fact.times, opened, SAME_HOST_MS),
    );
  }
}

/** Whether sessions had administrator rights: 4672 of the same logon, an elevated 4624, or the built-in Administrator. */
export class Privileges {
  readonly #sessions = new Set<string>();
  readonly #told = new Set<string>();

  constructor(view: CaseView) {
    for (const { fact, host } of view.all('privileged-logon')) {
      if (host === null) continue;
      this.#told.add(host.id);
      // Numbers begin anew when a computer starts, so the account has to be the same.
      const user = account(fact.user)?.name ?? '';
      for (const id of fact.logonIds) this.#sessions.add(`${host.id}|${user}|${id}`);
    }
  }

  of(sights: readonly Sight[]): Known {
    const logons = sights.filter(({ event }) => event === 4624).map(({ placed }) => placed);
    if (logons.some((placed) => this.#isPrivileged(placed))) return 'yes';
    // Silence means something only where the log of that server tells of such sessions at all.
    const heard =
      logons.length > 0 &&
      logons.every(({ host, fact }) => host !== null && this.#told.has(host.id) && fact.logonIds.length > 0);
    return heard ? 'no' : 'unknown';
  }

  #isPrivileged({ fact, host }: Placed): boolean {
    if (isElevated(fact)) return true;
    const user = fact.kind === 'logon' ? (account(fact.user)?.name ?? '') : '';
    return (
      host !== null && fact.logonIds.some((id) => id !== '' && this.#sessions.has(`${host.id}|${user}|${id}`))
    );
  }
}

function isElevated(fact: Fact): boolean {
  return (
    fact.kind === 'logon' &&
    (fact.elevated === true || (fact.sid !== null && /^S-1-5-21-.+-500$/.test(fact.sid)))
  );
}
