/**
 * Judges every attempt of a case: each cause by its own rules, then what the attempt has passed, where it ended, and the
 * chain root cause → trigger → error.
 */
import type { Attempt } from '../correlation/attempts.ts';
import { Look, type CaseView } from '../correlation/look.ts';
import { generalsOf, type Cause, type CauseStage, type Rulings } from './cause.ts';
import { present, type Proof } from './item.ts';
import { passedOf, type Passed } from './passed.ts';
import {
  CONFLICT,
  isAtLeast,
  rule,
  uniqueProofs,
  type Findings,
  type Level,
  type Ruling,
} from './verdict.ts';

export interface Judged {
  readonly attempt: Attempt;
  readonly look: Look;
  readonly rulings: ReadonlyMap<string, Ruling>;
  readonly passed: Passed;
  /** The cause at whose gate or stage the attempt ended, confirmed; null where none is. */
  readonly endedBy: Cause | null;
  readonly root: Cause | null;
  /** A cause or a group verdict. */
  readonly trigger: Cause | null;
}

const STAGE_ORDER: readonly CauseStage[] = [
  'name',
  'negotiate',
  'kerberos',
  'ntlm-smb-client',
  'ntlm-client',
  'ntlm-account',
  'ntlm-server',
  'ntlm-domain',
  'logon',
  'session',
  'share',
];

/** Judges one attempt by every cause of the list, in the list's order (a cause may ask for earlier rulings). */
export function judge(view: CaseView, attempt: Attempt, causes: readonly Cause[]): Judged {
  const look = new Look(view, attempt);
  const passed = passedOf(look);
  const rulings = new Map<string, Ruling>();
  const asked: Rulings = {
    of(id) {
      const ruling = rulings.get(id) ?? null;
      if (ruling === null && causes.some((unit) => unit.id === id))
        throw new Error(`${id} stands too late in the list`);
      return ruling;
    },
  };
  const isOwn = ownProofs(attempt);
  const found = new Map<Cause, Findings>();
  for (const unit of causes) {
    const findings = unit.judge(look, asked);
    found.set(unit, findings);
    rulings.set(unit.id, rule(acquitted(unit, findings, passed), isOwn));
  }
  const roots = rootsBehindLogon(causes, rulings, look);
  for (const [unit, findings] of found) {
    if (roots.has(unit.id)) rulings.set(unit.id, rule(acquitted(unit, findings, passed, false), isOwn));
  }
  exclusions(causes, rulings);
  groupVerdicts(causes, rulings);
  const endedBy = endOf(causes, rulings, look);
  if (endedBy !== null) notReached(causes, rulings, endedBy);
  return { attempt, look, rulings, passed, endedBy, ...chainOf(causes, rulings, look) };
}

/** An error code that a program printed belongs to the attempt, but to no cause in particular. */
function ownProofs(attempt: Attempt): (proof: Proof) => boolean {
  const records = attempt.witnesses.filter(
    ({ fact }) => fact.kind !== 'access-tried' && fact.kind !== 'service-failure',
  );
  const origins = new Set(records.flatMap((witness) => witness.fact.from));
  return (proof) => origins.has(proof.origin);
}

/** Why NTLM was used is still the question where something behind the logon refuses what came by NTLM. */
function rootsBehindLogon(
  causes: readonly Cause[],
  rulings: ReadonlyMap<string, Ruling>,
  look: Look,
): ReadonlySet<string> {
  return new Set(
    causes
      .filter((unit) => isAtLeast(rulings.get(unit.id)?.level ?? 'not-examined', 'likely'))
      .flatMap((unit) => unit.rootsBehindLogon?.(look) ?? []),
  );
}

/** A record of a later stage acquits the earlier ones; an examined credential acquits the NTLM gates and the name forms. */
function acquitted(unit: Cause, findings: Findings, passed: Passed, byStage = true): Findings {
  if (unit.role === 'never' || unit.survives === 'logon') return findings;
  const stage = byStage ? passed.stageProof(unit.stage) : null;
  const examined =
    passed.credential !== null && (unit.stage.startsWith('ntlm-') || EXAMINED_ACQUITS.has(unit.id))
      ? passed.credential
      : null;
  const proofs = [stage, examined].filter((one) => one !== null);
  if (proofs.length === 0) return findings;
  return { ...findings, against: [...findings.against, present('tied', ...proofs)] };
}

/** Reasons why no Kerberos was possible: none of them explains a credential that arrived and was found wrong. */
const EXAMINED_ACQUITS: ReadonlySet<string> = new Set([
  'client-not-domain-joined',
  'server-not-kerberos-capable',
  'local-account-used',
  'ip-address-access',
  'alias-cname-no-spn',
]);

/** Of two causes that cannot be true together the one that is confirmed rules the other out; where both are, files conflict. */
function exclusions(causes: readonly Cause[], rulings: Map<string, Ruling>): void {
  const pairs = causes.flatMap(({ id, excludes = [] }) => excludes.map((other) => [id, other] as const));
  for (const [id, other] of pairs) {
    const [one, two] = [rulings.get(id), rulings.get(other)];
    if (one === undefined || two === undefined) continue;
    const isOne = one.level === 'confirmed';
    const isTwo = two.level === 'confirmed';
    if (isOne && isTwo) {
      rulings.set(id, { ...one, level: 'possible', note: CONFLICT });
      rulings.set(other, { ...two, level: 'possible', note: CONFLICT });
    } else if (isOne) rulings.set(other, excluded(two, one));
    else if (isTwo) rulings.set(id, excluded(one, two));
  }
}

function excluded(ruling: Ruling, by: Ruling): Ruling {
  return {
    ...ruling,
    level: 'ruled-out',
    against: uniqueProofs([...ruling.against, ...by.because]),
    wouldDecide: [],
  };
}

/** As soon as one member of a group is confirmed or ruled out by its own entry, the group is dropped. */
function groupVerdicts(causes: readonly Cause[], rulings: Map<string, Ruling>): void {
  for (const group of causes) {
    const ruling = rulings.get(group.id);
    if (group.members === undefined || ruling === undefined || ruling.level !== 'confirmed') continue;
    const decided = group.members.some((member) => {
      const level = rulings.get(member)?.level;
      return level === 'confirmed' || level === 'ruled-out';
    });
    if (decided)
      rulings.set(group.id, { ...ruling, level: 'not-examined', note: 'decided by one of its members' });
  }
}

/** Where the attempt ended: the first confirmed trigger, both-in-one, or root that needs no trigger. */
function endOf(causes: readonly Cause[], rulings: ReadonlyMap<string, Ruling>, look: Look): Cause | null {
  const ends = causes.filter(
    (unit) =>
      rulings.get(unit.id)?.level === 'confirmed' &&
      (unit.role === 'trigger' ||
        unit.role === 'both' ||
        (unit.role === 'root' && (unit.needsNoTrigger?.(look) ?? false))),
  );
  ends.sort((a, b) => order(a.stage) - order(b.stage));
  // Kerberos failed, and a gate of NTLM refused what came instead: there it ended.
  const fellBack = ends.some((unit) => unit.role === 'trigger' && unit.stage.startsWith('ntlm-'));
  return ends.find((unit) => !(fellBack && unit.stage === 'kerberos')) ?? null;
}

function notReached(causes: readonly Cause[], rulings: Map<string, Ruling>, endedBy: Cause): void {
  // A root says why a gate of NTLM was asked at all. Where nothing was negotiated, Kerberos was not asked either.
  const spared: readonly Cause['role'][] =
    order(endedBy.stage) < order('kerberos') ? ['never', 'consequence'] : ['never', 'consequence', 'root'];
  for (const unit of causes) {
    const ruling = rulings.get(unit.id);
    if (ruling === undefined || unit === endedBy || spared.includes(unit.role)) continue;
    // The members of a group stand where the group stands: one of them is the end.
    if (endedBy.members?.includes(unit.id)) continue;
    // A special form of the end is not behind it.
    if (unit.includes?.includes(endedBy.id)) continue;
    if (order(unit.stage) <= order(endedBy.stage) || ruling.ownItem) continue;
    if (ruling.level !== 'possible' && ruling.level !== 'likely' && ruling.level !== 'not-examined') continue;
    const next = ruling.level === 'likely' || ruling.because.length > 0;
    rulings.set(unit.id, {
      ...ruling,
      level: 'not-reached',
      note: next
        ? `not reached: the attempt ended before (${endedBy.title}); what is shown here would be the next obstacle`
        : `not reached: the attempt ended before (${endedBy.title})`,
    });
  }
}

function order(stage: CauseStage): number {
  const index = STAGE_ORDER.indexOf(stage);
  return index < 0 ? STAGE_ORDER.length : index;
}

/** A cause that led to this one and is at least likely: then this one is what came of it. */
export function leaderOf(
  unit: Cause,
  causes: readonly Cause[],
  rulings: ReadonlyMap<string, Ruling>,
): Cause | null {
  return (
    causes.find(
      ({ id }) =>
        unit.upstream?.includes(id) === true && isAtLeast(rulings.get(id)?.level ?? 'not-examined', 'likely'),
    ) ?? null
  );
}

interface Chain {
  readonly root: Cause | null;
  readonly trigger: Cause | null;
}

/** Root and trigger of the chain: the strongest of each role that is at least likely; earlier in the list wins a draw. */
function chainOf(causes: readonly Cause[], rulings: ReadonlyMap<string, Ruling>, look: Look): Chain {
  const levelOf = (unit: Cause): Level => rulings.get(unit.id)?.level ?? 'not-examined';
  const included = new Set(
    causes.flatMap((unit) =>
      generalsOf(unit, causes).filter(
        (general) =>
          isAtLeast(levelOf(unit), 'likely') &&
          isAtLeast(levelOf(unit), rulings.get(general)?.level ?? 'not-examined'),
      ),
    ),
  );
  const best = (isSuch: (unit: Cause) => boolean): Cause | null => {
    const standing = causes.filter(
      (unit) => isSuch(unit) && !included.has(unit.id) && isAtLeast(levelOf(unit), 'likely'),
    );
    return standing.find((unit) => levelOf(unit) === 'confirmed') ?? standing[0] ?? null;
  };
  // Both in one at the stage of Kerberos: it is the root alone where a gate is known to have refused NTLM after it.
  const isOfKerberos = (unit: Cause): boolean => unit.role === 'both' && unit.stage === 'kerberos';
  const gate = best(({ role }) => role === 'trigger');
  const isRefused = gate !== null && levelOf(gate) === 'confirmed';
  const trigger = best(
    (unit) => unit.role === 'trigger' || (unit.role === 'both' && !(isRefused && isOfKerberos(unit))),
  );
  const leader = trigger === null ? null : leaderOf(trigger, causes, rulings);
  if (leader !== null && leader.role !== 'trigger') return { root: leader, trigger };
  const root = best((unit) => unit.role === 'root' || isOfKerberos(unit));
  if (trigger?.role === 'both') return { root: root ?? trigger, trigger };
  if (root !== null && trigger !== null && (root.needsNoTrigger?.(look) ?? false)) {
    // The visible error is the root's own code: a trigger that is only likely would explain nothing more.
    return levelOf(trigger) === 'confirmed' ? { root, trigger } : { root, trigger: null };
  }
  return { root, trigger };
}
