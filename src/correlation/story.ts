/**
 * A case in a few lines, so that a test reads as what happened. Each line is one thing known:
 *
 *     09:00:00              FS01          ntlm-blocked 4002
 *     09:00:02              FS01          logon-failed CORP\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
 *     2026-10-05T09:00      FS01          ntlm-audited 8002
 *     08:00..10:00          FS01          log security 4624 4625 5145
 *     -                     FS01          policy P-IN = 2
 *     -                     KIOSK7        access-tried \\fs01\data code 1937
 *     -                     KIOSK7:klist  ticket-list 1
 *     -                     ?             policy P-OUT = 2
 *
 * **Time**: a clock time of the day of the case (Monday 2026-11-02, UTC), a date with time, or `-` for a capture without
 * time. `log` takes a span. **Computer**: its name, short or FQDN; `?` where the file names none. Its dated lines are one
 * event export, its undated ones one transcript in the order written; `KIOSK7:klist` is a file of its own. The rest is a
 * kind of fact and its details: see `story-facts.ts`. Lines that begin with `#` are remarks.
 *
 * The lines go through the real folding, placing and joining; nothing is judged here.
 */
import type { Sighting } from '../facts/facts.ts';
import { Fold } from '../facts/fold.ts';
import type { FileReading, FileSaid } from '../facts/reading.ts';
import { attemptsOf } from './attempts.ts';
import { CaseView } from './look.ts';
import { place } from './placed.ts';
import { saidBy } from './story-facts.ts';

/** Monday of the case. Times without a date are of this day. */
export const DAY = '2026-11-02';

/** The case that the lines tell, correlated. Throws where a line cannot be understood, naming it. */
export function caseIn(story: string): CaseView {
  const files = new Map<string, StoryFile>();
  for (const line of story.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    try {
      write(line, files);
    } catch (error) {
      throw new Error(
        `${error instanceof Error ? error.message : String(error)} in the story line: ${line.trim()}`,
        {
          cause: error,
        },
      );
    }
  }
  const said: Record<string, FileSaid> = {};
  for (const file of files.values()) if (file.host !== null) said[file.name] = { host: file.host };
  const placed = place([...files.values()].map(readingOf), said);
  return new CaseView(placed, attemptsOf(placed.facts, placed.table));
}

interface StoryFile {
  readonly name: string;
  readonly host: string | null;
  /** Whose records it holds. */
  readonly computers: Set<string>;
  readonly isLog: boolean;
  readonly fold: Fold;
  lines: number;
}

function write(line: string, files: Map<string, StoryFile>): void {
  const [, when, owner, rest] = /^\s*(\S+)\s+(\S+)\s+(.+)$/.exec(line) ?? [];
  if (when === undefined || owner === undefined || rest === undefined)
    throw new Error('time, computer or fact missing');
  const [, host = '', mark = null, own = null] = /^([^:@]*)(?:([:@])(.*))?$/.exec(owner) ?? [];
  const { from, to } = span(when);
  const isLog = from !== null;
  const isShared = mark === '@';
  // A folder names its computer, so a file that nobody owns has none.
  const folder = host === '?' || isShared ? '' : `${host}/`;
  const name = `${folder}${own ?? (isLog ? 'events' : 'transcript')}.${isLog ? 'csv' : 'txt'}`;
  const file = files.get(name) ?? {
    name,
    host: host === '?' || isShared ? null : host,
    computers: new Set<string>(),
    isLog,
    fold: new Fold(),
    lines: 0,
  };
  const computer = isShared ? host : file.host;
  if (isLog && computer !== null) file.computers.add(computer);
  files.set(name, file);
  file.lines += 1;
  const { kind, says, logonId } = saidBy(rest, from, to);
  // The one place where kind and payload meet: saidBy made them together.
  const sighting = {
    kind,
    says,
    text: rest.trim(),
    at: isLog ? { record: file.lines } : { line: file.lines },
    time: kind === 'log-coverage' ? null : from,
    ...(isLog ? { computer } : {}),
    ...(logonId === null ? {} : { logonId }),
  } as Sighting;
  file.fold.add(name, sighting);
}

function readingOf(file: StoryFile): FileReading {
  return {
    name: file.name,
    size: 1,
    digest: file.name,
    format: file.isLog ? 'event-csv' : 'transcript',
    title: 'a story',
    encoding: 'utf-8',
    language: 'en',
    zone: 'utc',
    read: file.lines,
    kept: file.lines,
    notes: [],
    facts: file.fold.facts(),
    computers: [...file.computers],
  };
}

function span(when: string): { readonly from: number | null; readonly to: number | null } {
  if (when === '-') return { from: null, to: null };
  const [from = '', to = from] = when.split('..');
  return { from: instant(from), to: instant(to) };
}

/** `09:00`, `09:00:02`, `2026-10-05`, `2026-10-05T09:00`: milliseconds, read as UTC. */
export function instant(written: string): number {
  const full = written.includes('-') ? written : `${DAY}T${written}`;
  const time = Date.parse(`${full}${full.includes('T') ? '' : 'T00:00'}Z`);
  if (Number.isNaN(time)) throw new Error(`${written} is no time`);
  return time;
}
