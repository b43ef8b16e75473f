/** Which form of events begins on a line, and where what begins there ends. */
import { columnsOf, isEventHeader } from '../event-log/csv/get-winevent-columns.ts';
import { detailsText } from '../event-log/text/details-text.ts';
import { listText } from '../event-log/text/list-text.ts';
import type { PrintedForm } from '../event-log/text/printed-form.ts';
import { wevtutilText } from '../event-log/text/wevtutil-text.ts';
import { endOfXml, startsXml } from '../event-log/text/xml-lines.ts';

export type FoundForm =
  | { readonly kind: 'xml' }
  | { readonly kind: 'printed'; readonly form: PrintedForm }
  /** Format-Table, whose messages are cut to the width of the console. */
  | { readonly kind: 'table' };

const PRINTED: readonly PrintedForm[] = [wevtutilText, detailsText, listText];
const XML: FoundForm = { kind: 'xml' };
const TABLE: FoundForm = { kind: 'table' };

/** The form that begins at `lines[at]`, or null. */
export function formAt(lines: readonly string[], at: number): FoundForm | null {
  if (startsXml(lines, at)) return XML;
  const form = PRINTED.find((candidate) => candidate.begins(lines, at));
  if (form !== undefined) return { kind: 'printed', form };
  return startsTable(lines, at) ? TABLE : null;
}

/** Index of the first line behind it. */
export function endOfEvent(found: FoundForm, lines: readonly string[], at: number): number {
  switch (found.kind) {
    case 'xml':
      return endOfXml(lines, at);
    case 'printed':
      return Math.max(at + 1, found.form.end(lines, at));
    case 'table': {
      let end = at + 2;
      while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1;
      return end;
    }
  }
}

/** A header with the names of an event's properties above a line of dashes. */
function startsTable(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > 400 || !/\bMessage\b/i.test(line) || !/^\s*-+(?: +-+)+\s*$/.test(lines[at + 1] ?? ''))
    return false;
  const names = line.trim().toLowerCase().split(/\s+/);
  if (names.includes('entrytype') && names.includes('source')) return true;
  const columns = columnsOf(names);
  return columns !== null && isEventHeader(names, columns);
}
