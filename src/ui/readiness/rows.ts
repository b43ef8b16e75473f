/** The rows of the table: searched, sorted and grouped. Ten thousand paths are arranged again at every move of a switch. */
import type { PathReport } from '../../report/document.ts';
import { OUTCOMES, outcomeOf, type Outcome } from './words.ts';

/** A path with what the table asks of it again and again. */
export interface Row {
  /** Its place in `ntlmUse`, and so in the arrays of the answer. */
  readonly index: number;
  readonly path: PathReport;
  /** `WS07 → nas01 (files)`. */
  readonly ends: string;
  /** `CORP\anna · explorer.exe · NTLMv1`. */
  readonly who: string;
  /** All of it in small letters, to be searched. */
  readonly searched: string;
  /** What the columns of texts are sorted by, in small letters. */
  readonly sorted: { readonly ends: string; readonly who: string; readonly wayOut: string };
}

export type SortKey = 'ends' | 'who' | 'uses' | 'last' | 'would' | 'wayOut';
export type GroupKey = 'none' | 'server' | 'process' | 'account';

export interface View {
  readonly text: string;
  readonly outcome: Outcome | 'all';
  readonly class: PathReport['class'] | 'all';
  readonly version: 'NTLMv1' | 'NTLMv2' | 'unknown' | 'all';
  readonly account: PathReport['accountKind'] | 'all';
  readonly sort: SortKey;
  readonly isDescending: boolean;
  readonly group: GroupKey;
  readonly openGroups: ReadonlySet<string>;
}

export interface Group {
  readonly kind: 'group';
  readonly name: string;
  readonly paths: number;
  readonly uses: number;
  readonly last: string | null;
  readonly sums: Readonly<Record<Outcome, number>>;
  readonly isOpen: boolean;
}

/** A line of the table. */
export type Item = Group | { readonly kind: 'path'; readonly row: Row };

export function rowsOf(paths: readonly PathReport[]): readonly Row[] {
  return paths.map((path, index) => {
    const ends = endsOf(path);
    const who = whoOf(path);
    const searched = `${ends} ${who} ${path.wayOut.says} ${path.reason ?? ''}`.toLowerCase();
    const sorted = {
      ends: ends.toLowerCase(),
      who: who.toLowerCase(),
      wayOut: path.wayOut.says.toLowerCase(),
    };
    return { index, path, ends, who, searched, sorted };
  });
}

/** The lines to show, in order, and how many paths are among them. */
export function arrange(
  rows: readonly Row[],
  would: Uint8Array | null,
  view: View,
): { readonly items: readonly Item[]; readonly paths: number } {
  const found = sorted(rows.filter(isWanted(would, view)), would, view);
  if (view.group === 'none')
    return { items: found.map((row) => ({ kind: 'path', row })), paths: found.length };
  const nameOf = GROUPED_BY[view.group];
  const items = [...grouped(found, nameOf)]
    .map(([name, members]) => ({
      members,
      group: sumOf(name, members, would, view.openGroups.has(name)),
    }))
    .sort((a, b) => b.group.sums.break - a.group.sums.break || b.group.uses - a.group.uses)
    .flatMap(({ members, group }): Item[] => [
      group,
      ...(group.isOpen ? members.map((row) => ({ kind: 'path', row }) as const) : []),
    ]);
  return { items, paths: found.length };
}

/** `WS07 → nas01 (files)`: the name that was used stands in brackets where it is not the server's own. */
export function endsOf({ client, server, target, class: kind }: PathReport): string {
  const from = client ?? 'client not told';
  if (kind === 'loopback') return `${from} → itself`;
  return `${from} → ${serverOf({ server, target })}`;
}

function serverOf({ server, target }: Pick<PathReport, 'server' | 'target'>): string {
  if (server === null) return target ?? 'server not told';
  const isOther = target !== null && target.toLowerCase() !== server.toLowerCase();
  return isOther ? `${server} (${target})` : server;
}

function whoOf({ account, accountKind, process, version }: PathReport): string {
  const who = account ?? (accountKind === 'anonymous' ? 'anonymous' : 'account not told');
  return [who, process, version === 'NTLMv1' ? version : null].filter((word) => word !== null).join(' · ');
}

function grouped(rows: readonly Row[], nameOf: (path: PathReport) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(row.path);
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

const GROUPED_BY: Readonly<Record<Exclude<GroupKey, 'none'>, (path: PathReport) => string>> = {
  server: ({ server, target }) => server ?? target ?? 'server not told',
  process: ({ process }) => process ?? 'process not told',
  account: ({ account }) => account ?? 'account not told',
};

function isWanted(would: Uint8Array | null, view: View): (row: Row) => boolean {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ index, path, searched }) =>
    (view.outcome === 'all' || outcomeOf(would, index) === view.outcome) &&
    (view.class === 'all' || path.class === view.class) &&
    (view.version === 'all' || (path.version ?? 'unknown') === view.version) &&
    (view.account === 'all' || path.accountKind === view.account) &&
    words.every((word) => searched.includes(word));
}

function sorted(rows: readonly Row[], would: Uint8Array | null, view: View): readonly Row[] {
  const compare = orders(would)[view.sort];
  const sign = view.isDescending ? -1 : 1;
  // The report has the most used first, and a stable order keeps that among equals.
  return [...rows].sort((a, b) => sign * compare(a, b) || a.index - b.index);
}

type Compare = (a: Row, b: Row) => number;

function orders(would: Uint8Array | null): Readonly<Record<SortKey, Compare>> {
  const places = new Map(OUTCOMES.map(({ outcome }, place) => [outcome, place]));
  const rank = (row: Row): number => {
    const outcome = outcomeOf(would, row.index);
    return outcome === null ? OUTCOMES.length : (places.get(outcome) ?? OUTCOMES.length);
  };
  return {
    ends: (a, b) => ofTexts(a.sorted.ends, b.sorted.ends),
    who: (a, b) => ofTexts(a.sorted.who, b.sorted.who),
    uses: (a, b) => a.path.count - b.path.count,
    // ISO times sort as texts; an undated path is older than every other.
    last: (a, b) => ofTexts(a.path.last ?? '', b.path.last ?? ''),
    would: (a, b) => rank(a) - rank(b),
    wayOut: (a, b) => ofTexts(a.sorted.wayOut, b.sorted.wayOut),
  };
}

/** By code units: a collator would take a tenth of a second for ten thousand rows. */
function ofTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sumOf(name: string, members: readonly Row[], would: Uint8Array | null, isOpen: boolean): Group {
  const sums: Record<Outcome, number> = { break: 0, undetermined: 0, covered: 0, survive: 0, aside: 0 };
  let uses = 0;
  let last: string | null = null;
  for (const { index, path } of members) {
    uses += path.count;
    if (path.last !== null && (last === null || path.last > last)) last = path.last;
    const outcome = outcomeOf(would, index);
    if (outcome) sums[outcome] += 1;
  }
  return { kind: 'group', name, paths: members.length, uses, last, sums, isOpen };
}
