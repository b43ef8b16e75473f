/** For tests: what came of a log, as the pairs beside the samples keep it. */
import type { FileReading } from '../../facts/reading.ts';

export function shownLog({
  format,
  title,
  language,
  zone,
  read,
  kept,
  computers,
  notes,
  facts,
}: FileReading): unknown {
  return {
    format,
    title,
    language,
    zone,
    read,
    kept,
    computers,
    notes: notes.map(({ code, says, record }) => ({
      code,
      ...(record === undefined ? {} : { record }),
      says,
    })),
    facts: facts.map(({ from, count, times, logonIds, computer, ...says }) => ({
      cites: from.map(
        ({ line, record, text }) => `${record === undefined ? `line ${line}` : record}: ${text}`,
      ),
      ...(count > 1 ? { count } : {}),
      ...(computer === null ? {} : { computer }),
      ...(times.length > 0 ? { times: times.map((time) => new Date(time).toISOString()) } : {}),
      ...(logonIds.length > 0 ? { logonIds } : {}),
      ...says,
    })),
  };
}
