/**
 * The lines of `w32tm /query /status`, told by their order around the reference, whose number is printed alike everywhere:
 *
 *     Leap Indicator: 0(no warning)
 *     Stratum: 4 (secondary reference - syncd by (S)NTP)
 *     Precision: -23 (119.209ns per tick)
 *     Root Delay: 0.0807901s
 *     Root Dispersion: 0.4345451s
 *     ReferenceId: 0x0A00000A (source IP:  10.0.0.10)
 *     Last Successful Sync Time: 20.11.2026 07:58:00
 *     Source: DC01.contoso.example
 *     Poll Interval: 10 (1024s)
 */
import type { Sighting } from '../../facts/facts.ts';
import { WrittenDate } from '../../windows/dates.ts';
import type { Block } from '../format.ts';

const REFERENCE = /^[^:：]{1,60}[:：]\s*0x[0-9a-f]{8} ?\(/i;
const STRATUM = /^[^:：]{1,60}[:：]\s*(\d{1,2}) ?\(/;
const POLL = /^[^:：]{1,60}[:：]\s*\d{1,2} ?\(/;

export function isReference(line: string): boolean {
  return line.length < 400 && REFERENCE.test(line);
}

export function* readStatus(block: Block): Iterable<Sighting<'time-source'>> {
  for (const [index, line] of block.lines.entries()) {
    if (!isReference(line)) continue;
    const source = valueOf(block.lines[index + 2]);
    // Other order, or cut: then the line is somebody else's.
    if (source === null || !POLL.test(block.lines[index + 3] ?? '')) continue;
    const stratum = STRATUM.exec(block.lines[index - 4] ?? '')?.[1];
    yield {
      kind: 'time-source',
      at: { line: block.firstLine + index + 2 },
      text: block.lines[index + 2]?.trim() ?? '',
      says: {
        source: source.replace(/,0x[0-9a-f]+$/i, ''),
        stratum: stratum === undefined ? null : Number(stratum),
        lastSync: timeOf(valueOf(block.lines[index + 1])),
      },
    };
  }
}

function valueOf(line: string | undefined): string | null {
  const value = /^[^:：]{1,60}[:：]\s*(\S.*)$/.exec(line?.slice(0, 400) ?? '')?.[1];
  return value?.trim() ?? null;
}

/** Only a date that is the same whichever of day and month comes first. */
function timeOf(written: string | null): number | null {
  const date = new WrittenDate();
  if (written === null || !date.readText(written)) return null;
  const { monthFirst, dayFirst, separator } = date;
  if (Number.isNaN(monthFirst) || separator === DOT) return Number.isNaN(dayFirst) ? null : dayFirst;
  return Number.isNaN(dayFirst) || monthFirst === dayFirst ? monthFirst : null;
}

/** No regional format of Windows prints month.day.year. */
const DOT = 0x2e;
