/**
 * The answer of a case: what the attempts amount to together. Attempts in question decide; the rest is "also seen".
 */
import type { CaseView } from '../correlation/look.ts';
import { isNeededRight } from '../windows/access-mask.ts';
import { generalsOf, type Cause } from './cause.ts';
import { NO_ATTEMPT } from '../correlation/attempts.ts';
import { judge, leaderOf, type Judged } from './diagnose.ts';
import { isAtLeast, strongest, type Level, type Ruling } from './verdict.ts';

export type State = 'confirmed' | 'likely' | 'undecided' | 'no-fault-found';

export interface RankedCause {
  readonly unit: Cause;
  readonly level: Level;
  /** The ruling of the attempt in which it stands strongest; null where no attempt was judged. */
  readonly ruling: Ruling | null;
  readonly judged: Judged | null;
  /** Ids of more general causes that it takes in. */
  readonly includes: readonly string[];
  readonly includedBy: string | null;
}

export interface Answer {
  readonly state: State;
  /** Attempts in question whose last outcome is the failure, the most important first. */
  readonly standing: readonly Judged[];
  readonly causes: readonly RankedCause[];
}

export function answerOf(view: CaseView, judged: readonly Judged[], causes: readonly Cause[]): Answer {
  const standing = judged.filter((one) => one.attempt.inQuestion && one.attempt.recovered === null);
  const ranked = rank(view, causes, standing, judged);
  const sorted = [...standing].sort(
    (a, b) => importance(b) - importance(a) || b.attempt.count - a.attempt.count || last(b) - last(a),
  );
  return { state: stateOf(view, sorted, judged), standing: sorted, causes: ranked };
}

const LEVELS: readonly Level[] = [
  'not-examined',
  'not-reached',
  'ruled-out',
  'possible',
  'likely',
  'confirmed',
];

/** How strong the best statement about an attempt is: confirmed end, confirmed or likely parts, a group, possibilities. */
function importance(judged: Judged): number {
  if (isConfirmed(judged)) return 5;
  const parts = [judged.root, judged.trigger]
    .filter((unit) => unit !== null)
    .map((unit) => judged.rulings.get(unit.id)?.level ?? 'not-examined');
  if (parts.includes('confirmed')) return 4;
  if (parts.includes('likely')) return 3;
  return [...judged.rulings.values()].some((ruling) => ruling.level === 'possible') ? 2 : 1;
}

function last(judged: Judged): number {
  return judged.attempt.times[judged.attempt.times.length - 1] ?? 0;
}

/** Failures in question that are over, and for which this cause is at least likely: its proof is that they are. */
function overcome(unit: Cause, judged: readonly Judged[]): readonly Judged[] {
  if (unit.provedByRecovery !== true) return [];
  return judged.filter(
    ({ attempt, rulings }) =>
      attempt.inQuestion &&
      attempt.recovered !== null &&
      isAtLeast(rulings.get(unit.id)?.level ?? 'not-examined', 'likely'),
  );
}

function rank(
  view: CaseView,
  causes: readonly Cause[],
  standing: readonly Judged[],
  judged: readonly Judged[],
): RankedCause[] {
  // What never is a cause (auditing) is said of the case also where nothing fails.
  const never = causes.filter((unit) => unit.role === 'never');
  const quiet = [judge(view, NO_ATTEMPT, never)];
  const order = new Map(causes.map((unit, index) => [unit.id, index] as const));
  const ranked = causes
    .filter((unit) => unit.members === undefined)
    .map((unit): RankedCause & { readonly count: number; readonly latest: number } => {
      const calm = unit.role === 'never' ? quiet : overcome(unit, judged);
      const heard = standing.length > 0 ? standing : calm;
      const level = strongest(heard.map((one) => one.rulings.get(unit.id)?.level ?? 'not-examined'));
      const best = heard
        .filter((one) => one.rulings.get(unit.id)?.level === level)
        .sort(
          (a, b) =>
            Number(takesPart(b, unit)) - Number(takesPart(a, unit)) || b.attempt.count - a.attempt.count,
        )[0];
      const parts = heard.filter((one) => takesPart(one, unit) || one === best);
      return {
        unit,
        level,
        ruling: best?.rulings.get(unit.id) ?? null,
        judged: best ?? null,
        includes: includedIn(unit, causes, heard),
        includedBy: null,
        count: Math.max(0, ...parts.map((one) => one.attempt.count)),
        latest: Math.max(0, ...parts.map(last)),
      };
    });
  const includedBy = new Map(ranked.flatMap((one) => one.includes.map((id) => [id, one.unit.id] as const)));
  return ranked
    .map((one) => ({ ...one, includedBy: includedBy.get(one.unit.id) ?? null }))
    .sort(
      (a, b) =>
        Number(a.includedBy !== null) - Number(b.includedBy !== null) ||
        LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) ||
        b.count - a.count ||
        roleOrder(a, causes) - roleOrder(b, causes) ||
        b.latest - a.latest ||
        (order.get(a.unit.id) ?? 0) - (order.get(b.unit.id) ?? 0),
    );
}

function takesPart(judged: Judged, unit: Cause): boolean {
  return judged.root === unit || judged.trigger === unit || judged.endedBy === unit;
}

/** Root, then trigger or both in one, then what another cause led to. */
function roleOrder({ unit, judged }: RankedCause, causes: readonly Cause[]): number {
  if (judged?.root === unit && judged.trigger !== unit) return 0;
  if (judged !== null && leaderOf(unit, causes, judged.rulings) !== null) return 2;
  return { root: 0, trigger: 1, both: 1, consequence: 2, never: 3 }[unit.role];
}

/** The general cause is taken in where the specific one is at least as strong for the same attempts. */
function includedIn(unit: Cause, causes: readonly Cause[], judged: readonly Judged[]): readonly string[] {
  return generalsOf(unit, causes).filter((general) => {
    const withGeneral = judged.filter((one) =>
      isAtLeast(one.rulings.get(general)?.level ?? 'not-examined', 'possible'),
    );
    return (
      withGeneral.length > 0 &&
      withGeneral.every((one) => {
        const own = one.rulings.get(unit.id)?.level ?? 'not-examined';
        return isAtLeast(own, 'likely') && isAtLeast(own, one.rulings.get(general)?.level ?? 'not-examined');
      })
    );
  });
}

function stateOf(view: CaseView, standing: readonly Judged[], judged: readonly Judged[]): State {
  if (standing.some((one) => isConfirmed(one))) return 'confirmed';
  const any = standing.some((one) =>
    [...one.rulings].some(([, ruling]) => ruling.level === 'confirmed' || ruling.level === 'likely'),
  );
  if (any) return 'likely';
  return standing.length === 0 && isHealthy(view, judged) ? 'no-fault-found' : 'undecided';
}

/** A trigger, a both-in-one cause, or a root that needs no trigger or has a tied contrast is confirmed. */
function isConfirmed(judged: Judged): boolean {
  if (judged.endedBy !== null && judged.endedBy.members === undefined) return true;
  const root = judged.root;
  return (
    root !== null &&
    judged.rulings.get(root.id)?.level === 'confirmed' &&
    (root.hasContrast?.(judged.look) ?? false)
  );
}

/** At least one success, every group in question ends in success, and no block after the last success of its host. */
function isHealthy(view: CaseView, judged: readonly Judged[]): boolean {
  return (
    wholeLogs(view) &&
    !hasKerberosFault(view) &&
    !hasOpenBlock(view) &&
    !hasFileDenial(view) &&
    !hasUnreadPolicy(view) &&
    successes(view).length > 0 &&
    judged.every((one) => !one.attempt.inQuestion || one.attempt.recovered !== null)
  );
}

/** NTLM was refused to some program after the last success that its host's records show. */
function hasOpenBlock(view: CaseView): boolean {
  const recovered = new Set(
    view.attempts
      .filter((attempt) => attempt.recovered !== null)
      .flatMap((attempt) => attempt.witnesses.map((witness) => witness.fact)),
  );
  const good = successes(view);
  const blocks = [...view.all('ntlm-blocked'), ...view.all('ntlm-unusable')];
  return blocks.some((placed) => {
    if (recovered.has(placed.fact)) return false;
    const last = placed.fact.times[placed.fact.times.length - 1] ?? Infinity;
    return !good.some(
      (success) => success.host?.id === placed.host?.id && success.fact.times.some((time) => time > last),
    );
  });
}

/** A ticket that a server could not decrypt, or a broken channel: whoever asked was refused, though no file shows the access. */
function hasKerberosFault(view: CaseView): boolean {
  return (
    view.all('kerberos-error').some(({ fact }) => fact.event === 4) ||
    view.all('kdc-error').some(({ fact }) => fact.event === 11) ||
    view.all('secure-channel-error').some(({ fact }) => fact.event === 3210 || fact.event === 5722)
  );
}

/**
 * The file system refused somebody a right that is needed. It opens no attempt, and no record that is read shows that the
 * same file was opened later: so the refusal is the last word on it. Sessions of the computer's own services came over no share.
 */
function hasFileDenial(view: CaseView): boolean {
  return view
    .all('file-denied')
    .some(
      ({ fact }) =>
        isNeededRight(fact.mask) &&
        (fact.logonIds.length === 0 || fact.logonIds.some((id) => !isOfService(id))),
    );
}

/** Group Policy could not read SYSVOL (1058, 1030), which is a share like any other, and nothing shows that it could later. */
function hasUnreadPolicy(view: CaseView): boolean {
  const applied = view.all('policy-applied');
  return applied.some(
    ({ fact, host }) =>
      !fact.ok &&
      (fact.event === 1058 || fact.event === 1030) &&
      !applied.some(
        (later) =>
          later.fact.ok &&
          later.host?.id === host?.id &&
          (later.fact.times[later.fact.times.length - 1] ?? 0) >
            (fact.times[fact.times.length - 1] ?? Infinity),
      ),
  );
}

/** LocalSystem, NetworkService, LocalService. */
function isOfService(logonId: string): boolean {
  return /^0x3e[457]$/.test(logonId);
}

/** A failure may hide in a record that was not understood: then nobody can say that all is well. */
function wholeLogs(view: CaseView): boolean {
  const harmful = new Set(['message-not-understood', 'records-unreadable', 'no-messages']);
  return view.placed.files.every(({ reading }) => reading.notes.every((note) => !harmful.has(note.code)));
}

/** What shows that an access succeeded. */
export function successes(view: CaseView) {
  const opened = view.all('access-tried').filter((placed) => placed.fact.outcome === 'succeeded');
  const connected = view.all('smb-connection');
  const mapped = view.all('smb-mapping').filter((placed) => placed.fact.ok === true);
  const shares = view
    .all('share-access')
    .filter((placed) => placed.fact.outcome === 'success' && !/ipc\$$/i.test(placed.fact.share));
  const logons = new Set(view.all('logon').map((placed) => placed.host?.id ?? ''));
  const served = shares.filter((placed) => logons.has(placed.host?.id ?? ''));
  return [...opened, ...connected, ...mapped, ...served];
}
