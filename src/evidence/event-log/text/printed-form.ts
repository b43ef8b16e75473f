/** The forms in which programs print events as text. Each finds its events among lines, whatever stands around them. */
import type { PrintedEvent } from '../printed-event.ts';

export interface PrintedForm {
  /** What makes it, for people: `wevtutil text`. */
  readonly title: string;
  /** Whether an event can begin with this line: cheap, for every line is asked about. */
  mayBegin(line: string): boolean;
  /** True where an event begins at `lines[at]`; all its lines must be there. */
  begins(lines: readonly string[], at: number): boolean;
  /** Index of the first line behind the event that begins at `lines[at]`; `lines.length` where it may go on. */
  end(lines: readonly string[], at: number): number;
  /** The event in `lines[at]` up to `end`; null where it is none after all. */
  read(lines: readonly string[], at: number, end: number): PrintedEvent | null;
}

/** The lines of a message, without the blank ones around it. */
export function messageOf(lines: readonly string[]): string {
  let from = 0;
  let to = lines.length;
  while (from < to && (lines[from] ?? '').trim() === '') from += 1;
  while (to > from && (lines[to - 1] ?? '').trim() === '') to -= 1;
  return lines.slice(from, to).join('\n');
}
