/**
 * Whether an exception list lets a path through. The list of the clients and that of the SMB client are compared with the
 * name that was used, the list of the domain controllers with the NetBIOS name of the server; see `windows/exception-list.ts`.
 */
import type { Host } from '../correlation/hosts.ts';
import type { AccessPath, End } from '../correlation/paths/path.ts';
import {
  exceptionMatcher,
  domainExceptionMatcher,
  smbExceptionMatcher,
  targetNameOf,
  type Match,
} from '../windows/exception-list.ts';
import { firstLabel, hostName, isAddress, isLegible, nameForm, type HostName } from '../windows/names.ts';
import type { ListId } from './policy.ts';

/** `unknown-name`: the list holds entries, and no record tells the name that they are compared with. */
export type Covering = Match | 'unknown-name';

/** NetBIOS names have 15 characters: a longer name is cut. */
const NETBIOS_LENGTH = 15;

/** Whether entries of a list let a path through, asked once; {@link prepare} is for many paths. */
export function covers(list: ListId, entries: readonly string[], path: AccessPath): Covering {
  return prepare(list, entries)(path);
}

/** The same for many paths: names are looked up, only patterns are tried one by one, and each name once. */
export function prepare(list: ListId, entries: readonly string[]): (path: AccessPath) => Covering {
  const { named, patterns } = indexed(list, entries);
  const known = new Map<string, Match>();
  if (named.size === 0 && patterns.length === 0) return () => 'no';
  return (path) => {
    const key = subjectKey(list, path);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const subject = subjectOf(list, path);
    if (subject === null) return 'unknown-name';
    const candidates = [subject.name, ...subject.others].flatMap((name) => named.get(name) ?? []);
    const match = strongest([...candidates, ...patterns].map((matches) => matches(subject)));
    known.set(key, match);
    return match;
  };
}

/** What a list compares of a path. */
export interface Subject {
  readonly name: HostName;
  readonly service: string | null;
  /** Other names of the server; only the list of the domain controllers asks for them. */
  readonly others: readonly HostName[];
  /** False where the NetBIOS name is worked out from a longer one: then nothing is certain. */
  readonly isCertain: boolean;
}

/** Null: no record tells the name, or letters of it are lost. */
export function subjectOf(list: ListId, path: AccessPath): Subject | null {
  if (list === 'P-DOMX') return path.server === null ? null : forwarder(path.server);
  const { target, service } = path;
  return target === null || !isLegible(target)
    ? null
    : { name: target, service, others: [], isCertain: true };
}

/** A computer as the list may meet it, by each of its names. */
export function subjectsOf(list: ListId, host: Host): readonly Subject[] {
  const names = [...host.names, ...host.addresses];
  const [name] = names;
  if (name === undefined) return [];
  if (list === 'P-DOMX') return [forwarder({ host, name, shown: name })].filter((one) => one !== null);
  return names.map((one) => ({ name: one, service: null, others: [], isCertain: true }));
}

/** Paths of one key are one to the list. */
export function subjectKey(list: ListId, path: AccessPath): string {
  if (list === 'P-DOMX') return `${path.server?.host?.id ?? ''}|${path.server?.name ?? ''}`;
  return `${path.service ?? ''}/${path.target ?? ''}`;
}

/** One entry as its list compares it. */
export function entryMatcher(list: ListId, entry: string): (subject: Subject) => Match {
  switch (list) {
    case 'P-OUTX': {
      const matches = exceptionMatcher(entry);
      return ({ name, service }) => matches(name, service);
    }
    case 'P-SMBBLKX': {
      const matches = smbExceptionMatcher(entry);
      return ({ name, service }) => matches(name, service);
    }
    case 'P-DOMX': {
      const matches = domainExceptionMatcher(entry);
      return ({ name, others, isCertain }) => {
        const match = matches(name, others);
        return match === 'covered' && !isCertain ? 'uncertain' : match;
      };
    }
  }
}

export function strongest(matches: readonly Match[]): Match {
  if (matches.includes('covered')) return 'covered';
  return matches.includes('uncertain') ? 'uncertain' : 'no';
}

interface Indexed {
  readonly named: ReadonlyMap<string, readonly ((subject: Subject) => Match)[]>;
  readonly patterns: readonly ((subject: Subject) => Match)[];
}

/** An entry without asterisk can match only a name that it spells in one of these ways. */
export function spelledBy(entry: string): ReadonlySet<string> {
  const text = entry.trim().toLowerCase();
  const label = text.split('.')[0] ?? text;
  const names = [targetNameOf(text), targetNameOf(label)].flatMap((target) => target?.name ?? []);
  return new Set([text, label, ...names].filter((name) => name !== ''));
}

function indexed(list: ListId, entries: readonly string[]): Indexed {
  const named = new Map<string, ((subject: Subject) => Match)[]>();
  const patterns: ((subject: Subject) => Match)[] = [];
  for (const entry of new Set(entries.map((one) => one.trim().toLowerCase()))) {
    if (entry === '') continue;
    const matches = entryMatcher(list, entry);
    if (entry.includes('*')) {
      patterns.push(matches);
      continue;
    }
    for (const name of spelledBy(entry)) {
      const there = named.get(name);
      if (there === undefined) named.set(name, [matches]);
      else there.push(matches);
    }
  }
  return { named, patterns };
}

/** The server by its NetBIOS name: as a record prints it, else the first label of its FQDN, cut to 15 characters. */
function forwarder(server: End): Subject | null {
  const names = new Set([server.name, ...(server.host?.names ?? [])].filter(isOwnName));
  const short = [...names].filter(isNetbios);
  const shown = names.has(server.name) ? labelOf(server.name) : null;
  const known = short.find((name) => name === server.name) ?? short.find((name) => name === shown);
  const [first] = names;
  const name = known ?? short[0] ?? shown ?? (first === undefined ? null : labelOf(first));
  if (name === null) return null;
  return {
    name,
    service: null,
    others: [...names].filter((other) => other !== name),
    // A server whose address alone is printed is the one computer that has it; of two short names either may be its own.
    isCertain: known !== undefined || (isAddress(server.name) && short.length === 1),
  };
}

function isOwnName(name: HostName): boolean {
  return !isAddress(name) && isLegible(name);
}

function isNetbios(name: HostName): boolean {
  return nameForm(name) === 'netbios' && name.length <= NETBIOS_LENGTH;
}

function labelOf(name: HostName): HostName | null {
  return hostName(firstLabel(name).slice(0, NETBIOS_LENGTH));
}
