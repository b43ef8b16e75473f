/** One diagnosis of the report: an attempt, its chain, its stages, what to do. */
import type { Cause } from '../diagnosis/cause.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { isAtLeast } from '../diagnosis/verdict.ts';
import { because, iso } from './because.ts';
import { hintOf, rulingReport } from './causes.ts';
import { datingOf } from './dating.ts';
import type { Diagnosis, Remedy, RoleVerdict } from './document.ts';
import { chainSentence } from './headline.ts';
import { remedyOf } from './remedies.ts';
import { setBy } from './set-by.ts';
import { stageReports } from './stages.ts';
import { accountWord, clientWord, errorWord, sentence, serverWord, targetWord } from './words.ts';

const LEVELS = ['confirmed', 'likely', 'possible', 'ruled-out', 'not-reached', 'not-examined'] as const;

/**
 * `brief`: in a log of months there are thousands of attempts; behind the first ones only what speaks for a cause is
 * written, without the steps of repair (which the first diagnosis of the same cause holds).
 */
export function diagnosisReport(judged: Judged, causes: readonly Cause[], brief: boolean): Diagnosis {
  const { attempt, rulings } = judged;
  const error = errorWord(attempt);
  const judgedCauses = causes
    .filter((unit) => unit.members === undefined)
    .filter((unit) => !brief || isAtLeast(rulings.get(unit.id)?.level ?? 'not-examined', 'possible'))
    .map((unit) => rulingReport(unit, rulings.get(unit.id) ?? null, [], hintOf(judged, unit)))
    .map((report) =>
      brief
        ? { ...report, because: report.because.slice(0, 2), against: [], wouldDecide: [], references: [] }
        : report,
    )
    .filter((report) => attempt.inQuestion || isAtLeast(report.verdict, 'possible'))
    .sort((a, b) => LEVELS.indexOf(a.verdict) - LEVELS.indexOf(b.verdict));
  const target = targetWord(attempt);
  const { estate } = judged.look;
  return {
    ...(estate === null ? {} : { estate }),
    client: clientWord(attempt),
    account: accountWord(attempt),
    target,
    server: serverWord(attempt),
    error: error.code,
    errorSays: error.says,
    count: attempt.count,
    first: iso(attempt.times[0]),
    last: iso(attempt.times[attempt.times.length - 1]),
    ...(attempt.times.length > 0 && !attempt.zoneKnown ? { zone: 'unknown' as const } : {}),
    inQuestion: attempt.inQuestion,
    recovered:
      attempt.recovered === null
        ? null
        : attempt.recovered === true
          ? 'later in the same transcript'
          : iso(attempt.recovered),
    sentence:
      chainSentence(judged) ?? sentence(`these files do not decide why ${target ?? 'the share'} is denied`),
    stages: stageReports(judged),
    began: brief ? [] : datingOf(judged),
    rootCause: roleVerdict(judged, judged.root),
    trigger: roleVerdict(judged, judged.trigger),
    causes: judgedCauses,
    remedies: brief ? [] : remediesOf(judged),
    ...(brief ? { brief: true as const } : {}),
  };
}

function roleVerdict(judged: Judged, unit: Cause | null): RoleVerdict | null {
  const ruling = unit === null ? null : judged.rulings.get(unit.id);
  if (unit === null || ruling === null || ruling === undefined) return null;
  return { id: unit.id, title: unit.title, verdict: ruling.level, because: because(ruling.because) };
}

/** Root first, then trigger, in the order of the safety ladder; one rung is told once. */
function remediesOf(judged: Judged): Remedy[] {
  const units = [judged.root, judged.trigger].filter((unit) => unit !== null);
  const seen = new Set<string>();
  return [...new Set(units)]
    .flatMap((unit) =>
      unit.remedies(judged.look).map((text) => remedyOf(unit, text, setBy(judged.look, text.policyPath))),
    )
    .filter((remedy) => {
      const key = `${String(remedy.level)}|${remedy.title}`;
      return seen.has(key) ? false : (seen.add(key), true);
    })
    .sort((a, b) => a.level - b.level);
}
