/**
 * How far a computer's clock is off, and where it gets its time from:
 *
 *     C:\>w32tm /stripchart /computer:dc01.contoso.example /samples:3 /dataonly
 *     Tracking dc01.contoso.example [10.0.0.10:123].
 *     Collecting 3 samples.
 *     The current time is 20.11.2026 08:00:00.
 *     08:00:00, +312.0206779s
 *
 * gives a `clock-offset`, `w32tm /query /status` and `/query /source` a `time-source`. Labels are translated; lines are told
 * by their order and by what a translation leaves alone (https://github.com/MicrosoftDocs/windowsserverdocs/issues/2065,
 * https://github.com/Icinga/icinga-powershell-plugins/issues/176).
 *
 * The offset is that of NTP (RFC 4330, section 5): what is to be added to the local clock, so a positive one means that this
 * computer is behind the reference.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';
import { isSample, isTracking, readChart } from './stripchart.ts';
import { isReference, readStatus } from './status.ts';

export type W32tmKind = 'clock-offset' | 'time-source';

export const w32tm = textFormat<W32tmKind>({
  id: 'w32tm',
  title: 'Clock and time source (w32tm)',
  input: 'text',
  collect: [
    {
      command: 'w32tm /stripchart /computer:<domain controller> /samples:3 /dataonly',
      role: 'any',
      first: true,
      tells: ['clock-offset'],
      hint: 'on the client and on the server, within a day of the failure; keep the command line in the file',
    },
    { command: 'w32tm /query /status', role: 'any', tells: ['time-source'] },
  ],
  tells: ['clock-offset', 'time-source'],
  begins,
  read,
});

/** What every first line of an output has, or one of the five below it. */
const nextSign = nextLine(/w32tm|:123\]|0x[0-9a-f]{8} ?\(|\d[:.]\d{2}[:.]\d{2},? /i);

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (nextSign(lines, at) > at + 5) return false;
  if (COMMAND.test(line) || isReference(line) || isSample(line)) return true;
  if (isTracking(line)) return lines.slice(at + 1, at + 5).some(isSample);
  // The five lines above the reference: leap indicator, stratum, precision, root delay, root dispersion.
  return /^[^:：]{1,60}[:：]\s*[0-3] ?\(/.test(line) && isReference(lines[at + 5] ?? '');
}

const COMMAND = /^\s*w32tm(?:\.exe)?(?:\s|$)/i;

function* read(block: Block): Iterable<Sighting<W32tmKind> | Note> {
  const command = block.command ?? '';
  const isQuery = /[/-]query\b/i.test(command);
  if (asksAnotherComputer(block.command, isQuery ? /[/-]computer:/i : undefined)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  if (/[/-]source\b/i.test(command) && isQuery) {
    yield* readSource(block);
    return;
  }
  yield* readChart(block);
  yield* readStatus(block);
}

/** `/query /source` prints the name alone; an error is a sentence and ends with its code. */
function* readSource(block: Block): Iterable<Sighting<'time-source'>> {
  const index = block.lines.findIndex((line) => line.trim() !== '');
  const source = block.lines[index]?.trim() ?? '';
  if (source === '' || source.length > 255 || /0x[0-9a-f]{8}|[:：。]/i.test(source)) return;
  if (block.lines.slice(index + 1).some((line) => line.trim() !== '')) return;
  yield {
    kind: 'time-source',
    at: { line: block.firstLine + index },
    text: `${block.command?.trim() ?? ''}: ${source}`,
    says: { source: source.replace(/,0x[0-9a-f]+$/i, ''), stratum: null, lastSync: null },
  };
}
