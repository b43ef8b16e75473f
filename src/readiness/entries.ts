/**
 * The smallest exception list for the paths that a policy stops: one entry per name that is needed and not there yet. No two
 * forms of a name are one to the lists, so nothing shorter opens all of them, save a pattern, and a pattern opens more.
 */
import type { AccessPath } from '../correlation/paths/path.ts';
import { DAY_MS } from '../windows/dates.ts';
import {
  dnsSuffix,
  firstLabel,
  hostName,
  isAddress,
  isLegible,
  isLoopback,
  type HostName,
} from '../windows/names.ts';
import {
  entryMatcher,
  prepare,
  spelledBy,
  strongest,
  subjectKey,
  subjectOf,
  type Subject,
} from './covering.ts';
import { isToDomainController, serverOf, type CaseSpan, type Context, type Draft } from './draft.ts';
import type { ExceptionEntry } from './exception.ts';
import { opensOf, removedByOf, shownNames, warningsOf } from './entry-words.ts';
import type { ListId } from './policy.ts';
import type { WayOut } from './way-out.ts';

export interface NeededEntries {
  /** New and existing, the most used first. */
  readonly entries: readonly ExceptionEntry[];
  /** Paths that the policy stops, that no entry certainly covers, and for which none may or can be made. */
  readonly unlisted: readonly { readonly path: AccessPath; readonly why: string }[];
}

/** An entry that no path used for so long can go. */
export const UNUSED_DAYS = 30;

/** `denied`: what the policy stops where there is no list. `existing`: the entries that are there today. */
export function entriesFor(
  list: ListId,
  denied: readonly AccessPath[],
  existing: readonly string[],
  wayOuts: ReadonlyMap<string, WayOut>,
  span: CaseSpan,
): NeededEntries {
  const there = distinct(existing);
  const covered = prepare(list, there);
  const open = denied.filter((path) => covered(path) !== 'covered');
  const wanted = new Map<string, AccessPath[]>();
  const unlisted: { path: AccessPath; why: string }[] = [];
  const controllers = namesOfControllers(span);
  for (const path of open) {
    const token = tokenOf(list, path, controllers);
    if (typeof token === 'string') add(wanted, token, path);
    else unlisted.push({ path, why: token.why });
  }
  const known = new Set(there.map((entry) => entry.toLowerCase()));
  const fresh = [...wanted].filter(([token]) => !known.has(token.toLowerCase()));
  const groups = indexOf(groupsOf(list, denied));
  const drafts: readonly Draft[] = [
    ...there.map((entry) => ({ entry, isNew: false, ...matched(list, entry, groups) })),
    ...fresh.map(([entry, paths]) => ({
      entry,
      isNew: true,
      paths,
      opens: matched(list, entry, groups).opens,
      match: weakest(list, entry, paths),
    })),
  ];
  const context = { list, byServer: namesByServer(drafts), span, wayOuts };
  return { entries: byUse(drafts).map((draft) => finished(draft, context)), unlisted };
}

/** The name that opens a path in this list, or why there is none. */
function tokenOf(
  list: ListId,
  path: AccessPath,
  controllers: ReadonlySet<string>,
): string | { readonly why: string } {
  if (path.class === 'anonymous') return { why: 'It is an anonymous logon: no exception is made for it.' };
  const { target } = path;
  if (path.class === 'loopback' || (target !== null && isLoopback(target)))
    return { why: 'Client and server are one computer: no exception is made for it.' };
  if (isToDomainController(path)) {
    const name = path.server?.shown ?? target ?? 'The server';
    return { why: `${name} is a domain controller: repair Kerberos for it, do not except it.` };
  }
  const subject = subjectOf(list, path);
  if (subject === null) return { why: unknownName(list, path) };
  if (controllers.has(subject.name))
    return { why: `${subject.name} leads to a domain controller: repair Kerberos for it, do not except it.` };
  if (!isName(subject.name))
    return { why: 'The name in the record holds characters that no name of a computer has.' };
  return list === 'P-DOMX' ? subject.name.toUpperCase() : subject.name;
}

/** Also the name of the domain: `\\corp.example\SYSVOL` is opened at any of them. */
function namesOfControllers({ hosts }: CaseSpan): ReadonlySet<string> {
  const controllers = hosts.filter(({ roles }) => roles.has('domain-controller'));
  return new Set(
    controllers.flatMap(({ names, addresses, domain }) => [
      ...names,
      ...addresses,
      ...[...names].flatMap((name) => dnsSuffix(name) ?? []),
      ...(domain === null ? [] : [domain.toLowerCase()]),
    ]),
  );
}

function unknownName(list: ListId, path: AccessPath): string {
  if (list === 'P-DOMX') {
    return path.server === null
      ? 'No record tells which server it is: collect the NTLM log of the domain controllers (event 8004).'
      : `Only ${path.server.shown} is known of the server, and this list wants its NetBIOS name.`;
  }
  if (path.target !== null) return 'Letters of the name are lost in the export: export the log again.';
  const where = path.client === null ? 'the client' : path.client.shown;
  return `No record tells which name was used: collect the NTLM log of ${where} (event 8001).`;
}

/** A name from a record is untrusted text: an asterisk in it would open more than this one server. */
function isName(name: HostName): boolean {
  return isLegible(name) && (isAddress(name) || /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,254}$/u.test(name));
}

interface Group {
  readonly subject: Subject;
  readonly paths: readonly AccessPath[];
}

/** Paths with what the list compares of them: an entry is tried once per name. */
function groupsOf(list: ListId, paths: readonly AccessPath[]): readonly Group[] {
  const groups = new Map<string, AccessPath[]>();
  for (const path of paths) add(groups, subjectKey(list, path), path);
  return [...groups.values()].flatMap((some) => {
    const subject = some[0] === undefined ? null : subjectOf(list, some[0]);
    return subject === null ? [] : [{ subject, paths: some }];
  });
}

interface GroupIndex {
  readonly all: readonly Group[];
  readonly byName: ReadonlyMap<string, readonly Group[]>;
}

function indexOf(all: readonly Group[]): GroupIndex {
  const byName = new Map<string, Group[]>();
  for (const group of all) {
    for (const name of [group.subject.name, ...group.subject.others]) {
      const there = byName.get(name);
      if (there === undefined) byName.set(name, [group]);
      else there.push(group);
    }
  }
  return { all, byName };
}

function candidates(entry: string, { all, byName }: GroupIndex): Iterable<Group> {
  if (entry.includes('*')) return all;
  return new Set([...spelledBy(entry)].flatMap((name) => byName.get(name) ?? []));
}

function namesByServer(drafts: readonly Draft[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const draft of drafts) {
    const server = serverOf(draft);
    if (server === null) continue;
    const there = found.get(server);
    if (there === undefined) found.set(server, [draft.entry]);
    else there.push(draft.entry);
  }
  return found;
}

function matched(list: ListId, entry: string, groups: GroupIndex): Pick<Draft, 'paths' | 'opens' | 'match'> {
  const matches = entryMatcher(list, entry);
  const hits = [...candidates(entry, groups)].flatMap((group) => {
    const match = matches(group.subject);
    return match === 'no' ? [] : [{ match, group }];
  });
  const opens = hits.flatMap(({ group }) => group.paths);
  const paths = opens.filter((path) => path.class !== 'anonymous' && path.class !== 'loopback');
  return { paths, opens, match: hits.length === 0 ? null : strongest(hits.map(({ match }) => match)) };
}

function finished(draft: Draft, context: Context): ExceptionEntry {
  const { paths, entry } = draft;
  const { list, span, wayOuts } = context;
  const times = paths.map(({ last }) => last).filter((last) => last !== null);
  const use = useOf(draft, span);
  return {
    list,
    entry,
    state: draft.isNew ? 'new' : use === 'unused' ? 'unused' : 'existing',
    certainty: isDocumented(list, draft) ? 'documented' : 'uncertain',
    opens: opensOf(list, entry, paths),
    paths: paths.map(({ id }) => id),
    clients: shownNames(paths.map(({ client }) => client?.shown ?? null)),
    accounts: shownNames(paths.map(({ account }) => account)),
    processes: shownNames(paths.map(({ process }) => process)),
    count: paths.reduce((sum, { count }) => sum + count, 0),
    lastUsed: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
    removedBy: removedByOf(paths, wayOuts),
    warnings: [
      ...warningsOf(draft, context),
      ...(use === 'too-short'
        ? [`No path uses it, but the files do not show ${UNUSED_DAYS} days: that is too short to remove it.`]
        : []),
    ],
  };
}

/** Judged by the names that it matches; where there are none, by its own form. */
function isDocumented(list: ListId, { entry, match }: Draft): boolean {
  if (match !== null) return match === 'covered';
  const name = hostName(entry.replaceAll('*', 'x'));
  // A pattern of digits and dots is one of addresses.
  if (name === null || /^[\d.:*]*[\d.:][\d.:*]*$/.test(entry))
    return list === 'P-SMBBLKX' && !entry.includes('*');
  const own = {
    name: list === 'P-DOMX' ? firstLabel(name) : name,
    service: null,
    others: [name],
    isCertain: true,
  };
  return entryMatcher(list, entry)(own) === 'covered';
}

/** An entry that is certain for one server and not for another is not certain. */
function weakest(list: ListId, entry: string, paths: readonly AccessPath[]): Draft['match'] {
  const matches = entryMatcher(list, entry);
  const subjects = groupsOf(list, paths).map(({ subject }) => matches(subject));
  return subjects.every((match) => match === 'covered') ? 'covered' : 'uncertain';
}

/** Used in the last 30 days of the records; a path without time may be of today. */
function useOf({ paths }: Draft, { oldest, newest }: CaseSpan): 'used' | 'unused' | 'too-short' {
  if (newest === null || oldest === null) return paths.length > 0 ? 'used' : 'too-short';
  const since = newest - UNUSED_DAYS * DAY_MS;
  if (paths.some(({ last }) => last === null || last > since)) return 'used';
  return oldest <= since ? 'unused' : paths.length > 0 ? 'used' : 'too-short';
}

/** Many people with many logons first; of equal ones what must be repaired first, then by name. */
function byUse(drafts: readonly Draft[]): readonly Draft[] {
  return drafts
    .map((draft) => ({ draft, weight: weight(draft), risk: risk(draft), name: draft.entry }))
    .sort(
      (a, b) => b.weight - a.weight || b.risk - a.risk || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    )
    .map(({ draft }) => draft);
}

function weight({ paths }: Draft): number {
  const users = new Set(paths.map(({ account }) => account));
  return users.size * paths.reduce((sum, { count }) => sum + count, 0);
}

function risk({ paths }: Draft): number {
  const isPrivileged = paths.some(({ privileged }) => privileged === 'yes');
  return (isPrivileged ? 2 : 0) + (paths.some(({ version }) => version === 'NTLMv1') ? 1 : 0);
}

/** Without empty ones, and each once: the lists are compared without regard to case. */
function distinct(entries: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const entry of entries.map((one) => one.trim())) {
    const key = entry.toLowerCase();
    if (entry !== '' && !found.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}

function add(groups: Map<string, AccessPath[]>, key: string, path: AccessPath): void {
  const there = groups.get(key);
  if (there === undefined) groups.set(key, [path]);
  else there.push(path);
}
