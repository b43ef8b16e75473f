/**
 * Events inside a text: pasted into a mail or a ticket, or printed between other outputs. As XML, as Event Viewer copies them,
 * as wevtutil and PowerShell print them:
 *
 *     Log Name:      Microsoft-Windows-NTLM/Operational
 *     Source:        Microsoft-Windows-NTLM
 *     Date:          11/20/2026 8:01:12 AM
 *     Event ID:      4001
 *     …
 *     Event Xml:
 *     <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
 *
 * gives what each event says (here `ntlm-blocked`). Where the XML follows the text, the XML counts. Somebody picked these events, so
 * they cover nothing: no absence is told. The forms: `../event-log/text/*-text.ts`, `../event-log/xml/event-xml.ts`.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil,
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.diagnostics/get-winevent
 */
import type { FactKind } from '../../facts/facts.ts';
import { textFormat } from '../format.ts';
import { eventLogKinds } from '../event-log/collect.ts';
import { endOfEvent, formAt, type FoundForm } from './forms.ts';
import { EventsOfBlock } from './events-of-block.ts';

/** Every kind that an event tells; the coverage of a log is no part of a text. */
const kinds: readonly FactKind[] = eventLogKinds.filter((kind) => kind !== 'log-coverage');

export const eventsInText = textFormat<FactKind>({
  id: 'events-in-text',
  title: 'Events in a text',
  input: 'text',
  collect: [
    {
      command: 'Get-WinEvent -LogName Microsoft-Windows-NTLM/Operational -MaxEvents 20 | Format-List *',
      role: 'any',
      tells: ['ntlm-blocked', 'ntlm-audited', 'ntlm-unusable', 'ntlm-reason'],
      hint: 'only a few events; so does Copy, Copy details as text in Event Viewer, pasted into a text file',
    },
  ],
  tells: kinds,
  begins: (lines, at) => formAt(lines, at) !== null || COMMAND.test(lines[at] ?? ''),
  reach(lines, at) {
    const form = formAt(lines, at);
    return form === null ? 0 : reachOf(form, lines, at);
  },
  *read(block) {
    const events = new EventsOfBlock(block);
    for (let at = 0; at < block.lines.length;) {
      const form = formAt(block.lines, at);
      at = form === null ? at + 1 : events.take(form, at);
    }
    yield* events.end();
  },
});

/** Commands that print events; those that list logs or their settings do not. */
const COMMAND =
  /^\s*(?:wevtutil(?:\.exe)?\s+(?:qe|query-events)\b|Get-(?:WinEvent|EventLog)\b(?!.{0,400}-(?:List|ListLog|ListProvider)\b))/i;

/** A message may hold blank lines, but not two in a row: what stands behind them may be another output. */
function reachOf(form: FoundForm, lines: readonly string[], at: number): number {
  const end = endOfEvent(form, lines, at);
  if (form.kind !== 'printed') return end;
  for (let next = at + 1; next < end; next += 1) {
    if (lines[next]?.trim() === '' && lines[next + 1]?.trim() === '') return next;
  }
  return end;
}
