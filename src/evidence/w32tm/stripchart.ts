/**
 * The samples of `w32tm /stripchart`:
 *
 *     08:00:00 d:+00.0156252s o:+00.0012345s  [                  *                  ]
 *     08:00:00, +00.0012345s          with /dataonly
 *     08:00:02, error: 0x800705B4     no answer
 *
 * Samples that say the same within a second are one sighting; a clock that is being set gives one for each state.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import type { Block } from '../format.ts';

/** Some languages print a comma for the decimal point; Windows XP a delay before the offset that may be negative. */
const SAMPLE =
  /^\s*\d{1,2}[:.]\d{2}[:.]\d{2},? (?:d:[+-]?\d{1,9}[.,]\d{1,9}s )?(?:o:)?([+-]\d{1,9}[.,]\d{1,9})s(?:\s|$)/;
const NO_ANSWER = /^\s*\d{1,2}[:.]\d{2}[:.]\d{2},? \S{1,20} ?[:：] ?(0x[0-9a-f]{8})\b/i;
/** `Tracking dc01 [10.0.0.10:123].` in any language: only NTP's port stands so. */
const TRACKING = /(?:(?:^|\s)([\w.-]{1,255}) )?\[([^\s]{2,60}):123\]/;

export function isSample(line: string): boolean {
  return line.length < 400 && (SAMPLE.test(line) || NO_ANSWER.test(line));
}

export function isTracking(line: string): boolean {
  return line.length < 400 && TRACKING.test(line);
}

const SAME_SECONDS = 1;
const SIGHTINGS = 20;

export function* readChart(block: Block): Iterable<Sighting<'clock-offset'> | Note> {
  const asked = nameIn(block.command);
  let reference = asked;
  let charts = 0;
  let last: number | null = null;
  let sightings = 0;
  let unanswered: number | null = null;
  for (const [index, line] of block.lines.entries()) {
    if (isTracking(line)) {
      // The command line above the block is that of its first chart.
      reference = (charts === 0 ? asked : null) ?? trackedIn(line);
      charts += 1;
      last = null;
    }
    const at = { line: block.firstLine + index };
    const sample = line.length < 400 ? SAMPLE.exec(line)?.[1] : undefined;
    if (sample === undefined) {
      if (line.length < 400 && NO_ANSWER.test(line)) unanswered ??= at.line;
      continue;
    }
    const seconds = Number(sample.replace(',', '.'));
    if (last !== null && Math.abs(seconds - last) <= SAME_SECONDS) continue;
    last = seconds;
    sightings += 1;
    if (sightings > SIGHTINGS) continue;
    yield {
      kind: 'clock-offset',
      at,
      text: `${reference ?? 'w32tm /stripchart'}: ${shortened(line)}`,
      says: { reference, seconds },
    };
  }
  if (unanswered !== null && sightings === 0) {
    yield {
      code: 'time-server-silent',
      says: 'This time server did not answer on UDP port 123, so the clocks were not compared: ask a domain controller that can be reached.',
      line: unanswered,
    };
  }
}

/** Without the drawing of the chart. */
function shortened(line: string): string {
  return line.replace(/\s*\[.*$/, '').trim();
}

function nameIn(command: string | null): string | null {
  const name = /[/-]computer:"?([^\s",]+)/i.exec(command ?? '')?.[1];
  return name !== undefined && /^[^%$]+$/.test(name) ? name : null;
}

/** The name as it was asked for, else the address it led to. */
function trackedIn(line: string): string | null {
  const [, name, address] = TRACKING.exec(line) ?? [];
  return name ?? address?.replace(/^\[|\]$/g, '') ?? null;
}
