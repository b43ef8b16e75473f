/**
 * Whether two facts of two files can be one record of one log, given twice: a CSV and the evtx of one log, two exports of
 * different days. They print the same values, but not in the same form: a message shows names where data has SIDs, texts where
 * data has codes, and Event Viewer's CSV lacks some values altogether.
 */
import type { Fact } from '../facts/facts.ts';
import type { Placed } from './placed.ts';

/** Exports print times in seconds (CSV) or in 100 nanoseconds (evtx): the same record lies within one second. */
export const SAME_RECORD_MS = 1000;

/** Not what a record says: where and when it was seen. */
const SEEN: ReadonlySet<string> = new Set(['kind', 'from', 'count', 'times', 'logonIds', 'computer', 'each']);

/** Values that a message renders: a name for a SID, a sentence for a code, words for a mask or a list of rights. */
const RENDERED: ReadonlySet<string> = new Set([
  'sid',
  'statusText',
  'reason',
  'mask',
  'process',
  'serverNames',
]);

/** What every form of a record agrees in; facts with different keys are never one record. */
export function recordKey({ fact, host }: Placed): string {
  const { event = '', user = '' } = fact as { readonly event?: unknown; readonly user?: unknown };
  return `${host?.id ?? '?'}|${fact.kind}|${String(event)}|${String(user ?? '').toLowerCase()}`;
}

/** True where no value contradicts: equal without case, or not printed in one of the two. */
export function mayBeSameRecord(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind || one.kind === 'log-coverage') return false;
  const others = other as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(one).every(
    ([name, value]) => SEEN.has(name) || RENDERED.has(name) || agree(value, others[name]),
  );
}

function agree(one: unknown, other: unknown): boolean {
  if (one === null || other === null || one === other) return true;
  if (typeof one === 'string' && typeof other === 'string') return one.toLowerCase() === other.toLowerCase();
  return typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other);
}

/** How many values a fact has: of two forms of one record the richer is kept. */
export function richness(fact: Fact): number {
  return Object.entries(fact).filter(([name, value]) => !SEEN.has(name) && value !== null && value !== '')
    .length;
}
