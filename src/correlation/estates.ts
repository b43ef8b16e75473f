/**
 * Two customers, or two incidents, in one drop. `alpha/FILE01/…` and `beta/FILE01/…` may be two computers that only share a
 * name; evidence of the one must never decide about the other.
 *
 * Folders are told apart where both hold files of a computer of one name, and these files contradict each other or nothing
 * shows that they are of one computer; and where their computers are of domains of which the other's files hold no word.
 * Folders by role (`clients`, `servers`), by kind (`logs`, `policies`) or by day stay one estate.
 */
import type { Fact } from '../facts/facts.ts';
import type { FileReading, FileSaid } from '../facts/reading.ts';
import { dnsSuffix, firstLabel, hostName } from '../windows/names.ts';
import { ownersByName } from './ownership.ts';

export interface Estate {
  /** The folder that holds it, `beta` or `2026/beta`; null: what no folder sets apart. */
  readonly folder: string | null;
  readonly readings: readonly FileReading[];
}

/** The estates of a drop: one, unless its folders hold computers of the same names that are not the same. */
export function estatesOf(
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
): readonly Estate[] {
  return split(readings, said, '');
}

function split(
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
  above: string,
): readonly Estate[] {
  const folders = new Map<string, FileReading[]>();
  for (const reading of readings) {
    const folder = folderBelow(reading.name, above);
    folders.set(folder, [...(folders.get(folder) ?? []), reading]);
  }
  const whole: Estate = { folder: above === '' ? null : above.slice(0, -1), readings };
  const [only] = folders.keys();
  if (folders.size === 1 && only !== undefined && only !== '') {
    const below = split(readings, said, `${above}${only}/`);
    return below.length > 1 ? below : [whole];
  }
  const contents = [...folders]
    .filter(([folder]) => folder !== '')
    .map(([folder, held]) => contentOf(folder, `${above}${folder}/`, held, said));
  const apart = new Set<Content>();
  contents.forEach((one, index) => {
    for (const other of contents.slice(index + 1)) {
      if (areApart(one, other)) apart.add(one).add(other);
    }
  });
  if (apart.size === 0) return [whole];
  const rest = readings.filter((reading) => ![...apart].some((one) => one.readings.includes(reading)));
  const estates = [...apart].flatMap((one) => split(one.readings, said, one.path));
  return rest.length === 0 ? estates : [...estates, { folder: null, readings: rest }];
}

function folderBelow(name: string, above: string): string {
  const rest = name.slice(above.length);
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : '';
}

/** What lies below one folder, by the computer that a deeper folder, a file name or the records name. */
interface Content {
  readonly folder: string;
  readonly path: string;
  readonly readings: readonly FileReading[];
  readonly computers: ReadonlyMap<string, Computer>;
  /** Logs, settings, outputs: a folder with one sort only is one by kind. */
  readonly sorts: ReadonlySet<Sort>;
}

type Sort = 'log' | 'setting' | 'output';

interface Computer {
  readonly suffixes: Set<string>;
  readonly digests: Set<string>;
  /** Registry path → the values it has in the files. */
  readonly settings: Map<string, Set<string>>;
  /** Kind of fact and account → clock times of the records. */
  readonly records: Map<string, Set<number>>;
  /** Channel → the spans that its exports cover. */
  readonly logs: Map<string, Span[]>;
  readonly sorts: Set<Sort>;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function contentOf(
  folder: string,
  path: string,
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
): Content {
  const inside = readings.map((reading) => ({ ...reading, name: reading.name.slice(path.length) }));
  const labels = new Set(inside.flatMap((reading) => reading.computers.flatMap(labelOf)));
  const owners = ownersByName(inside, {}, labels);
  const computers = new Map<string, Computer>();
  const sorts = new Set<Sort>();
  inside.forEach((reading, index) => {
    const sort = sortOf(reading);
    if (sort !== null) sorts.add(sort);
    const [recorded] = reading.computers.length === 1 ? reading.computers : [];
    const name = said[readings[index]?.name ?? '']?.host ?? owners.get(reading.name)?.host ?? recorded;
    for (const label of labelOf(name)) {
      const known = computers.get(label) ?? nobody();
      computers.set(label, known);
      note(known, reading, sort);
    }
  });
  return { folder, path, readings, computers, sorts };
}

function labelOf(written: string | null | undefined): string[] {
  const name = hostName(written);
  return name === null ? [] : [firstLabel(name)];
}

function nobody(): Computer {
  return {
    suffixes: new Set(),
    digests: new Set(),
    settings: new Map(),
    records: new Map(),
    logs: new Map(),
    sorts: new Set(),
  };
}

function note(computer: Computer, reading: FileReading, sort: Sort | null): void {
  computer.digests.add(reading.digest);
  if (sort !== null) computer.sorts.add(sort);
  for (const written of reading.computers) {
    const suffix = dnsSuffix(hostName(written) ?? ('' as never));
    if (suffix !== null) computer.suffixes.add(suffix);
  }
  for (const fact of reading.facts) {
    if (fact.kind === 'policy-setting') {
      const values = computer.settings.get(fact.path) ?? new Set();
      computer.settings.set(fact.path, values.add(JSON.stringify(fact.value)));
    }
    if (fact.kind === 'log-coverage' && fact.oldest !== null && fact.newest !== null) {
      for (const channel of fact.channels.length > 0 ? fact.channels : ['']) {
        const spans = computer.logs.get(channel.toLowerCase()) ?? [];
        computer.logs.set(channel.toLowerCase(), [...spans, { from: fact.oldest, to: fact.newest }]);
      }
    }
    noteTimes(computer, fact);
  }
}

/** Enough to see whether two exports hold the same records. */
const MOST_TIMES = 2000;
const QUARTER_MS = 15 * 60_000;

function noteTimes(computer: Computer, fact: Fact): void {
  if (fact.times.length === 0) return;
  const key = `${fact.kind}|${'user' in fact ? (fact.user ?? '').toLowerCase() : ''}`;
  const times = computer.records.get(key) ?? new Set();
  computer.records.set(key, times);
  for (const time of fact.times.slice(0, MOST_TIMES)) {
    if (times.size < MOST_TIMES) times.add(time);
  }
}

function sortOf(reading: FileReading): Sort | null {
  if (reading.format === null) return null;
  if (reading.facts.some((fact) => fact.kind === 'log-coverage')) return 'log';
  const settings = reading.facts.filter(({ kind }) => SETTING_SORTS.has(kind)).length;
  return settings * 2 > reading.facts.length ? 'setting' : 'output';
}

const SETTING_SORTS: ReadonlySet<Fact['kind']> = new Set([
  'policy-setting',
  'privilege-right',
  'setting-undefined',
  'setting-origin',
  'audit-policy',
  'gpo-listed',
  'gpo-setting',
]);

function areApart(one: Content, other: Content): boolean {
  const shared = [...one.computers].flatMap(([label, computer]): (readonly [Computer, Computer])[] => {
    const namesake = other.computers.get(label);
    // `WS07/…` and `WS07-new/…` are folders of computers, not folders that hold some.
    const isOwn = label === one.folder.toLowerCase() || label === other.folder.toLowerCase();
    return namesake === undefined || isOwn ? [] : [[computer, namesake]];
  });
  if (shared.length === 0) return areForeign(one, other) && areForeign(other, one);
  if (shared.some(([a, b]) => isSame(a, b))) return false;
  if (shared.some(([a, b]) => contradicts(a, b))) return true;
  return !isDay(one.folder) && !isDay(other.folder) && isWhole(one) && isWhole(other);
}

/** Computers of another domain, whose name this folder's files do not hold anywhere: nothing leads from the one to the other. */
function areForeign(one: Content, other: Content): boolean {
  const suffixes = [...other.computers.values()].flatMap((computer) => [...computer.suffixes]);
  if (suffixes.length === 0 || other.computers.has(other.folder.toLowerCase())) return false;
  // Accounts carry the NetBIOS name of the domain, which is mostly the first label of its DNS name.
  const words = suffixes.map((suffix) => suffix.split('.')[0] ?? suffix);
  return !one.readings.some((reading) =>
    [...reading.computers, ...reading.facts].some((held) => {
      const { from: _, ...said } = typeof held === 'string' ? { from: null, held } : held;
      const text = JSON.stringify(said).toLowerCase();
      return words.some((word) => text.includes(word));
    }),
  );
}

/** The same export, or most records of one sort in common: one computer, however the folders are called. */
function isSame(a: Computer, b: Computer): boolean {
  if ([...a.digests].some((digest) => digest !== '' && b.digests.has(digest))) return true;
  return [...a.records].some(([kind, times]) => {
    const others = b.records.get(kind);
    return others !== undefined && haveCommonTimes(times, others);
  });
}

/** Half of the shorter list, and three at least, at one and the same difference of zones. */
function haveCommonTimes(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const wanted = Math.max(3, few.size / 2);
  for (let quarters = -WIDEST_ZONES; quarters <= WIDEST_ZONES; quarters++) {
    let common = 0;
    for (const time of few) if (many.has(time + quarters * QUARTER_MS)) common++;
    if (common >= wanted) return true;
  }
  return false;
}

/** A local time against UTC, in quarters of an hour; less than a day, since work repeats every day at the same hour. */
const WIDEST_ZONES = 14 * 4;

function contradicts(a: Computer, b: Computer): boolean {
  const otherDomain =
    a.suffixes.size > 0 && b.suffixes.size > 0 && ![...a.suffixes].some((suffix) => b.suffixes.has(suffix));
  return otherDomain || haveOtherValues(a, b) || logAnotherTime(a, b);
}

function haveOtherValues(a: Computer, b: Computer): boolean {
  return [...a.settings].some(([path, values]) => {
    const others = b.settings.get(path);
    return others !== undefined && ![...values].some((value) => others.has(value));
  });
}

/** Both folders hold the same log of the same hours, and no record of the one is in the other. */
function logAnotherTime(a: Computer, b: Computer): boolean {
  return [...a.logs].some(([channel, spans]) =>
    (b.logs.get(channel) ?? []).some((other) =>
      spans.some((span) => Math.min(span.to, other.to) > Math.max(span.from, other.from)),
    ),
  );
}

/** A folder that holds more than one sort of evidence, or outputs: not one by kind. */
function isWhole({ sorts }: Content): boolean {
  return sorts.size > 1;
}

/** `2026-10-05`, `20261005_0900`, `Monday`, `day2`, `before`: one computer at several times. */
function isDay(folder: string): boolean {
  return /^(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}.*|\d{1,2}[-_.]\d{1,2}[-_.]\d{2,4}.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:day|run|part|round)[-_ ]?\d+|before|after|old|new|today|yesterday)$/i.test(
    folder,
  );
}
