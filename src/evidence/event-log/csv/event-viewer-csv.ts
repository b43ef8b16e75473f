/**
 * A log saved from Event Viewer ("Save All Events As…", CSV or text):
 *
 *     Level,Date and Time,Source,Event ID,Task Category
 *     Warning,11/20/2026 8:01:12 AM,Microsoft-Windows-NTLM,4001,Blocking NTLM,"NTLM client blocked: Outgoing NTLM …
 *     Target server: cifs/files
 *     Supplied user: mara
 *     …"
 *
 * gives what each event says (here `ntlm-blocked`), and one `log-coverage`. The header has five names, the records have six
 * fields: the sixth is the message. The first column is `Keywords` for the Security log and `Level` for all others; header,
 * levels, dates and messages are in the language of Windows. The tab-separated text has the same columns.
 *
 * There is no channel and no zone in it, and a computer only where somebody added its column in the window, behind the five:
 * then the records have one field more than the header has names, too. Dates are local time, to the second.
 * Microsoft documents none of this; real exports are quoted in https://github.com/fkie-cad/COMIDDS (German), and the test data of
 * https://github.com/Intellectual-Chasen/Oraculum shows Japanese ones.
 */
import { logFormat } from '../../format.ts';
import { collectFromEventViewer, eventLogKinds } from '../collect.ts';
import { readEventTable, type EventTable } from './event-table.ts';
import { languageOfTitles, plain, wordsOfHeader, type EventViewerWords } from './event-viewer-words.ts';
import { cuts, fieldsOfLine, headLines, type Delimiter, type HeadLine } from './head-lines.ts';
import { Outcomes } from './outcomes.ts';
import { CR, LF, QUOTE } from './record-fields.ts';
import type { RecordShape } from './scan.ts';
import { toolOfLine } from '../tool-events/tools.ts';
import { WrittenDate } from '../../../windows/dates.ts';
import { SECURITY_AUDITING } from '../events/providers.ts';

export const eventViewerCsv = logFormat({
  id: 'event-viewer-csv',
  title: 'Event Viewer CSV',
  input: 'bytes',
  collect: collectFromEventViewer,
  tells: eventLogKinds,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const ID = 3;
/** Titles of the window as it comes; the message has none. */
const TITLES = 5;

/** Event Viewer's table at the beginning of a file, or null. */
function tableOf(head: string): EventTable | null {
  const lines = headLines(head);
  for (const [index, line] of lines.entries()) {
    if (toolOfLine(line.text) !== null) return null;
    const below = lines[index + 1]?.text ?? '';
    for (const { delimiter, fields } of cuts(line.text)) {
      const words = wordsOfHeader(fields);
      if (words !== null) {
        const message = messageOf(fields, fieldsOfLine(below, delimiter).length, words);
        const hasOutcome = plain(fields[0] ?? '') === plain(words.keywords);
        return table({ line, delimiter, titles: fields, words, hasOutcome, message });
      }
      if (isHeaderByShape(fields, below, delimiter)) {
        const likely = languageOfTitles(fields);
        return table({ line, delimiter, titles: fields, words: likely, hasOutcome: true, message: TITLES });
      }
    }
  }
  return null;
}

/** A language that is not in the table: five names, and below them a record of six fields. */
function isHeaderByShape(columns: readonly string[], below: string, delimiter: Delimiter): boolean {
  if (columns.length !== TITLES || columns.some((name) => name === '' || /\d{2}/.test(name))) return false;
  const record = fieldsOfLine(below, delimiter);
  const [, date = '', source = '', id = ''] = record;
  return (
    record.length >= 6 &&
    new WrittenDate().readText(date) &&
    /^[A-Za-z][\w .()$-]*$/.test(source) &&
    /^\d{1,5}$/.test(id) &&
    Number(id) < 65536
  );
}

/**
 * Where the message stands, from 0: behind the last title. Some people name it by hand, as the sixth; `fields`: how many the
 * first line of the first record has.
 */
function messageOf(titles: readonly string[], fields: number, words: EventViewerWords): number {
  const added = titles.length - TITLES;
  if (added === 0) return TITLES;
  if (added === 1) return isComputer(titles[TITLES] ?? '', words) ? titles.length : TITLES;
  return fields > titles.length ? titles.length : titles.length - 1;
}

function isComputer(title: string, words: EventViewerWords): boolean {
  return plain(title) === plain(words.computer);
}

const SECURITY_SOURCES: ReadonlySet<string> = new Set(SECURITY_AUDITING.map((name) => name.toLowerCase()));

interface Found {
  readonly line: HeadLine;
  readonly delimiter: Delimiter;
  readonly titles: readonly string[];
  readonly words: EventViewerWords | null;
  /** False where the first column holds levels: `Information` is neither success nor failure. */
  readonly hasOutcome: boolean;
  readonly message: number;
}

function table({ line, delimiter, titles, words, hasOutcome, message }: Found): EventTable {
  const outcomes = new Outcomes();
  const kind = delimiter === '\t' ? 'Event Viewer text' : 'Event Viewer CSV';
  return {
    title: `${kind}, ${words?.name ?? 'language not known'}`,
    language: words?.language ?? null,
    line: line.number,
    header: line.text,
    shape: shapeOf(delimiter, line.text, message),
    columns: {
      id: ID,
      provider: 2,
      time: 1,
      message,
      channel: -1,
      computer:
        words === null ? -1 : titles.findIndex((title, at) => at >= TITLES && isComputer(title, words)),
    },
    outcomeOf: (fields) => (hasOutcome ? outcomes.of(fields.text(0), fields.number(ID)) : 'unknown'),
    learn: (fields) => {
      if (hasOutcome && SECURITY_SOURCES.has(fields.text(2).trim().toLowerCase()))
        outcomes.learn(fields.text(0), fields.number(ID));
    },
    mayHaveLostLetters: false,
  };
}

function shapeOf(delimiter: Delimiter, header: string, message: number): RecordShape {
  const code = delimiter.charCodeAt(0);
  return {
    delimiter: code,
    accepts: (fields) => fields.count === message + 1 && isId(fields.number(ID)),
    beginsAt: (bytes, at, isLast) => beginsAt(bytes, at, isLast, code),
    repaired: (rows, text) => repaired(rows, text, delimiter, message),
    isHead: (line) => line === header,
  };
}

function isId(number: number): boolean {
  return number >= 0 && number < 65536;
}

/** No level, date and source together are longer. */
const LONGEST_BEGINNING = 400;

/** `Level,date,source,number` at the beginning of a line, cut behind it or not; quotes may stand around each. */
function beginsAt(bytes: Uint8Array, at: number, isLast: boolean, delimiter: number): boolean | null {
  const end = Math.min(bytes.length, at + LONGEST_BEGINNING);
  let field = 0;
  let digits = 0;
  let others = 0;
  for (let place = at; place < end; place += 1) {
    const byte = bytes[place] ?? LF;
    if (byte === QUOTE || byte === CR) continue;
    if (byte === LF && field < ID) return false;
    if (byte !== delimiter && byte !== LF) {
      if (byte >= 0x30 && byte <= 0x39) digits += 1;
      else others += 1;
      continue;
    }
    // A date in other digits than ASCII has none here, so only its length counts.
    if (field === 1 ? digits + others < 8 : field === 2 ? others === 0 : false) return false;
    if (field === ID) return others === 0 && digits >= 1 && digits <= 5;
    field += 1;
    digits = 0;
    others = 0;
  }
  return isLast || end === at + LONGEST_BEGINNING ? false : null;
}

/**
 * A record whose message has broken quotes: the region begins like a record and ends before the next one, so what stands
 * behind the fields that have titles is its message, quotes or not.
 */
function repaired(
  rows: readonly (readonly string[])[],
  text: string,
  delimiter: Delimiter,
  count: number,
): readonly string[] | null {
  const first = rows[0]?.slice(0, count) ?? [];
  if (first.length < count || !/^\d{1,5}$/.test(first[ID] ?? '') || !isId(Number(first[ID]))) return null;
  const message = behindFields(text, delimiter, count);
  return message === null ? [...first, ''] : [...first, message.replace(/^"|"$/g, '').replaceAll('""', '"')];
}

/** What follows the `count`th delimiter outside quotes. */
function behindFields(text: string, delimiter: Delimiter, count: number): string | null {
  let field = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === delimiter && !isQuoted && (field += 1) === count) return text.slice(at + 1);
  }
  return null;
}
