/**
 * A log as text, of any size: `wevtutil qe … /f:text`, and `Format-List` of Get-WinEvent or Get-EventLog sent to a file:
 *
 *     Event[0]:
 *       Log Name: Microsoft-Windows-NTLM/Operational
 *       Source: Microsoft-Windows-NTLM
 *       Date: 2026-11-20T08:01:12.1230000Z
 *       Event ID: 4001
 *       …
 *
 * gives what each event says (here `ntlm-blocked`), and one `log-coverage` per computer and channel. Only files that begin so are
 * read here, line by line; the same inside other outputs is read by `events-in-text`, with lines for citations. How the forms
 * look: `wevtutil-text.ts` and `list-text.ts`.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
import type { FactKind } from '../../../facts/facts.ts';
import { logFormat, type LogSink, type LogSummary } from '../../format.ts';
import { promptOf } from '../../prompt.ts';
import { belowItsCommand } from '../captured.ts';
import { eventLogKinds } from '../collect.ts';
import { Utf8Pieces } from '../csv/utf8.ts';
import { EventTextStream } from './event-text-stream.ts';
import { LineStream } from './line-stream.ts';
import { listText } from './list-text.ts';
import type { PrintedForm } from './printed-form.ts';
import { wevtutilText } from './wevtutil-text.ts';
import { startsXml } from './xml-lines.ts';

export const eventText = logFormat({
  id: 'event-text',
  title: 'Events as text',
  input: 'bytes',
  collect: [
    {
      command: 'wevtutil qe Microsoft-Windows-NTLM/Operational /f:text > ntlm.txt',
      role: 'any',
      tells: ['ntlm-blocked', 'ntlm-audited', 'ntlm-unusable', 'ntlm-reason', 'log-coverage'],
      hint: 'only where neither a log (.evtx) nor XML can be made: its times tell no zone',
    },
  ],
  tells: eventLogKinds,
  recognises: ({ text }) => formOf(belowItsCommand(text).split('\n')) !== null,
  read,
});

async function read(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
  dayFirst?: boolean,
): Promise<LogSummary> {
  const pieces = new Utf8Pieces(encoding);
  const lines = new LineStream();
  const events = new EventTextStream(sink, dayFirst);
  let read = 0;
  for await (const piece of bytes) {
    events.push(lines.next(pieces.next(piece)));
    read += piece.length;
    sink.progress(read);
  }
  pieces.end();
  events.push(lines.end());
  return events.end(pieces.isCut);
}

/** Lines of the head that must hold no prompt and no XML: what holds several outputs goes another way. */
const HEAD_LINES = 2000;

/** The form in which a file begins; null where it is another file, or holds more than events. */
export function formOf(head: readonly string[]): PrintedForm | null {
  const lines = head.slice(0, HEAD_LINES).map((line) => line.replace('\ufeff', '').trimEnd());
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return null;
  const form = [wevtutilText, listText].find((candidate) => candidate.begins(lines, first));
  const holdsMore = (line: string, at: number): boolean => promptOf(line) !== null || startsXml(lines, at);
  if (form === undefined || lines.some(holdsMore)) return null;
  return form;
}
