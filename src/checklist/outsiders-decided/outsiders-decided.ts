/**
 * Who cannot use Kerberos with this domain as it stands: computers outside it, devices such as NAS, accounts and servers of
 * other domains. The files show who they are; the plan for each is for a person.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/kerberos/ntlm-overview
 */
import type { Host } from '../../correlation/hosts.ts';
import { isMissed, type AccessPath } from '../../correlation/paths/path.ts';
import type { Placed } from '../../correlation/placed.ts';
import { counted, listed } from '../../facts/counted.ts';
import type { Decisions } from '../../facts/reading.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding, type ItemView } from '../item.ts';
import { hasOwner, pathEvidence } from '../path-decision.ts';

const NEEDS = ['join-state', 'cloud-sign-in', 'domain-listed'] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 6;

export default item({
  id: 'outsiders-decided',
  number: 'P6',
  title: 'Clients outside the domain, NAS devices and trusts are known, each with a plan',
  correction:
    'A NAS is no reason by itself to keep NTLM: one that is joined to the domain can serve Kerberos.',
  references: ['https://learn.microsoft.com/en-us/windows-server/security/kerberos/ntlm-overview'],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view, decisions, inventory) {
    const outside = outsiders(view, (inventory ?? []).filter(isMissed), decisions);
    const seen = seenOf(hostsWithJoinState(view), namedHosts(view));
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'On each computer: dsregcmd /status, or Get-CimInstance Win32_ComputerSystem | Format-List Name,Domain,PartOfDomain,DomainRole. On a domain controller: nltest /domain_trusts. Then decide for each: join it to the domain, replace it, or an exception with an end date.',
    });
    const because = [
      ...outside.hosts.map(({ says, placed }) => evidence(says, placed)),
      ...outside.domains.map((placed) => evidence(`${placed.fact.netbios} is another forest`, placed)),
      ...outside.open.flatMap(pathEvidence),
      ...outside.decided.flatMap(pathEvidence),
    ];
    if (outside.open.length > 0 && outside.decided.length > 0)
      return found(
        'not-done',
        `${counted(outside.open.length, 'path')} from or to the outside of the domain ${outside.open.length === 1 ? 'has' : 'have'} no owner and no decision.`,
        [...outside.open, ...outside.decided].flatMap(pathEvidence),
      );
    const sources = sourceWords(outside);
    if (sources !== '')
      return found('ask', `${sources}. Whether each has a plan stands in no file.`, because);
    const trusts = view.all('domain-listed');
    const joined = joinedFacts(view);
    const isWhole = seen.all && trusts.length > 0 && joined.length + outside.decided.length > 0;
    if (isWhole)
      return found(
        'done',
        outside.decided.length > 0
          ? 'Everything outside the domain that was seen has an owner and a decision.'
          : 'Every computer seen is joined to the domain, and no other forest is trusted.',
        [
          ...because,
          ...joined.map((one) => evidence('joined to the domain', one)),
          ...trusts.map((one) => evidence(`${one.fact.netbios} is of the same forest`, one)),
        ],
      );
    const missing = [
      ...(seen.all ? [] : ['of some computers no file tells whether they are joined']),
      ...(trusts.length > 0 ? [] : ['no list of trusts is there']),
    ];
    return found('unknown', `Nothing outside the domain was seen, but ${missing.join(', and ')}.`, because);
  },
});

interface Outside {
  readonly hosts: readonly { readonly host: Host; readonly says: string; readonly placed: Placed<Needs> }[];
  readonly domains: readonly Placed<'domain-listed'>[];
  /** Paths of theirs in the inventory, without an owner and with one. */
  readonly open: readonly AccessPath[];
  readonly decided: readonly AccessPath[];
}

function outsiders(view: ItemView<Needs>, paths: readonly AccessPath[], decisions: Decisions): Outside {
  const crossing = paths.filter(
    (path) => path.clientJoined === 'no' || path.serverInDomain === 'no' || path.accountKind === 'foreign',
  );
  const decided = crossing.filter((path) => hasOwner(decisions, path));
  const planned = new Set(
    decided.flatMap(({ client, server }) => [client?.host?.id ?? '', server?.host?.id ?? '']),
  );
  const hosts = new Map<string, Outside['hosts'][number]>();
  const add = (placed: Placed<'join-state'> | Placed<'cloud-sign-in'>, words: string): void => {
    const { host } = placed;
    if (host === null || planned.has(host.id) || hosts.has(host.id)) return;
    hosts.set(host.id, { host, says: `${host.shown ?? 'the client'} ${words}`, placed });
  };
  for (const placed of view.all('join-state')) {
    if (placed.fact.state === 'workgroup') add(placed, 'is in a workgroup');
    if (placed.fact.state === 'entra') add(placed, 'is joined to Entra only');
  }
  for (const placed of view.all('cloud-sign-in')) {
    if (placed.fact.domainJoined === false) add(placed, 'is not joined to the domain');
  }
  return {
    hosts: [...hosts.values()],
    domains: view.all('domain-listed').filter(({ fact }) => !fact.inForest),
    open: crossing.filter((path) => !decided.includes(path)),
    decided,
  };
}

function sourceWords({ hosts, domains, open }: Outside): string {
  const parts = [
    ...(hosts.length > 0
      ? [
          `${counted(hosts.length, 'computer')} outside the domain (${listed(hosts.map(({ host }) => host.shown ?? 'the client'))})`,
        ]
      : []),
    ...(domains.length > 0
      ? [
          `${counted(domains.length, 'domain of another forest', 'domains of other forests')} (${listed(domains.map(({ fact }) => fact.netbios))})`,
        ]
      : []),
    ...(open.length > 0 ? [`${counted(open.length, 'path')} over NTLM from or to the outside`] : []),
  ];
  return parts.length === 0 ? '' : `The files show ${listed(parts)}`;
}

function joinedFacts(view: ItemView<Needs>): readonly Placed<'join-state'>[] {
  return view.all('join-state').filter(({ fact }) => fact.state === 'domain');
}

/** A domain controller is of its domain by what it is. */
function hostsWithJoinState(view: ItemView<Needs>): readonly Host[] {
  const told = [...view.all('join-state'), ...view.all('cloud-sign-in')].flatMap(({ host }) => host ?? []);
  return [...told, ...view.hostsWith('domain-controller')];
}
