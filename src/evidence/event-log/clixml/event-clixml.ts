/**
 * `Get-WinEvent … | Export-Clixml events.xml`, objects as PowerShell keeps them:
 *
 *     <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
 *       <Obj RefId="0">
 *         <TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T>…</TN>
 *         <Props><I32 N="Id">4001</I32>…<S N="ProviderName">Microsoft-Windows-NTLM</S>
 *           <S N="LogName">Microsoft-Windows-NTLM/Operational</S><S N="MachineName">WS07.contoso.example</S>
 *           <DT N="TimeCreated">2026-11-20T08:01:12.1234567+01:00</DT>…</Props>
 *         <MS><S N="Message">NTLM client blocked: …_x000D__x000A_Target server: cifs/files…</S></MS>
 *
 * gives what each event says (here `ntlm-blocked` of WS07), and one `log-coverage` per computer and channel. Values come from the
 * message: `Properties` has them as .NET objects, in forms that no other export has, and is read only where the
 * message prints no values. Times carry their offset, so they are UTC.
 *
 * MS-PSRP 2.2.5 (serialization of objects and of strings):
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-psrp/3e107e78-3f28-4f85-9e25-493fd9b09726
 */
import type { FactKind } from '../../../facts/facts.ts';
import { logFormat, type LogSink, type LogSummary } from '../../format.ts';
import { eventLogKinds } from '../collect.ts';
import { Utf8Pieces } from '../csv/utf8.ts';
import { LogBook } from '../log-book.ts';
import { PrintedEvents } from '../printed-event.ts';
import { clixmlEvent } from './clixml-event.ts';
import { ObjectScanner } from './object-scanner.ts';

export const eventClixml = logFormat({
  id: 'event-clixml',
  title: 'Get-WinEvent Clixml',
  input: 'bytes',
  collect: [
    {
      command: 'Get-WinEvent -LogName Microsoft-Windows-NTLM/Operational | Export-Clixml ntlm.xml',
      role: 'any',
      tells: ['ntlm-blocked', 'ntlm-audited', 'ntlm-unusable', 'ntlm-reason', 'log-coverage'],
      hint: 'read where it is already there; a log (.evtx) or XML tells more and is smaller',
    },
  ],
  tells: eventLogKinds,
  recognises: ({ text }) =>
    /^[\s\ufeff]*(?:#< CLIXML\s+)?(?:<\?xml[^<>]{0,200}>\s*)?<Objs\s/.test(text) &&
    /<T>(?:\w+\.){0,8}EventLogRecord<\/T>/.test(text),
  read,
});

async function read(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
  dayFirst?: boolean,
): Promise<LogSummary> {
  const head = { line: 1, text: '<Objs xmlns="http://schemas.microsoft.com/powershell/2004/04">' };
  const book = new LogBook(sink, { dayFirst, hasChannels: true, covers: true, head });
  book.notes.misfit = 'the object has no event ID, or is longer than 1 MB';
  const events = new PrintedEvents(book);
  const scanner = new ObjectScanner({
    object(text, number) {
      const event = clixmlEvent(text);
      if (event === null) book.notes.unreadable(number);
      else events.add(event, number);
    },
    unreadable: (number) => book.notes.unreadable(number),
    cut: () => (book.notes.isCut = true),
  });
  const pieces = new Utf8Pieces(encoding);
  let read = 0;
  for await (const piece of bytes) {
    scanner.push(pieces.next(piece));
    read += piece.length;
    sink.progress(read);
  }
  pieces.end();
  scanner.end();
  if (pieces.isCut) book.notes.isCut = true;
  events.end();
  const { language } = events;
  return book.end(language, () => ({
    title: 'Get-WinEvent Clixml',
    language,
    zone: book.dates.isUtc ? 'utc' : 'unknown',
  }));
}
