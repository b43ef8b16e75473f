/**
 * What SQL Server says when a share refuses its backup, in ERRORLOG or in a query window:
 *
 *     2026-11-20 22:00:03.12 spid55      Error: 18204, Severity: 16, State: 1.
 *     2026-11-20 22:00:03.12 spid55      BackupDiskFile::CreateMedia: Backup device '\\nas\backup\erp.bak' failed to
 *                                        create. Operating system error 5(Access is denied.).
 *
 * The number before the parenthesis is Windows' own; the words before it are translated (`Betriebssystemfehler 5(`).
 * Messages: https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors.
 */
import type { Sighting } from '../../facts/facts.ts';
import { clockTime } from '../../windows/dates.ts';
import type { Block } from '../format.ts';
import { targetIn } from './access-command.ts';
import { codeOf } from './outcomes.ts';

/** A UNC path in quotes, and after it a number directly before its text in parentheses. */
const FAILURE = /["']\\\\[^"']{3,260}["'].{0,120}?\b(\d{1,5})\((?=\D)/;
const REVERSED = /["'](\d{1,5})\([^)]{2,200}\)["'].{0,120}?["']?\\\\[^"']{3,260}/;
const MESSAGE = /(?:^|\s)(18204|18210|3201|3202|3634|3041|5120|5133)\b/;

export function isServiceFailure(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return numberIn(line) !== null || (isMessageHead(line) && numberIn(lines[at + 1] ?? '') !== null);
}

export function* readServiceFailures(block: Block): Iterable<Sighting<'service-failure'>> {
  for (const [index, line] of block.lines.entries()) {
    const number = numberIn(line);
    const event = number === null ? null : messageOf(block.lines, index);
    if (number === null || event === null) continue;
    yield {
      kind: 'service-failure',
      at: { line: block.firstLine + index },
      text: line.trim(),
      // ERRORLOG begins its lines with local time: `2026-11-20 22:00:03.12`.
      time: clockTime(/^\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)/.exec(line)?.[1] ?? '', 'month-first'),
      says: { event, service: 'SQL Server', target: targetIn(line), code: codeOf(number) },
    };
  }
}

function numberIn(line: string): string | null {
  if (!line.includes('\\\\') || !line.includes('(') || line.length > 2000) return null;
  return (FAILURE.exec(line) ?? REVERSED.exec(line))?.[1] ?? null;
}

function isMessageHead(line: string): boolean {
  return line.length < 160 && MESSAGE.test(line);
}

/** The message's number stands in the line above (`Msg 3201, Level 16`, `Error: 18204, Severity: 16`). */
function messageOf(lines: readonly string[], at: number): number | null {
  for (const line of [lines[at - 1] ?? '', lines[at - 2] ?? '', lines[at] ?? '']) {
    const found = line.length < 160 ? MESSAGE.exec(line)?.[1] : undefined;
    if (found !== undefined) return Number(found);
  }
  const line = lines[at] ?? '';
  if (/BackupDiskFile::/.test(line)) return 18204;
  // "Cannot open backup device '…'. Operating system error 5(…)": the one message whose sentence ends at the path.
  return /["']\\\\[^"']+["'][^.。]{0,40}[.。]\s*\S[^.]{0,60}\b\d{1,5}\(/.test(line) ? 3201 : null;
}
