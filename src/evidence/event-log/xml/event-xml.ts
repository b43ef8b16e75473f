/**
 * A log as XML: Event Viewer's "Save All Events As…", type XML, and `wevtutil qe`, with a root element or without:
 *
 *     <?xml version="1.0" encoding="utf-8" standalone="yes"?>
 *     <Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider
 *     Name='Microsoft-Windows-NTLM' Guid='{ac43300d-…}'/><EventID>4001</EventID>…<TimeCreated
 *     SystemTime='2026-11-20T07:01:12.1234567Z'/>…<Channel>Microsoft-Windows-NTLM/Operational</Channel>
 *     <Computer>WS07.contoso.example</Computer>…</System><EventData><Data Name='TargetName'>cifs/files</Data>…
 *
 * gives what each event says (here `ntlm-blocked` of WS07), and one `log-coverage` per computer and channel. All may stand on one
 * line. The data has names and is in no language; times are UTC to 100 nanoseconds. `/f:RenderedXml`, Event Viewer, and
 * `Get-WinEvent … | ForEach-Object { $_.ToXml() }` (which has none) differ in the RenderingInfo behind it: the message, in the
 * language of its `Culture`. Events that somebody copied from a browser's tree (`- <Event …`) are hand-picked and cover nothing.
 *
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-schema,
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
import type { FactKind } from '../../../facts/facts.ts';
import { logFormat, type LogSink, type LogSummary } from '../../format.ts';
import { belowItsCommand } from '../captured.ts';
import { collectAsXml, eventLogKinds } from '../collect.ts';
import { joined } from '../csv/event-table.ts';
import { Utf8Pieces } from '../csv/utf8.ts';
import { LogBook } from '../log-book.ts';
import { EventScanner } from './event-scanner.ts';
import { EventXmlReader } from './event-xml-reader.ts';

export const eventXml = logFormat({
  id: 'event-xml',
  title: 'Event XML',
  input: 'bytes',
  collect: collectAsXml,
  tells: eventLogKinds,
  recognises: ({ text }) => isEventXml(text),
  read,
});

async function read(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
): Promise<LogSummary> {
  const pieces = new Utf8Pieces(encoding);
  let head = new Uint8Array(0);
  let log: Log | null = null;
  let read = 0;
  for await (const piece of bytes) {
    read += piece.length;
    const utf8 = pieces.next(piece);
    if (log !== null) log.scanner.push(utf8);
    else {
      head = joined(head, utf8);
      if (head.length >= HEAD_BYTES) log = openLog(head, sink);
    }
    sink.progress(read);
  }
  pieces.end();
  const { book, reader, scanner } = log ?? openLog(head, sink);
  scanner.end();
  if (pieces.isCut) book.notes.isCut = true;
  if (reader.strayWords !== null) sink.note(strayNote(reader.strayWords));
  const { language } = reader;
  const title = language === null ? 'Event XML' : 'Event XML with messages';
  return book.end(language, () => ({ title, language, zone: 'utc' }));
}

/** What is looked at to tell how the events got into the file. */
const HEAD_BYTES = 4096;

interface Log {
  readonly book: LogBook;
  readonly reader: EventXmlReader;
  readonly scanner: EventScanner;
}

/** Begins with the first bytes, which it reads. */
function openLog(first: Uint8Array, sink: LogSink<FactKind>): Log {
  const head = new TextDecoder().decode(first.subarray(0, HEAD_BYTES));
  const book = new LogBook(sink, {
    hasChannels: true,
    covers: !/^\s*[-+]\s*<Event[\s>]/m.test(head),
    head: { line: 1, text: head.trimStart().slice(0, 200) },
  });
  const reader = new EventXmlReader(book);
  const scanner = new EventScanner(reader);
  scanner.push(first.subarray(lengthOfCommand(head)));
  return { book, reader, scanner };
}

/** Bytes of the command line above the events; it is no text that was missed. */
function lengthOfCommand(head: string): number {
  return new TextEncoder().encode(head.slice(0, head.length - belowItsCommand(head).length)).length;
}

function strayNote(words: string) {
  return {
    code: 'text-between-events',
    says: `Between the events stands something else, which was not read ("${words}"): drop it as a file of its own.`,
  };
}

/** What may stand above the first event: a declaration, comments, a document type (refused later), one root element. */
const ABOVE =
  /^(?:[\s\ufeff+-]|<\?[^<>]{0,300}>|<!--[^<>]{0,2000}-->|<!DOCTYPE[^<>[\]]{0,300}(?:\[[^\]]{0,20000}\]\s*)?>)*/;

/** Whether a file begins with events in XML. Below the events' own `<Event` another element of that name has no System. */
export function isEventXml(head: string): boolean {
  let text = belowItsCommand(head);
  text = text.slice(ABOVE.exec(text)?.[0].length ?? 0);
  if (/^<Events(?:\s[^<>]{0,300})?(?:\/>|>\s*(?:<\/Events>|$))/.test(text)) return true;
  const root = /^<(?!Event[\s>])[A-Za-z][\w.:-]{0,60}(?:\s[^<>]{0,500})?>/.exec(text);
  if (root !== null) text = text.slice(root[0].length).replace(/^[\s+-]+/, '');
  return /^<Event[\s>]/.test(text) && /<(?:System|Provider)[\s/>]/.test(text.slice(0, 4096));
}
