/**
 * Who still uses NTLM with which server is known, and for each there is an owner and a decision. The files can show the
 * first half; the second is for a person.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-ntlm-authentication-in-this-domain
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { account, hostName, isAnonymous } from '../../windows/names.ts';
import { counted, DAY_MS, evidence, item, namedHosts, seenOf, type ItemView } from '../item.ts';

const NEEDS = ['ntlm-audited', 'logon', 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

const NEW_DAYS = 7;
const SHOWN = 5;

export default item({
  id: 'ntlm-use-inventory',
  title: 'Every use of NTLM has an owner and a decision',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-ntlm-authentication-in-this-domain',
  ],
  needs: NEEDS,
  check(view) {
    const uses = usesOf(view);
    const seen = seenOf(
      uses.flatMap((use) => (use.placed.host === null ? [] : [use.placed.host])),
      namedHosts(view),
    ).words;
    const todo =
      'Give every pair of client and server an owner, and decide: move it to Kerberos, replace it, or an exception with an end date.';
    if (uses.length === 0) {
      return {
        state: 'unknown',
        says: 'No file shows a use of NTLM; without audit events that does not mean there is none.',
        because: [],
        seen,
        todo: 'Switch NTLM auditing on and collect 8001 (clients), 8003 (servers), 8004 (domain controllers), and 4624 of the servers.',
      };
    }
    const pairs = pairsOf(uses);
    const fresh = pairs.filter((pair) => isNew(view, pair, uses));
    const shown = (fresh.length > 0 ? fresh : pairs).slice(0, SHOWN);
    const because = shown.map((pair) =>
      evidence(`${pair.client} uses NTLM with ${pair.server}`, pair.use.placed),
    );
    const count = counted(pairs.length, 'pair of client and server', 'pairs of client and server');
    return fresh.length > 0
      ? {
          state: 'not-done',
          says: `${count} use NTLM, ${fresh.length} of them new in the last ${NEW_DAYS} days of the log.`,
          because,
          seen,
          todo,
        }
      : {
          state: 'ask',
          says: `${count} use NTLM. Whether each has an owner and a decision stands in no file.`,
          because,
          seen,
          todo,
        };
  },
});

interface Use {
  readonly client: string;
  readonly server: string;
  readonly placed: Placed<'ntlm-audited'> | Placed<'logon'>;
}

interface Pair {
  readonly client: string;
  readonly server: string;
  readonly first: number;
  readonly use: Use;
}

/** 8001 tells the server from the client, 8003 the client from the server, 8004 both; a 4624 by NTLM both. */
function usesOf(view: ItemView<Needs>): readonly Use[] {
  const name = (written: string | null, host: Host | null): string | null => {
    const known = host ?? view.table.of(written);
    return known?.shown ?? hostName(written);
  };
  const use = (client: string | null, server: string | null, placed: Use['placed']): readonly Use[] =>
    client === null || server === null ? [] : [{ client, server, placed }];
  const audited = view.all('ntlm-audited').flatMap((placed) => {
    const { fact, host } = placed;
    switch (fact.gate) {
      case 'client-policy':
      case 'smb-client':
        return use(name(null, host), name(fact.target, null), placed);
      case 'server':
        return use(name(fact.workstation, null), name(null, host), placed);
      case 'domain-controller':
        return use(name(fact.workstation, null), name(fact.channel, null), placed);
    }
  });
  const logons = view.all('logon').flatMap((placed) => {
    const { fact, host } = placed;
    const counts =
      fact.package === 'ntlm' &&
      fact.logonType === 3 &&
      !isAnonymous(fact.user, fact.sid) &&
      account(fact.user) !== null;
    return counts ? use(name(fact.workstation ?? fact.address, null), name(null, host), placed) : [];
  });
  return [...audited, ...logons];
}

function pairsOf(uses: readonly Use[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const use of uses) {
    const key = `${use.client.toLowerCase()}|${use.server.toLowerCase()}`;
    const first = use.placed.fact.times[0] ?? Infinity;
    const known = pairs.get(key);
    if (known === undefined || first < known.first)
      pairs.set(key, { client: use.client, server: use.server, first, use });
  }
  return [...pairs.values()];
}

/** First seen in the last days of a log that reaches further back: before that it was not there. */
function isNew(view: ItemView<Needs>, pair: Pair, uses: readonly Use[]): boolean {
  const newest = Math.max(...uses.flatMap((use) => use.placed.fact.times.slice(-1)));
  const since = newest - NEW_DAYS * DAY_MS;
  if (!Number.isFinite(pair.first) || pair.first <= since) return false;
  const { host } = pair.use.placed;
  return view
    .all('log-coverage')
    .some(
      (log) =>
        host !== null &&
        log.host?.id === host.id &&
        log.fact.oldest !== null &&
        log.fact.oldest <= since - NEW_DAYS * DAY_MS,
    );
}
