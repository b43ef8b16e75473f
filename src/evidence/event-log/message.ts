/**
 * From a record to its values by data name, whatever language Windows wrote it in.
 *
 * A rendered message is a title and then lines of `label: value`. Labels are translated, their order is not: the
 * message table of every language prints the same values in the same order. So a message is read by position.
 *
 * ```
 * NTLM-Client blockiert: Ausgehender NTLM-Authentifizierungsdatenverkehr zu Remoteservern, der blockiert wird.
 * Zielserver: cifs/files                                → TargetName
 * Angegebener Benutzer: mara                            → UserName
 * …
 * ```
 *
 * The same works where the letters are lost (`????: cifs/files`: Export-Csv of Windows PowerShell 5.1 writes ASCII).
 * Every layout is checked against the shape of its values; what does not fit is not read at all, never guessed.
 * Message texts: the `Message` elements of the providers' manifests, e.g.
 * https://github.com/nasbench/EVTX-ETW-Resources (ETWProvidersManifests, Windows 11 24H2).
 */
import { fitsShape, runsOverLines } from './events/value-shapes.ts';
import type { EventFields, EventKind, EventRecord } from './event-record.ts';

/** Whether a record is of the event that its provider and ID say, and not of one that shares the number. */
export function isOfKind(record: EventRecord, kind: EventKind): boolean {
  return kind.twin === undefined || record.qualifiers !== kind.twin;
}

/**
 * The values of a record by data name, or null where the record was not understood: no layout of the kind fits, or a
 * value has the wrong shape. Data by name is taken as it is; insert strings count by position; a message is read by
 * the layouts of its kind and then by its `sentence`. Never throws.
 */
export function fieldsOf(
  record: Pick<EventRecord, 'data' | 'inserts' | 'message'>,
  kind: EventKind,
): EventFields | null {
  if (record.data !== null) return record.data;
  if (record.inserts !== null) return fieldsOfInserts(record.inserts, kind);
  return fieldsOfMessage(record.message ?? '', kind);
}

function fieldsOfInserts(inserts: readonly string[], kind: EventKind): EventFields | null {
  const fields = byPosition(inserts, kind);
  return fields ?? kind.sentence?.(inserts.join('\n')) ?? null;
}

/**
 * Insert strings by their position in the event's data. Newer versions of an event append values, so a shorter record
 * is read as long as it reaches what the shortest layout needs; a longer one is of a version not known here.
 */
function byPosition(inserts: readonly string[], kind: EventKind): EventFields | null {
  const older = kind.olderData?.find((names) => names.length === inserts.length);
  if (older === undefined) {
    if (inserts.length > kind.data.length || inserts.length < fewestInserts(kind)) return null;
  }
  const names = older ?? kind.data;
  const fields: Record<string, string> = {};
  for (const [position, text] of inserts.entries()) {
    const name = names[position] ?? '';
    const value = text.trim();
    if (!fitsShape(name, value)) return null;
    fields[name] = value;
  }
  return fields;
}

function fewestInserts(kind: EventKind): number {
  if (kind.fewest !== undefined) return kind.fewest;
  let fewest = kind.data.length;
  for (const layout of kind.layouts) {
    const reach = layout.reduce(
      (far, name) => Math.max(far, name === null ? 0 : kind.data.indexOf(name) + 1),
      1,
    );
    fewest = Math.min(fewest, reach);
  }
  return fewest;
}

function fieldsOfMessage(message: string, kind: EventKind): EventFields | null {
  // Get-WinEvent writes no text where it has no message table; only an event that is all in its number survives that.
  if (message.trim() === '' && kind.data.length > 0) return null;
  const layouts = longestFirst(kind);
  const text = new MessageLines(message, layouts[0]?.length ?? 0);
  if (namesItsSource(text.title, kind)) return fieldsOfInsertLines(message, kind);
  const exact = kind.layouts.find((layout) => layout.length === text.slots.length);
  const fields = exact === undefined ? null : text.read(exact);
  if (fields !== null) return fields;
  // Explanations below the labels may hold colons (4001 names "Network Security: Restrict NTLM: …"), so a message may
  // have more slots than its layout; the longest layout whose shapes fit is the newest version of the event.
  for (const layout of layouts) {
    const read = layout === exact ? null : text.read(layout);
    if (read !== null) return read;
  }
  return kind.sentence?.(message) ?? null;
}

const sorted = new WeakMap<EventKind, EventKind['layouts']>();

function longestFirst(kind: EventKind): EventKind['layouts'] {
  let layouts = sorted.get(kind);
  if (layouts === undefined) {
    layouts = [...kind.layouts].sort((a, b) => b.length - a.length);
    sorted.set(kind, layouts);
  }
  return layouts;
}

/**
 * The lines of a message with the places of its labels. Line ends are `\r\n`, `\n`, or a single `\r` (which Windows
 * itself puts into some message texts).
 */
class MessageLines {
  readonly title: string;
  readonly lines: readonly string[];
  /** Indexes into `lines` of all lines with a label, after the title. */
  readonly slots: readonly number[];
  /** For each slot, where its value begins in the line. */
  readonly #values: readonly number[];

  /** Reads no further than `slots` labels and what belongs to the last of them. */
  constructor(message: string, slots: number) {
    const lines = linesOf(message);
    const labels: number[] = [];
    const values: number[] = [];
    let title = -1;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      if (line === '') {
        if (labels.length > slots) break;
      } else if (title < 0) {
        title = at;
      } else {
        const colon = colonIn(line);
        if (colon > 0) {
          labels.push(at);
          // German Windows prints `Unterstatus::` in 4625, with two colons.
          values.push(line[colon + 1] === ':' ? colon + 2 : colon + 1);
        }
      }
    }
    this.title = lines[title] ?? '';
    this.lines = lines;
    this.slots = labels;
    this.#values = values;
  }

  /** The values under a layout, or null where it does not fit. */
  read(layout: readonly (string | null)[]): EventFields | null {
    if (layout.length === 0 || layout.length > this.slots.length) return null;
    const fields: Record<string, string> = {};
    for (let slot = 0; slot < layout.length; slot += 1) {
      const name = layout[slot];
      if (name === undefined) return null;
      const own = this.#own(slot);
      if (name === null) {
        if (own !== '') return null;
        continue;
      }
      const value = runsOverLines(name) ? this.#withLinesBelow(slot, own, slot === layout.length - 1) : own;
      if (!fitsShape(name, value)) return null;
      fields[name] = value;
    }
    return fields;
  }

  #own(slot: number): string {
    return (this.lines[this.slots[slot] ?? 0] ?? '').slice(this.#values[slot] ?? 0).trim();
  }

  /**
   * A value that runs over several lines. The last label owns the lines up to the next blank one, labels or not (the
   * access reasons of 5145 are `right:⇥granted by⇥ACE`); the others own every line up to the next label.
   */
  #withLinesBelow(slot: number, own: string, last: boolean): string {
    const parts = own === '' ? [] : [own];
    const next = this.slots[slot + 1] ?? this.lines.length;
    for (let at = (this.slots[slot] ?? 0) + 1; at < this.lines.length; at += 1) {
      const line = this.lines[at] ?? '';
      if (last ? line === '' || (own !== '' && at >= next) : at >= next) break;
      if (line !== '') parts.push(line);
    }
    return parts.join('\n');
  }
}

function linesOf(message: string): string[] {
  const text = /\r(?!\n)/.test(message) ? message.replace(/\r+\n?/g, '\n') : message;
  const lines: string[] = [];
  for (let from = 0; ;) {
    const end = text.indexOf('\n', from);
    if (end < 0) {
      lines.push(text.slice(from).trim());
      return lines;
    }
    lines.push(text.slice(from, end).trim());
    from = end + 1;
  }
}

/** Place of the colon that ends the label: `:`, or the full-width one of Chinese message tables. */
function colonIn(line: string): number {
  const plain = line.indexOf(':');
  const wide = line.indexOf('：');
  return wide >= 0 && (plain < 0 || wide < plain) ? wide : plain;
}

/**
 * "The description for Event ID 4001 from source Microsoft-Windows-NTLM cannot be found …": Event Viewer writes it where
 * the computer that exports has no message table for the event. In every language the first line names ID and source.
 */
function namesItsSource(title: string, kind: EventKind): boolean {
  const lower = title.toLowerCase();
  return kind.ids.some((id) => lower.includes(String(id))) && lower.includes(kind.providers[0].toLowerCase());
}

/**
 * The insert strings of such a message, one per line after "The following information was included with the event:" and a
 * blank line; a sentence about the message table may end it. An empty insert is an empty line.
 */
function fieldsOfInsertLines(message: string, kind: EventKind): EventFields | null {
  const lines = linesOf(message);
  const title = lines.findIndex((line) => line !== '');
  const intro = lines.findIndex((line, at) => at > title && /[:：]$/.test(line));
  if (intro < 0) return kind.data.length === 0 ? {} : null;
  const rest = lines.slice(intro + 1);
  if (rest[0] === '') rest.shift();
  while (rest.length > 0 && rest.at(-1) === '') rest.pop();
  if (rest.length > kind.data.length && rest.at(-2) === '') {
    rest.splice(-2);
    while (rest.length > kind.data.length && rest.at(-1) === '') rest.pop();
  }
  return byPosition(rest, kind) ?? kind.sentence?.(rest.join('\n')) ?? null;
}
