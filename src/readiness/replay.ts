/**
 * Replays the recorded use of NTLM under another policy. Pure and fast: what hangs on the case alone is made once, a question
 * costs one pass over the paths.
 */
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import { inventoryOf } from '../correlation/paths/inventory.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import type { Decisions } from '../facts/reading.ts';
import type { Covering } from './covering.ts';
import type { ExceptionEntry } from './exception.ts';
import { atGate, outcomeOf, type ListAnswer, type Outcome, type Situation } from './gates.ts';
import {
  entriesFor,
  existingLists,
  prepare,
  type CaseSpan,
  type ExistingList,
  type NeededEntries,
} from './lists.ts';
import { LIST_OF, type Gate, type ListId, type Policy } from './policy.ts';
import { wayOuts, type WayOut } from './way-out.ts';

/** Everything that a replay needs of a case. */
export interface Readiness {
  /** One per estate. */
  readonly views: readonly CaseView[];
  readonly paths: readonly AccessPath[];
  /** By id of the path. */
  readonly wayOuts: ReadonlyMap<string, WayOut>;
  readonly lists: readonly ExistingList[];
  readonly span: CaseSpan;
  /** Lists that were worked out for one gate: they hang on its own value and on the computers, not on the other switches. */
  readonly needed: Map<string, NeededEntries>;
}

/** Everything of a case that does not hang on the switches, made once; one view per estate. */
export function readinessOf(views: readonly CaseView[]): Readiness {
  const estates = views.map((view) => ({ view, paths: inventoryOf(view) }));
  const ways = estates.flatMap(({ view, paths }) => {
    const ofView = wayOuts(view, paths);
    return paths.flatMap((path, index) => {
      const way = ofView[index];
      return way === undefined ? [] : [[path.id, way] as const];
    });
  });
  return {
    views,
    paths: estates.flatMap(({ paths }) => paths),
    wayOuts: new Map(ways),
    lists: views.flatMap((view) => existingLists(view)),
    span: spanOf(views),
    needed: new Map(),
  };
}

export interface Question {
  readonly policy: Policy;
  /** Ids of the computers on which the values for clients and servers are set; null: on every computer that takes them. */
  readonly hosts: ReadonlySet<string> | null;
  readonly lists: 'none' | 'as-found' | 'with-needed';
}

export interface Replay {
  /** Parallel to the paths. */
  readonly outcomes: readonly Outcome[];
  /** Of each list that a switched-on policy reads: what is there and what is needed. */
  readonly needed: ReadonlyMap<ListId, NeededEntries>;
}

/**
 * What every path would do. A break that people accept needs no exception. `decisions`: always those of the case from which the
 * readiness was made.
 */
export function replay(readiness: Readiness, question: Question, decisions: Decisions): Replay {
  const { paths } = readiness;
  const bare = situationOf(readiness, question, () => () => 'no');
  const needed = new Map<ListId, NeededEntries>();
  const deniedAt = (gate: Gate): readonly AccessPath[] =>
    paths.filter(
      (path) => atGate(path, gate, bare).is === 'denies' && decisions.paths[path.id]?.accepted !== true,
    );
  for (const gate of ['smb-client', 'outgoing', 'domain'] as const) {
    const list = LIST_OF[gate];
    if (list === null || !isOn(question.policy, gate)) continue;
    const key = JSON.stringify([
      gate,
      question.policy[SWITCH[gate]],
      question.hosts === null ? null : [...question.hosts],
    ]);
    const made = (): NeededEntries => {
      const entries = entriesOf(readiness, list, deniedAt(gate));
      return gate === 'domain' ? againstDomain(entries, paths, question.policy.domain) : entries;
    };
    const known = readiness.needed.get(key) ?? made();
    readiness.needed.set(key, known);
    needed.set(list, known);
  }
  const situation = situationOf(readiness, question, (list) =>
    coveringOf(readiness, list, question.lists, needed.get(list) ?? null),
  );
  return { outcomes: paths.map((path) => outcomeOf(path, situation)), needed };
}

const SWITCH = { 'smb-client': 'smbClient', outgoing: 'outgoing', domain: 'domain' } as const;

/**
 * Of "Deny for domain accounts" the policy's text grants exceptions and the protocol document does not; "Deny all" holds both
 * denials. `gates.ts` has the sources.
 */
function againstDomain(
  needed: NeededEntries,
  paths: readonly AccessPath[],
  value: Policy['domain'],
): NeededEntries {
  if (value !== 3 && value !== 7) return needed;
  const doubtful = new Set(
    paths.filter(({ accountInDomain }) => value === 3 || accountInDomain !== 'no').map(({ id }) => id),
  );
  const warning =
    'Whether an exception helps where domain accounts are denied, Microsoft documents in two ways: test it before you rely on it.';
  return {
    ...needed,
    entries: needed.entries.map((entry) =>
      entry.paths.some((id) => doubtful.has(id))
        ? { ...entry, certainty: 'uncertain', warnings: [...entry.warnings, warning] }
        : entry,
    ),
  };
}

/** Whether the switch of this gate denies anything; auditing denies nothing. */
export function isOn(policy: Policy, gate: Gate): boolean {
  switch (gate) {
    case 'outgoing':
      return policy.outgoing === 2;
    case 'smb-client':
      return policy.smbClient === 1;
    case 'incoming':
      return policy.incoming !== 0;
    case 'ntlmv1':
      return policy.ntlmv1 === 1;
    case 'domain':
      return policy.domain !== 0;
  }
}

function situationOf(
  { views }: Readiness,
  { policy, hosts }: Question,
  covering: (list: ListId) => (path: AccessPath) => ListAnswer,
): Situation {
  return {
    policy,
    hosts,
    withDomainControllers:
      hosts === null ||
      views.some((view) => view.hostsWith('domain-controller').some(({ id }) => hosts.has(id))),
    covering: {
      'P-OUTX': covering('P-OUTX'),
      'P-DOMX': covering('P-DOMX'),
      'P-SMBBLKX': covering('P-SMBBLKX'),
    },
  };
}

/** An entry that only some of the lists hold helps only where the right computer is asked. */
function coveringOf(
  { lists, views }: Readiness,
  list: ListId,
  which: Question['lists'],
  needed: NeededEntries | null,
): (path: AccessPath) => ListAnswer {
  if (which === 'none') return () => 'no';
  const found = lists.filter((one) => one.list === list);
  if (which === 'with-needed') {
    const { sure, some } = entriesFound(lists, list);
    const added = (needed?.entries ?? []).filter(({ state }) => state === 'new').map(({ entry }) => entry);
    return prepare(list, [...sure, ...some, ...added]);
  }
  if (found.length === 0) return () => 'no';
  const prepared = found.map(({ hosts, entries }) => ({
    ids: new Set(hosts.map(({ id }) => id)),
    estates: new Set(hosts.flatMap(({ estate }) => estate ?? [])),
    covers: prepare(list, entries),
  }));
  const controllers = views.map((view) => ({ estate: view.table.estate, ids: controllersOf(view) }));
  return (path) => {
    const estate = estateOf(path);
    const all = prepared
      .filter(({ estates }) => estate === null || estates.size === 0 || estates.has(estate))
      .map((one) => ({ ...one, covering: one.covers(path) }));
    const asked = askedHosts(list, path);
    // Its own list, or that of the domain controllers that did answer, decides against it; which of them answers next is chance.
    const own = all.filter(({ ids }) => asked.some((id) => ids.has(id)));
    const ownNo = own.find(({ covering }) => covering === 'no');
    if (ownNo !== undefined) return 'no';
    const deciding = list === 'P-DOMX' || own.length === 0 ? all : own;
    const answer = agreed(deciding.map(({ covering }) => covering));
    const mayBeAsked =
      list === 'P-DOMX'
        ? controllers.filter((one) => estate === null || one.estate === estate).flatMap(({ ids }) => ids)
        : asked;
    // A list without owner may be anybody's; one of another computer says nothing of this one.
    const isOthers = all.every(({ ids }) => ids.size > 0) && !mayBeAsked.every((id) => isHeld(id, all));
    return isOthers && answer === 'covered' ? 'others-only' : answer;
  };
}

function isHeld(id: string, lists: readonly { readonly ids: ReadonlySet<string> }[]): boolean {
  return lists.some(({ ids }) => ids.has(id));
}

function estateOf({ client, server, witnesses }: AccessPath): string | null {
  const hosts = [client?.host, server?.host, ...witnesses.map(({ placed }) => placed.host)];
  return hosts.find((host) => host?.estate !== undefined && host?.estate !== null)?.estate ?? null;
}

/** Also those that a list of them names, and nothing else. */
function controllersOf(view: CaseView): readonly string[] {
  const listed = view.all('domain-controllers').flatMap(({ fact }) => fact.controllers);
  return [
    ...view.hostsWith('domain-controller').map(({ id }) => id),
    ...listed.map((name) => view.table.named(name)?.id ?? name),
  ];
}

/** The computers whose list is asked for a path: its client, or the domain controllers that saw it. */
function askedHosts(list: ListId, path: AccessPath): readonly string[] {
  if (list !== 'P-DOMX') return path.client === null ? [] : [path.client.host?.id ?? path.client.name];
  return path.witnesses.flatMap(({ place, placed }) =>
    place === 'domain-controller' && placed.host !== null ? [placed.host.id] : [],
  );
}

/** What several lists answer together: certain only where all say the same. */
function agreed(coverings: readonly Covering[]): ListAnswer {
  const [first, ...rest] = new Set(coverings);
  if (first === undefined) return 'no';
  return rest.length === 0 ? first : 'only-some';
}

interface EntriesFound {
  /** In every list of this kind that the files show. */
  readonly sure: readonly string[];
  readonly some: readonly string[];
  /** Who holds an entry of `some`, by the entry in lower case. */
  readonly holders: ReadonlyMap<string, readonly Host[]>;
}

function entriesFound(lists: readonly ExistingList[], list: ListId): EntriesFound {
  const ofKind = lists.filter((one) => one.list === list);
  const holders = new Map<string, Host[]>();
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  for (const { entries, hosts } of ofKind) {
    for (const entry of entries) {
      const key = entry.toLowerCase();
      written.set(key, written.get(key) ?? entry);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      holders.set(key, [...(holders.get(key) ?? []), ...hosts]);
    }
  }
  const isSure = (key: string): boolean => counts.get(key) === ofKind.length;
  const keys = [...written.keys()];
  return {
    sure: keys.filter(isSure).map((key) => written.get(key) ?? key),
    some: keys.filter((key) => !isSure(key)).map((key) => written.get(key) ?? key),
    holders,
  };
}

function entriesOf(readiness: Readiness, list: ListId, denied: readonly AccessPath[]): NeededEntries {
  const { sure, some, holders } = entriesFound(readiness.lists, list);
  const needed = entriesFor(list, denied, [...sure, ...some], readiness.wayOuts, readiness.span);
  const partly = new Set(some.map((entry) => entry.toLowerCase()));
  return {
    ...needed,
    entries: needed.entries.map((entry) =>
      partly.has(entry.entry.toLowerCase()) ? heldBySome(entry, holders) : entry,
    ),
  };
}

function heldBySome(entry: ExceptionEntry, holders: EntriesFound['holders']): ExceptionEntry {
  const names = (holders.get(entry.entry.toLowerCase()) ?? []).map((host) => host.shown ?? host.id);
  const who = names.length === 0 ? 'some of the lists' : names.join(', ');
  return {
    ...entry,
    warnings: [...entry.warnings, `Only ${who} holds it; on the others it does not help.`],
  };
}

function spanOf(views: readonly CaseView[]): CaseSpan {
  let oldest: number | null = null;
  let newest: number | null = null;
  for (const view of views) {
    for (const { fact } of view.all('log-coverage')) {
      if (fact.oldest !== null && (oldest === null || fact.oldest < oldest)) oldest = fact.oldest;
      if (fact.newest !== null && (newest === null || fact.newest > newest)) newest = fact.newest;
    }
    for (const path of inventoryOf(view)) {
      if (path.first !== null && (oldest === null || path.first < oldest)) oldest = path.first;
      if (path.last !== null && (newest === null || path.last > newest)) newest = path.last;
    }
  }
  return { oldest, newest, hosts: views.flatMap((view) => view.table.all()) };
}
