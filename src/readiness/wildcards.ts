/**
 * Patterns instead of many names, for those who ask for them: shorter to keep, and open to every computer that will ever bear
 * such a name.
 */
import type { Host } from '../correlation/hosts.ts';
import { hostName, isAddress } from '../windows/names.ts';
import { entryMatcher, subjectsOf } from './covering.ts';
import type { ExceptionEntry } from './exception.ts';
import type { ListId } from './policy.ts';

export interface Wildcard {
  readonly list: ListId;
  /** `nas*` */
  readonly entry: string;
  /** The entries that it makes unnecessary. */
  readonly replaces: readonly string[];
  /** What else it opens, in one sentence. */
  readonly alsoOpens: string;
}

const FEWEST = 5;
const SHORTEST_PREFIX = 3;

/**
 * `prefix*` where at least five entries begin with it and every known computer whose name does is in the list. None for the SMB
 * client's list, in which no document speaks of wildcards, and none for addresses.
 */
export function wildcardsFor(
  entries: readonly ExceptionEntry[],
  knownHosts: readonly Host[],
): readonly Wildcard[] {
  const lists = [...new Set(entries.map(({ list }) => list))].filter((list) => list !== 'P-SMBBLKX');
  return lists.flatMap((list) => {
    const names = namesIn(entries.filter((one) => one.list === list && one.state !== 'unused'));
    return widest(prefixesOf(names))
      .filter(({ prefix }) => unlistedHosts(list, prefix, names, knownHosts).length === 0)
      .filter((one, index, all) => !all.slice(0, index).some(({ prefix }) => one.prefix.startsWith(prefix)))
      .map((family) => proposal(list, family, knownHosts));
  });
}

interface Family {
  readonly prefix: string;
  readonly names: readonly string[];
}

/** Entries that are plain names. */
function namesIn(entries: readonly ExceptionEntry[]): readonly string[] {
  const names = entries.map(({ entry }) => entry.toLowerCase());
  return [...new Set(names)].filter((name) => {
    const host = hostName(name);
    return host === name && !isAddress(host) && !name.includes('*');
  });
}

/** For each set of names that share a beginning the longest one: it opens the least. */
function prefixesOf(names: readonly string[]): readonly Family[] {
  const byPrefix = new Map<string, string[]>();
  for (const name of names) {
    for (let length = SHORTEST_PREFIX; length <= name.length; length++) {
      const prefix = name.slice(0, length);
      const there = byPrefix.get(prefix);
      if (there === undefined) byPrefix.set(prefix, [name]);
      else there.push(name);
    }
  }
  const bySet = new Map<string, Family>();
  for (const [prefix, some] of byPrefix) {
    if (some.length < FEWEST) continue;
    const key = [...some].sort().join('\n');
    const there = bySet.get(key);
    if (there === undefined || there.prefix.length < prefix.length) bySet.set(key, { prefix, names: some });
  }
  return [...bySet.values()];
}

/** Those for most names first: a narrower one behind them is needed only where they fall away. */
function widest(families: readonly Family[]): readonly Family[] {
  return [...families].sort((a, b) => b.names.length - a.names.length || (a.prefix < b.prefix ? -1 : 1));
}

/** Computers with a name of this beginning of which no such name is in the list. */
function unlistedHosts(
  list: ListId,
  prefix: string,
  names: readonly string[],
  hosts: readonly Host[],
): readonly Host[] {
  const listed = new Set(names);
  return hosts.filter((host) => {
    const own = subjectsOf(list, host)
      .flatMap(({ name, others }) => [name, ...others])
      .filter((name) => name.startsWith(prefix));
    return own.length > 0 && !own.some((name) => listed.has(name));
  });
}

function proposal(list: ListId, { prefix, names }: Family, hosts: readonly Host[]): Wildcard {
  const entry = list === 'P-DOMX' ? `${prefix.toUpperCase()}*` : `${prefix}*`;
  const matches = entryMatcher(list, entry);
  const listed = new Set(names);
  const more = hosts
    .flatMap((host) => subjectsOf(list, host))
    .filter((subject) => !listed.has(subject.name) && matches(subject) !== 'no')
    .map(({ name }) => name);
  const known = more.length === 0 ? '' : `${[...new Set(more)].sort().join(', ')}, and `;
  return {
    list,
    entry,
    replaces: [...names].sort().map((name) => (list === 'P-DOMX' ? name.toUpperCase() : name)),
    alsoOpens: `Also opens: ${known}every other computer that gets a name with this beginning.`,
  };
}
