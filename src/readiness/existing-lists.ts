/**
 * The exception lists that the files show. Each computer has its own: that of one client says nothing of another, and the
 * domain controllers may differ, where one of them did not receive the Group Policy.
 */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { policies } from '../windows/policies.ts';
import type { ListId } from './policy.ts';

type ListKind = 'policy-setting' | 'smb-configuration' | 'setting-undefined';

export interface ExistingList {
  readonly list: ListId;
  /** Of all that hold these entries the first; null where no file tells whose it is. */
  readonly host: Host | null;
  readonly hosts: readonly Host[];
  readonly entries: readonly string[];
  readonly placed: Placed<ListKind>;
}

const LISTS: readonly ListId[] = ['P-OUTX', 'P-DOMX', 'P-SMBBLKX'];

/** Equal lists are one, with all computers that hold it. What a GPO holds without reaching a known computer is none. */
export function existingLists(view: CaseView): readonly ExistingList[] {
  const found = new Map<string, ExistingList>();
  for (const [list, placed, value] of LISTS.flatMap((id) => settingsOf(view, id))) {
    const { host } = placed;
    const entries = entriesIn(value);
    const same = entries.map((entry) => entry.toLowerCase()).sort();
    // A list that nobody owns stays by itself: it may be anybody's.
    const key = JSON.stringify([list, host === null ? placed.fact.from[0].file : null, same]);
    const there = found.get(key);
    if (there === undefined) {
      found.set(key, { list, host, hosts: host === null ? [] : [host], entries, placed });
    } else if (host !== null && !there.hosts.some(({ id }) => id === host.id)) {
      found.set(key, { ...there, hosts: [...there.hosts, host] });
    }
  }
  return [...found.values()];
}

/**
 * Entries that certainly are in force on a computer, or on all domain controllers for their list: those that every list there
 * holds. Null: no file shows a list of it.
 */
export function entriesInForce(
  lists: readonly ExistingList[],
  list: ListId,
  host: Host | null,
): readonly string[] | null {
  const here = lists.filter(
    (one) => one.list === list && (list === 'P-DOMX' || one.hosts.some(({ id }) => id === host?.id)),
  );
  const [first, ...rest] = here;
  if (first === undefined) return null;
  const others = rest.map(({ entries }) => new Set(entries.map((entry) => entry.toLowerCase())));
  return first.entries.filter((entry) => others.every((one) => one.has(entry.toLowerCase())));
}

export interface ListDifference {
  readonly says: string;
  readonly because: readonly Evidence[];
}

/** Domain controllers with different lists: which of them is asked for a logon is chance. */
export function differingDomainLists(lists: readonly ExistingList[]): readonly ListDifference[] {
  const known = lists.filter(({ list, hosts }) => list === 'P-DOMX' && hosts.length > 0);
  const controllers = new Set(known.flatMap(({ hosts }) => hosts.map(({ id }) => id)));
  // Two captures of one computer are of two times, no difference between computers.
  if (known.length < 2 || controllers.size < 2) return [];
  const because = known.map(({ hosts, entries, placed }) => {
    const names = hosts.map((host) => host.shown ?? host.id).join(', ');
    return evidence(`${names}: ${entries.length === 0 ? 'no entries' : entries.join(', ')}`, placed);
  });
  const says =
    'The domain controllers have different exception lists. Which one answers a logon is chance, so an entry helps only where all of them hold it.';
  return [{ says, because }];
}

type Value = boolean | number | string | readonly string[];

function settingsOf(view: CaseView, list: ListId): readonly (readonly [ListId, Placed<ListKind>, Value])[] {
  const { path, alsoAt, name } = policies[list];
  const set: readonly (readonly [ListId, Placed<ListKind>, Value])[] = view
    .all('policy-setting')
    .filter(({ fact }) => fact.path === path || alsoAt.includes(fact.path))
    // On any other computer this value does nothing; one of which nothing is known may be a domain controller.
    .filter(({ host }) => list !== 'P-DOMX' || host === null || mayBeDomainController(host))
    .map((placed) => [list, placed, placed.fact.value] as const);
  const configured = view
    .all('smb-configuration')
    .filter(({ fact }) => fact.side === 'client' && fact.name.toLowerCase() === name.toLowerCase())
    .map((placed) => [list, placed, placed.fact.value] as const);
  const told = new Set([...set, ...configured].map(([, { host }]) => host?.id ?? null));
  return [...set, ...configured, ...absent(view, list).filter(([, { host }]) => !told.has(host?.id ?? null))];
}

/** Shown to be not set: an empty list, which lets nothing through. Of a list with two places one of them shows nothing. */
function absent(
  view: CaseView,
  list: ListId,
): readonly (readonly [ListId, Placed<'setting-undefined'>, readonly string[]])[] {
  const { path, alsoAt } = policies[list];
  if (alsoAt.length > 0) return [];
  return view
    .all('setting-undefined')
    .filter(({ fact, host }) => host !== null && isAbsent(fact, path))
    .filter(({ host }) => list !== 'P-DOMX' || host?.roles.has('domain-controller') === true)
    .map((placed) => [list, placed, []] as const);
}

function isAbsent(
  { path, whole }: { readonly path: string; readonly whole: string },
  wanted: string,
): boolean {
  return whole === 'key' ? wanted.startsWith(`${path}\\`) : path === wanted;
}

function mayBeDomainController({ roles }: Host): boolean {
  return roles.size === 0 || roles.has('domain-controller');
}

/** MULTI_SZ gives one string per entry; some outputs print the whole list as one text of several lines, or in braces. */
function entriesIn(value: Value): readonly string[] {
  if (typeof value === 'boolean') return [];
  const texts = typeof value === 'string' ? value.replace(/^\{(.*)\}$/s, '$1').split(',') : [value].flat();
  const entries = texts.flatMap((text) => String(text).split(/[\r\n\0]+/)).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}
