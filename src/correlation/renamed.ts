/**
 * A computer that was renamed: its own log then holds records of both names. Windows Setup gives a name of its own making first
 * (`WIN-8TCU0Q1I3O7`, `DESKTOP-P2NAHG6`), and whoever joins the computer gives it another. A collector's log holds several
 * computers as well, but their records lie between each other.
 */
import type { FileReading } from '../facts/reading.ts';
import { firstLabel, hostName } from '../windows/names.ts';

/** Names that Setup makes up: https://learn.microsoft.com/en-us/windows-hardware/customize/desktop/unattend/microsoft-windows-shell-setup-computername. */
const MADE_UP = /^(?:win|desktop|laptop|minint)-[a-z0-9]{6,12}$/;

interface Span {
  readonly name: string;
  oldest: number;
  newest: number;
}

/** The made-up names under which a log's computer wrote before it got the name that its last records show. */
export function formerNames(
  reading: FileReading,
): { readonly last: string; readonly former: readonly string[] } | null {
  const spans = new Map<string, Span>();
  for (const fact of reading.facts) {
    if (fact.kind !== 'log-coverage' || fact.computer === null) continue;
    if (fact.oldest === null || fact.newest === null) continue;
    const span = spans.get(fact.computer);
    if (span === undefined) {
      spans.set(fact.computer, { name: fact.computer, oldest: fact.oldest, newest: fact.newest });
    } else {
      span.oldest = Math.min(span.oldest, fact.oldest);
      span.newest = Math.max(span.newest, fact.newest);
    }
  }
  const ordered = [...spans.values()].sort((a, b) => a.oldest - b.oldest);
  const last = ordered.pop();
  if (last === undefined || ordered.length === 0) return null;
  const follow = [...ordered, last].every(
    (span, at, all) => span.oldest >= (all[at - 1]?.newest ?? -Infinity),
  );
  const former = ordered.map(({ name }) => name);
  return follow && former.every(isMadeUp) ? { last: last.name, former } : null;
}

function isMadeUp(written: string): boolean {
  const name = hostName(written);
  return name !== null && MADE_UP.test(firstLabel(name));
}
