/**
 * `Get-WinEvent … | Format-List` and `Get-EventLog … | Format-List`, the properties chosen by the person or by PowerShell:
 *
 *     TimeCreated  : 11/20/2026 8:01:12 AM
 *     ProviderName : Microsoft-Windows-NTLM
 *     Id           : 4001
 *     Message      : NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 *                    Target server: cifs/files
 *
 * Property names are English in every language; dates are local time in the culture of the session. The default list names neither
 * log nor computer. Get-EventLog prints the whole ID of a classic event as InstanceId.
 *
 * Values that do not fit the width of the console run on in the next line, cut anywhere or between words, as the culture is
 * (StringManipulationHelper of https://github.com/PowerShell/PowerShell, ILineOutput.cs).
 */
import { columnsOf, isEventHeader } from '../csv/get-winevent-columns.ts';
import { languageOfLevel } from '../csv/event-viewer-words.ts';
import { outcomeOfEntryType, isEventLogHeader } from '../csv/get-eventlog-columns.ts';
import { outcomeOf } from '../keywords.ts';
import { insertsIn } from '../printed-event.ts';
import { messageOf, type PrintedForm } from './printed-form.ts';

/** Properties that the list of an event begins with. */
const FIRST =
  /^ {0,12}(?:TimeCreated|ProviderName|Id|Message|LogName|MachineName|RecordId|LevelDisplayName|Index|EventID|EntryType|InstanceId|Source|TimeGenerated|TimeWritten|Level|Version|Keywords) *:(?: |$)/i;

function mayBegin(line: string): boolean {
  return line.indexOf(':') > 0 && FIRST.test(line);
}

export const listText: PrintedForm = {
  title: 'PowerShell list of events',
  mayBegin,
  begins: (lines, at) => mayBegin(lines[at] ?? '') && isEvent([...propertiesAt(lines, at).values.keys()]),
  end: (lines, at) => propertiesAt(lines, at).end,
  read(lines, at, end) {
    const { values, width } = propertiesAt(lines, at);
    if (!isEvent([...values.keys()])) return null;
    const text = (name: string | undefined): string => onOneLine(values.get(name ?? '') ?? [], width);
    const named = propertyNames([...values.keys()]);
    const id = text(named.id);
    if (!/^\d{1,10}$/.test(id)) return null;
    const written = values.get(named.message ?? '') ?? [];
    const message = (): string => messageOf(unwrapped(written, width));
    const provider = text(named.provider);
    return {
      provider: provider === '' ? null : provider,
      id: Number(id),
      channel: text(named.channel) === '' ? null : text(named.channel),
      computer: text(named.computer) === '' ? null : text(named.computer),
      date: text(named.time),
      outcome: () =>
        outcomeOfEntryType(text(named.entryType)) ??
        outcomeOf(text(named.keywords), text(named.keywordNames).replace(/^\{|\}$/g, '')) ??
        'unknown',
      language: () => languageOfLevel(text(named.level)),
      hasMessage: written.some((line) => line.trim() !== ''),
      message,
      inserts: () => insertsIn(message(), provider),
      whole: () => messageOf(lines.slice(at, end)),
    };
  },
};

interface Properties {
  /** Name, lower case, and the lines of the value. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly end: number;
  /** Places in a value's line, as far as any of them shows. */
  readonly width: number;
}

const PROPERTY = /^ {0,12}([A-Za-z]\w{0,60}) *:(?: |$)/;

/** Found last: each list is asked about several times. */
let found: {
  readonly lines: readonly string[];
  readonly length: number;
  readonly at: number;
  readonly is: Properties;
} | null = null;

/** The properties of the list that begins at `lines[at]`. */
function propertiesAt(lines: readonly string[], at: number): Properties {
  if (found?.lines === lines && found.at === at && found.length === lines.length) return found.is;
  const is = readProperties(lines, at);
  found = { lines, length: lines.length, at, is };
  return is;
}

/** Their colons stand below each other; a value's lines stand right of it. */
function readProperties(lines: readonly string[], at: number): Properties {
  const values = new Map<string, string[]>();
  let colon = -1;
  let last: string[] = [];
  let end = at;
  let width = 0;
  let blanks = 0;
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') {
      blanks += 1;
      continue;
    }
    const property = propertyIn(line, colon);
    if (property !== null) {
      if (values.has(property.name)) break;
      colon = property.colon;
      last = [line.slice(colon + 2)];
      values.set(property.name, last);
    } else if (colon >= 0 && line.length > colon + 2 && line.slice(0, colon + 2).trim() === '') {
      for (; blanks > 0; blanks -= 1) last.push('');
      last.push(line.slice(colon + 2));
    } else break;
    blanks = 0;
    width = Math.max(width, line.length - colon - 2);
    end = next + 1;
  }
  // The list may go on below blank lines that are the last there are.
  return { values, end: end + blanks === lines.length ? lines.length : end, width };
}

/** A property whose colon stands where the others' do (−1: it is the first). */
function propertyIn(line: string, colon: number): { readonly name: string; readonly colon: number } | null {
  if (colon >= 0 && line[colon] !== ':') return null;
  const match = PROPERTY.exec(line);
  if (match === null) return null;
  const place = match[0].indexOf(':');
  return colon >= 0 && place !== colon ? null : { name: (match[1] ?? '').toLowerCase(), colon: place };
}

/** A value that is one line: a name, a date. */
function onOneLine(lines: readonly string[], width: number): string {
  return lines
    .reduce((whole, line, at) => whole + ((lines[at - 1]?.length ?? width) >= width ? '' : ' ') + line, '')
    .trim();
}

/** Consoles are not narrower; below it nothing was wrapped. */
const NARROWEST = 50;

/**
 * The lines of a message as Windows wrote them: a value whose next word would not have fitted goes on below. Only a line with a
 * label counts, and only one without is taken for the rest of its value; Windows indents what belongs below a label.
 */
function unwrapped(lines: readonly string[], width: number): string[] {
  if (width < NARROWEST) return [...lines];
  const whole: string[] = [];
  let isLabelled = false;
  let previous = '';
  for (const line of lines) {
    const word = /^\S+/.exec(line)?.[0] ?? '';
    const isRest =
      isLabelled && word !== '' && !/[:：]/.test(line) && previous.length + 1 + word.length > width;
    if (isRest) whole[whole.length - 1] += previous.length >= width ? line : ` ${line}`;
    else {
      whole.push(line);
      isLabelled = /^\s*[^\s:：][^:：]{0,60}[:：]/.test(line);
    }
    previous = line;
  }
  return whole;
}

function isEvent(names: readonly string[]): boolean {
  if (isEventLogHeader(names)) return true;
  const columns = columnsOf(names);
  return columns !== null && isEventHeader(names, columns) && columns.provider + columns.channel > -2;
}

type Named = Readonly<
  Record<
    | 'id'
    | 'provider'
    | 'time'
    | 'message'
    | 'channel'
    | 'computer'
    | 'keywords'
    | 'keywordNames'
    | 'level'
    | 'entryType',
    string | undefined
  >
>;

/** Which property is what. */
function propertyNames(names: readonly string[]): Named {
  const columns = columnsOf(names);
  const at = (column: number | undefined): string | undefined => names[column ?? -1];
  const has = (name: string): string | undefined => (names.includes(name) ? name : undefined);
  return {
    id: has('instanceid') ?? at(columns?.id),
    provider: at(columns?.provider) ?? has('source'),
    time: at(columns?.time) ?? has('timegenerated') ?? has('timewritten'),
    message: at(columns?.message) ?? has('message'),
    channel: at(columns?.channel),
    computer: at(columns?.computer) ?? has('machinename'),
    keywords: at(columns?.keywords),
    keywordNames: at(columns?.keywordNames),
    level: at(columns?.level),
    entryType: has('entrytype'),
  };
}
