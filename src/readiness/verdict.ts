/**
 * Whether one value of one policy can be switched on, as far as the files can tell: cannot say, not ready, ready with
 * exceptions, ready. Each with its reasons. Too little evidence comes first: what was not watched may break as well.
 */
import { isMissed, type AccessPath } from '../correlation/paths/path.ts';
import type { Decisions } from '../facts/reading.ts';
import type { Covering } from './covering.ts';
import { atGate, WHY, type Outcome, type Situation } from './gates.ts';
import { LIST_OF, type Gate, type Policy } from './policy.ts';
import { BEFORE_READY, items, type Prerequisites } from './prerequisites.ts';
import { QUIET_DAYS, tooShort, unprovenSince } from './quiet.ts';
import { proofOf, says, SHOWN, type Reason } from './reason.ts';
import type { Readiness, Replay } from './replay.ts';
import { risks } from './risks.ts';
import { coverageGaps } from './silence.ts';

export type Verdict = 'cannot-say' | 'not-ready' | 'ready-with-exceptions' | 'ready';

export interface ScopeVerdict {
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
  /** Too little was recorded of what this value denies: then it is to be watched first. */
  readonly lacksRecords: boolean;
}

/**
 * @param alone a replay in which this gate's policy is the only one that is switched on
 * @param policy that policy
 */
export function verdictOf(
  readiness: Readiness,
  gate: Gate,
  policy: Policy,
  alone: Replay,
  decisions: Decisions,
  done: Prerequisites,
): ScopeVerdict {
  const paths = concerned(readiness, gate, policy, alone);
  const breaks = paths.filter(
    ({ path, outcome }) => outcome.would === 'break' && decisions.paths[path.id]?.accepted !== true,
  );
  const broken = breaksReason(gate, breaks);
  const gaps = coverageGaps(readiness, gate, policy);
  const open = undetermined(paths);
  if (gaps.length > 0)
    return { verdict: 'cannot-say', why: [...gaps, ...broken, ...open], lacksRecords: true };
  // A break that is seen is one, whatever cannot be told beside it.
  const against = [...broken, ...risks(readiness, paths)];
  if (against.length > 0) return { verdict: 'not-ready', why: [...against, ...open], lacksRecords: false };
  if (open.length > 0) return { verdict: 'cannot-say', why: open, lacksRecords: false };
  return withoutBreaks(readiness, gate, policy, paths, alone, decisions, done);
}

function withoutBreaks(
  readiness: Readiness,
  gate: Gate,
  policy: Policy,
  paths: readonly Judged[],
  alone: Replay,
  decisions: Decisions,
  done: Prerequisites,
): ScopeVerdict {
  const enough = { lacksRecords: false };
  if (paths.some(({ outcome }) => outcome.isCovered || outcome.would === 'break')) {
    const wanted = BEFORE_READY[gate].filter((id) => id === 'P8');
    const lacking = [...withoutOwner(gate, alone, decisions), ...items(wanted, 'not-done', done)];
    if (lacking.length > 0) return { verdict: 'not-ready', why: lacking, ...enough };
    const unknown = items(wanted, 'open', done);
    return unknown.length > 0
      ? { verdict: 'cannot-say', why: unknown, ...enough }
      : {
          verdict: 'ready-with-exceptions',
          why: [
            says(
              LIST_OF[gate] === null
                ? 'Every path that it denies is accepted.'
                : 'Every path that it denies has an exception or is accepted.',
            ),
          ],
          ...enough,
        };
  }
  const short = tooShort(readiness, gate);
  if (short.length > 0)
    return {
      verdict: 'cannot-say',
      why: [says('No path breaks in what was recorded.'), ...short],
      lacksRecords: true,
    };
  const failed = items(BEFORE_READY[gate], 'not-done', done);
  if (failed.length > 0) return { verdict: 'not-ready', why: failed, ...enough };
  const quiet = says(`No path breaks in ${String(QUIET_DAYS)} days with a month's end.`);
  const rest = [...items(BEFORE_READY[gate], 'open', done), ...unprovenSince(readiness, gate, policy)];
  return rest.length > 0
    ? { verdict: 'ready-with-exceptions', why: [quiet, ...rest], ...enough }
    : { verdict: 'ready', why: [quiet], ...enough };
}

interface Judged {
  readonly path: AccessPath;
  readonly outcome: Outcome;
}

/** Paths that the gate denies or may deny. What nobody misses (anonymous, loopback) decides nothing. */
function concerned(readiness: Readiness, gate: Gate, policy: Policy, alone: Replay): readonly Judged[] {
  const nothing = (): Covering => 'no';
  const bare: Situation = {
    policy,
    hosts: null,
    withDomainControllers: true,
    covering: { 'P-OUTX': nothing, 'P-DOMX': nothing, 'P-SMBBLKX': nothing },
  };
  return readiness.paths.flatMap((path, index) => {
    const outcome = alone.outcomes[index];
    if (outcome === undefined || !isMissed(path)) return [];
    const { is } = atGate(path, gate, bare);
    return is === 'denies' || is === 'open' ? [{ path, outcome }] : [];
  });
}

/** Incoming traffic and NTLMv1 know no exceptions. */
function breaksReason(gate: Gate, breaks: readonly Judged[]): readonly Reason[] {
  if (breaks.length === 0) return [];
  const count = breaks.length === 1 ? 'One path breaks' : `${String(breaks.length)} paths break`;
  return [
    {
      says:
        LIST_OF[gate] === null
          ? `${count}; this policy has no list of exceptions.`
          : `${count} that no exception covers.`,
      because: breaks.slice(0, SHOWN).flatMap(({ path }) => proofOf(path)),
    },
  ];
}

function undetermined(paths: readonly Judged[]): readonly Reason[] {
  const byWhy = new Map<string, Judged[]>();
  for (const one of paths) {
    if (one.outcome.would !== 'undetermined') continue;
    const { why } = one.outcome;
    byWhy.set(why, [...(byWhy.get(why) ?? []), one]);
  }
  return [...byWhy.values()].flatMap((ofWhy) => {
    const [first] = ofWhy;
    if (first === undefined) return [];
    const count =
      ofWhy.length === 1
        ? 'Of one path it cannot be told'
        : `Of ${String(ofWhy.length)} paths it cannot be told`;
    return [
      {
        says: `${count}: ${lowered(WHY[first.outcome.why])}`,
        because: ofWhy.slice(0, SHOWN).flatMap(({ path }) => proofOf(path)),
      },
    ];
  });
}

function withoutOwner(gate: Gate, alone: Replay, decisions: Decisions): readonly Reason[] {
  const list = LIST_OF[gate];
  const entries =
    list === null
      ? []
      : (alone.needed.get(list)?.entries ?? []).filter(
          // One that was not used for a month still lets its paths through.
          ({ state, paths }) => state !== 'new' && paths.length > 0,
        );
  const open = entries.filter(({ entry }) => {
    const decided = decisions.exceptions[`${list ?? ''} ${entry}`];
    return decided === undefined || decided.owner === '' || decided.until === '';
  });
  return open.length === 0
    ? []
    : [
        says(
          `No owner and end date: ${open
            .slice(0, SHOWN)
            .map(({ entry }) => entry)
            .join(', ')}.`,
        ),
      ];
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
