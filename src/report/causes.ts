import type { RankedCause } from '../diagnosis/answer.ts';
import type { Cause } from '../diagnosis/cause.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { isAtLeast, type Ruling } from '../diagnosis/verdict.ts';
import { ask, because } from './because.ts';
import type { CauseReport } from './document.ts';

export function causeReport({ unit, level, ruling, judged, includes, includedBy }: RankedCause): CauseReport {
  const report = rulingReport(unit, ruling, includes, judged === null ? null : hintOf(judged, unit));
  return {
    ...report,
    verdict: level,
    note: includedBy === null ? report.note : `included in ${includedBy}`,
  };
}

/** A cause hints only where it stands. */
export function hintOf({ rulings, look }: Judged, unit: Cause): string | null {
  const level = rulings.get(unit.id)?.level ?? 'not-examined';
  return isAtLeast(level, 'likely') ? (unit.hint?.(look) ?? null) : null;
}

export function rulingReport(
  unit: Cause,
  ruling: Ruling | null,
  includes: readonly string[] = [],
  hint: string | null = null,
): CauseReport {
  return {
    id: unit.id,
    title: unit.title,
    verdict: ruling?.level ?? 'not-examined',
    because: because(ruling?.because ?? []),
    against: because(ruling?.against ?? []),
    wouldDecide: (ruling?.wouldDecide ?? []).map(ask),
    note: ruling?.note ?? hint,
    includes,
    references: unit.references,
  };
}
