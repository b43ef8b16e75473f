/** The values of systeminfo, told by their order: in its list, its CSV and the head that all forms share. */
import Papa from 'papaparse';
import type { Block } from '../format.ts';

export interface Value {
  readonly value: string;
  readonly line: number;
  /** Label and value as printed, blanks collapsed. */
  readonly text: string;
}

export interface Described {
  readonly computer: string;
  readonly product: string | undefined;
  readonly version: { readonly build: number; readonly line: number; readonly text: string };
  readonly configuration: Value | null;
  readonly utcOffset: { readonly minutes: number; readonly text: string } | undefined;
  readonly domain: Value | null;
  readonly logonServer: Value | null;
}

/** `10.0.26100 N/A Build 26100`: the build twice; the words between are translated, and on old systems a service pack. */
const VERSION = /^(\d{1,2}\.\d\.(\d{4,5})) (?:\S.{0,60} )?(\d{4,5})$/;
/** `(UTC+01:00) Amsterdam, Berlin`; `(GMT)` on Windows XP. */
const TIME_ZONE = /^\((?:UTC|GMT)(?:([+-])(\d{1,2}):(\d{2}))?\)/;
const NAME = /^[\w-]{1,63}$/;

function buildOf(value: string): number | null {
  const [, , build, again] = VERSION.exec(value) ?? [];
  return build === undefined || build !== again ? null : Number(build);
}

/** Places in the order of the program, counted from the host name, the time zone and the domain. */
const PLACE = {
  product: 1,
  version: 2,
  configuration: 4,
  timeZone: 21,
  domainBelowZone: 7,
  logonServerBelowZone: 8,
};

/** True where an output begins: a name, a product of Windows, a version, each on a line of its own or in one CSV row. */
export function isHead(lines: readonly string[], at: number): boolean {
  const name = labelled(lines[at] ?? '');
  if (name !== null && NAME.test(name.value)) {
    const product = labelled(lines[at + 1] ?? '');
    const version = labelled(lines[at + 2] ?? '');
    return /Windows/.test(product?.value ?? '') && buildOf(version?.value ?? '') !== null;
  }
  const cells = csvCells(lines[at] ?? '');
  return (
    (cells !== null && isValues(cells)) || (cells !== null && isValues(csvCells(lines[at + 1] ?? '') ?? []))
  );
}

/** Labels stand at the left edge; what a value has on further lines is indented. */
function labelled(line: string): { readonly value: string; readonly text: string } | null {
  const match = line.length > 400 ? null : /^\S[^:：]{0,60}[:：](?:\s+(.*))?$/.exec(line);
  return match === null ? null : { value: (match[1] ?? '').trim(), text: line.trim().replace(/\s+/g, ' ') };
}

function csvCells(line: string): string[] | null {
  if (line.length > 8000 || !/^"[^"]*"(?:,"[^"]*"){20}/.test(line)) return null;
  return Papa.parse<string[]>(line.trim(), { delimiter: ',' }).data[0] ?? null;
}

function isValues(cells: readonly string[]): boolean {
  return NAME.test(cells[0] ?? '') && buildOf(cells[PLACE.version] ?? '') !== null;
}

export function describedIn(block: Block): Described[] {
  return block.lines.flatMap((line, at) => {
    const cells = csvCells(line);
    if (cells !== null) {
      const number = block.firstLine + at;
      const values = cells.map((value): Value => ({ value: value.trim(), line: number, text: value.trim() }));
      return isValues(cells) ? (describedBy(values) ?? []) : [];
    }
    return isHead(block.lines, at) ? (describedBy(valuesFrom(block, at)) ?? []) : [];
  });
}

/** The values from a head on, up to the next one. */
function valuesFrom(block: Block, at: number): Value[] {
  const values: Value[] = [];
  for (let index = at; index < block.lines.length; index += 1) {
    if (index > at && isHead(block.lines, index)) break;
    const found = labelled(block.lines[index] ?? '');
    if (found === null) continue;
    // `Virtual Memory: Max Size: 16,000 MB` has its value behind the second colon; it is not read.
    values.push({ ...found, line: block.firstLine + index });
  }
  return values;
}

function describedBy(values: readonly Value[]): Described | null {
  const version = values[PLACE.version];
  const computer = values[0]?.value;
  const build = buildOf(version?.value ?? '');
  if (version === undefined || computer === undefined || build === null) return null;
  const zoneAt = values.findIndex(({ value }) => TIME_ZONE.test(value));
  const zone = values[zoneAt];
  const [, sign, hours, minutes] = TIME_ZONE.exec(zone?.value ?? '') ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  // Only a whole output has its domain where it belongs.
  const isWhole = zoneAt === PLACE.timeZone;
  return {
    computer,
    product: values[PLACE.product]?.value,
    version: { build, line: version.line, text: version.text },
    configuration: values[PLACE.configuration] ?? null,
    utcOffset: zone === undefined ? undefined : { minutes: offset === 0 ? 0 : offset, text: zone.text },
    domain: isWhole ? (values[zoneAt + PLACE.domainBelowZone] ?? null) : null,
    logonServer: isWhole ? (values[zoneAt + PLACE.logonServerBelowZone] ?? null) : null,
  };
}
