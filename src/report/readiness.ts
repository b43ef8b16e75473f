/** The inventory, the readiness of each policy value, the plan, and the answers to "what if". */
import { evidence } from '../correlation/evidence.ts';
import { isMissed, type AccessPath } from '../correlation/paths/path.ts';
import type { Decisions } from '../facts/reading.ts';
import type { ExceptionEntry } from '../readiness/exception.ts';
import { GATES, WHY, type Outcome } from '../readiness/gates.ts';
import { wildcardsFor, type NeededEntries } from '../readiness/lists.ts';
import { listTexts } from '../readiness/list-outputs.ts';
import { judgeEach, planOf, type JudgedPolicy } from '../readiness/plan.ts';
import {
  LIST_OF,
  NOTHING_DENIED,
  POLICY_OF,
  type Gate,
  type ListId,
  type Policy,
} from '../readiness/policy.ts';
import { isOn, replay, type Question, type Readiness, type Replay } from '../readiness/replay.ts';
import type { Prerequisites } from '../readiness/prerequisites.ts';
import type { Reason } from '../readiness/reason.ts';
import { verdictOf } from '../readiness/verdict.ts';
import { policies } from '../windows/policies.ts';
import { becauseOf, iso } from './because.ts';
import type {
  Because,
  ExceptionReport,
  PathLine,
  PathReport,
  PlanStep,
  ReadinessReport,
} from './document.ts';
import { headlineOf, ledeOf } from './replay-words.ts';
import { WOULD, type ListOutput, type ReplayAnswer, type ReplayQuestion } from './replay.ts';

/** The inventory with owners and decisions of people: one for each path, in the order of the paths. */
export function pathReports({ paths, wayOuts }: Readiness, decisions: Decisions): PathReport[] {
  return paths.map((path) => pathReport(path, wayOuts, decisions.paths[path.id]));
}

function pathReport(
  path: AccessPath,
  wayOuts: Readiness['wayOuts'],
  decided: Decisions['paths'][string] | undefined,
): PathReport {
  const way = wayOuts.get(path.id);
  const estate = path.client?.host?.estate ?? path.server?.host?.estate ?? null;
  return {
    id: path.id,
    ...(estate === null ? {} : { estate }),
    class: path.class,
    client: path.client?.shown ?? null,
    account: path.account,
    accountKind: path.accountKind,
    privileged: path.privileged,
    isService: path.isService,
    target: path.target,
    server: path.server?.shown ?? null,
    process: path.process,
    version: path.version,
    isSmb: path.isSmb,
    count: path.count,
    first: iso(path.first ?? undefined),
    last: iso(path.last ?? undefined),
    ...(path.zoneKnown ? {} : { zone: 'unknown' as const }),
    refused: path.refused,
    witnesses: [
      ...new Set(
        path.witnesses.map(
          ({ event, placed }) =>
            `${String(event)} on ${placed.host?.shown ?? 'a computer that no file names'}`,
        ),
      ),
    ],
    because: becauseOf(
      path.witnesses.map(({ event, placed }) => evidence(`event ${String(event)}: NTLM was used`, placed)),
      MOST,
    ),
    reason: path.reason,
    kerberos: path.kerberos?.count ?? 0,
    wayOut: {
      kind: way?.kind ?? 'unknown',
      possible: way?.possible ?? 'unknown',
      says: way?.says ?? 'Not known',
      why: way?.why ?? '',
      command: way?.command ?? null,
      because: becauseOf(way?.because ?? [], MOST),
    },
    owner: decided?.owner ?? null,
    accepted: decided?.accepted ?? false,
  };
}

/** Records shown of one path: enough to believe it. */
const MOST = 6;

function reasons(why: readonly Reason[]): { says: string; because: Because[] }[] {
  return why.map(({ says, because }) => ({ says, because: becauseOf(because, MOST) }));
}

/** One for each value of each policy, by itself, with the exceptions that the files show. */
export function readinessReports(
  readiness: Readiness,
  decisions: Decisions,
  done: Prerequisites,
): { readonly reports: ReadinessReport[]; readonly plan: PlanStep[] } {
  const judged = judgeEach(readiness, decisions, done);
  // The first move of a switch finds them made.
  for (const one of judged) remember(readiness, keyOf(one.gate, one.policy, null, 'as-found'), one);
  return {
    reports: judged.map((one) => ({ ...verdictReport(one), ...listsOf(readiness, one, decisions) })),
    plan: planOf(readiness, judged).map((step) => ({ ...step })),
  };
}

function verdictReport({ gate, policy, judged }: JudgedAlone): ReplayAnswer['verdicts'][number] {
  const id = policyId(gate);
  const value = valueOf(policy, gate);
  const { name, words } = policies[id];
  return {
    policy: id,
    name,
    value,
    says: words?.[value] ?? String(value),
    verdict: judged.verdict,
    why: reasons(judged.why),
  };
}

/** POLICY_OF holds these five and no other. */
function policyId(gate: Gate): ReadinessReport['policy'] {
  return POLICY_OF[gate] as ReadinessReport['policy'];
}

/** The registry value that the switch stands for. */
function valueOf(policy: Policy, gate: Gate): number {
  switch (gate) {
    case 'outgoing':
      return policy.outgoing;
    case 'smb-client':
      return policy.smbClient;
    case 'incoming':
      return policy.incoming;
    case 'domain':
      return policy.domain;
    case 'ntlmv1':
      // LmCompatibilityLevel: refuse LM and NTLM.
      return 5;
  }
}

function listsOf(
  readiness: Readiness,
  { alone, gate }: JudgedPolicy,
  decisions: Decisions,
): Pick<ReadinessReport, 'breaks' | 'covered' | 'toKerberos' | 'undetermined' | 'survives' | 'exceptions'> {
  const pick = (where: (outcome: Outcome, path: AccessPath) => boolean): PathLine[] =>
    readiness.paths.flatMap((path, index) => {
      const outcome = alone.outcomes[index];
      return outcome !== undefined && isMissed(path) && where(outcome, path) ? [pathLine(path, outcome)] : [];
    });
  const isBreak = ({ would }: Outcome): boolean => would === 'break';
  return {
    breaks: pick(isBreak),
    covered: pick(({ would, isCovered }) => would === 'survive' && isCovered),
    toKerberos: pick((outcome, path) => isBreak(outcome) && canMove(readiness, path)),
    undetermined: pick(({ would }) => would === 'undetermined'),
    survives: pick(({ would, isCovered }) => would === 'survive' && !isCovered).length,
    exceptions: exceptionReports(LIST_OF[gate], alone, decisions),
  };
}

function canMove({ wayOuts }: Readiness, path: AccessPath): boolean {
  const possible = wayOuts.get(path.id)?.possible;
  return possible === 'yes' || possible === 'likely';
}

function pathLine(path: AccessPath, outcome: Outcome): PathLine {
  return {
    path: path.id,
    client: path.client?.shown ?? null,
    account: path.account,
    target: path.target,
    server: path.server?.shown ?? null,
    why: WHY[outcome.why],
  };
}

/** What is handed out of a list hangs on its entries and on the decisions of the case, so a switch of another gate changes nothing. */
const handedOut = new WeakMap<NeededEntries, { reports?: ExceptionReport[]; output?: ListOutput }>();

function kept(needed: NeededEntries): { reports?: ExceptionReport[]; output?: ListOutput } {
  const known = handedOut.get(needed) ?? {};
  handedOut.set(needed, known);
  return known;
}

function exceptionReports(list: ListId | null, { needed }: Replay, decisions: Decisions): ExceptionReport[] {
  const own = list === null ? undefined : needed.get(list);
  if (own === undefined) return [];
  const known = kept(own);
  known.reports ??= own.entries.map((entry) => exceptionReport(entry, decisions));
  return known.reports;
}

function exceptionReport(entry: ExceptionEntry, decisions: Decisions): ExceptionReport {
  const decided = decisions.exceptions[`${entry.list} ${entry.entry}`];
  return {
    list: entry.list,
    name: policies[entry.list].name,
    entry: entry.entry,
    state: entry.state,
    certainty: entry.certainty,
    opens: entry.opens,
    clients: entry.clients,
    accounts: entry.accounts,
    processes: entry.processes,
    count: entry.count,
    lastUsed: iso(entry.lastUsed ?? undefined),
    removedBy: entry.removedBy,
    warnings: entry.warnings,
    owner: decided?.owner ?? null,
    until: decided?.until ?? null,
  };
}

type JudgedAlone = Pick<JudgedPolicy, 'gate' | 'policy' | 'judged'>;

/** Verdicts hang on one switch each, so moving another one does not judge them again. */
const verdictsOf = new WeakMap<Readiness, Map<string, JudgedAlone>>();

function judgedAlone(
  readiness: Readiness,
  gate: Gate,
  question: Question,
  decisions: Decisions,
  done: Prerequisites,
): JudgedAlone {
  const { policy, hosts, lists } = question;
  const key = keyOf(gate, policy, hosts, lists);
  const there = verdictsOf.get(readiness)?.get(key);
  if (there !== undefined) return there;
  const alone = replay(readiness, question, decisions);
  const one = { gate, policy, judged: verdictOf(readiness, gate, policy, alone, decisions, done) };
  remember(readiness, key, one);
  return one;
}

function remember(readiness: Readiness, key: string, one: JudgedAlone): void {
  const known = verdictsOf.get(readiness) ?? new Map<string, JudgedAlone>();
  verdictsOf.set(readiness, known);
  known.set(key, { gate: one.gate, policy: one.policy, judged: one.judged });
}

function keyOf(gate: Gate, policy: Policy, hosts: Question['hosts'], lists: Question['lists']): string {
  return JSON.stringify([gate, valueOf(policy, gate), hosts === null ? null : [...hosts], lists]);
}

/** The answer to one move of the switches. */
export function replayAnswer(
  readiness: Readiness,
  asked: ReplayQuestion,
  decisions: Decisions,
  done: Prerequisites,
): ReplayAnswer {
  const question: Question = {
    policy: asked.policy,
    lists: asked.lists,
    hosts: hostsOf(readiness, asked.hosts),
  };
  const whole = replay(readiness, question, decisions);
  const texts = Object.values(WHY);
  const keys = Object.keys(WHY);
  const would = new Uint8Array(readiness.paths.length);
  const why = new Uint16Array(readiness.paths.length);
  const sums = { survive: 0, break: 0, undetermined: 0, covered: 0, aside: 0, toKerberos: 0 };
  let certain = 0;
  let accepted = 0;
  readiness.paths.forEach((path, index) => {
    const outcome = whole.outcomes[index];
    if (outcome === undefined) return;
    const word = !isMissed(path)
      ? 'aside'
      : outcome.would === 'survive' && outcome.isCovered
        ? 'covered'
        : outcome.would;
    would[index] = WOULD[word];
    why[index] = keys.indexOf(outcome.why);
    sums[word] += 1;
    if (word === 'break' && decisions.paths[path.id]?.accepted === true) accepted += 1;
    if (word === 'break' && canMove(readiness, path)) sums.toKerberos += 1;
    if (word === 'break' && readiness.wayOuts.get(path.id)?.possible === 'yes') certain += 1;
  });
  const on = GATES.filter((gate) => isOn(asked.policy, gate));
  const judged = on.map((gate) =>
    judgedAlone(readiness, gate, { ...question, policy: only(asked.policy, gate) }, decisions, done),
  );
  const verdicts = judged.map(verdictReport);
  const exceptions = on.flatMap((gate) => exceptionReports(LIST_OF[gate], whole, decisions));
  return {
    ...words(readiness, asked, sums, { certain, accepted }),
    would,
    why,
    reasons: texts,
    sums,
    refusals: judged
      .filter(({ judged: { verdict } }) => verdict === 'cannot-say')
      .flatMap(({ gate, policy, judged: { why: because } }) =>
        because.map((one) => `${switchWords(policy, gate)}: ${one.says}`),
      ),
    verdicts,
    exceptions,
    outputs: outputsOf(readiness, whole, on, decisions),
  };
}

/** Each list that a switched-on policy reads, whole: what is there and what is needed. */
function outputsOf(
  { span }: Readiness,
  { needed }: Replay,
  on: readonly Gate[],
  decisions: Decisions,
): ListOutput[] {
  return on.flatMap((gate) => {
    const list = LIST_OF[gate];
    const own = list === null ? undefined : needed.get(list);
    if (list === null || own === undefined) return [];
    const known = kept(own);
    known.output ??= outputOf(list, own, span, decisions);
    return [known.output];
  });
}

function outputOf(
  list: ListId,
  own: NeededEntries,
  span: Readiness['span'],
  decisions: Decisions,
): ListOutput {
  const patterns = wildcardsFor(own.entries, span.hosts).map(({ entry, replaces, alsoOpens }) => ({
    entry,
    replaces,
    alsoOpens,
  }));
  return { ...listTexts(list, own.entries, decisions, span.newest), patterns, unlisted: unlistedOf(own) };
}

/** Denied paths without an entry, by reason; what nobody would miss is left out. */
function unlistedOf({ unlisted }: NeededEntries): ListOutput['unlisted'] {
  const byWhy = new Map<string, string[]>();
  for (const { path, why } of unlisted.filter((one) => isMissed(one.path))) {
    const ids = byWhy.get(why) ?? [];
    ids.push(path.id);
    byWhy.set(why, ids);
  }
  return Array.from(byWhy, ([why, paths]) => ({ why, paths }));
}

function hostsOf({ views }: Readiness, names: readonly string[] | null): ReadonlySet<string> | null {
  if (names === null) return null;
  const wanted = new Set(names);
  return new Set(
    views.flatMap((view) =>
      view.table
        .all()
        .filter(({ shown }) => shown !== null && wanted.has(shown))
        .map(({ id }) => id),
    ),
  );
}

function only(policy: Policy, gate: Gate): Policy {
  switch (gate) {
    case 'outgoing':
      return { ...NOTHING_DENIED, outgoing: policy.outgoing };
    case 'smb-client':
      return { ...NOTHING_DENIED, smbClient: policy.smbClient };
    case 'incoming':
      return { ...NOTHING_DENIED, incoming: policy.incoming };
    case 'domain':
      return { ...NOTHING_DENIED, domain: policy.domain };
    case 'ntlmv1':
      return { ...NOTHING_DENIED, ntlmv1: policy.ntlmv1 };
  }
}

function words(
  { paths, span }: Readiness,
  { policy }: ReplayQuestion,
  sums: ReplayAnswer['sums'],
  { certain, accepted }: { readonly certain: number; readonly accepted: number },
): Pick<ReplayAnswer, 'headline' | 'lede'> {
  const witnesses = paths.flatMap((path) => path.witnesses);
  return {
    headline: headlineOf(
      GATES.filter((gate) => isOn(policy, gate)).map((gate) => switchWords(policy, gate)),
      { ...sums, certain, accepted, unmissed: paths.filter((path) => !isMissed(path)).length },
    ),
    lede: ledeOf({
      milliseconds: span.oldest === null || span.newest === null ? 0 : span.newest - span.oldest,
      events: new Set(witnesses.map(({ event }) => event)),
      computers: new Set(witnesses.flatMap(({ placed }) => placed.host?.id ?? [])).size,
    }),
  };
}

function switchWords(policy: Policy, gate: Gate): string {
  const value = policies[POLICY_OF[gate]].words?.[valueOf(policy, gate)] ?? '';
  switch (gate) {
    case 'outgoing':
      return `${value} outgoing`;
    case 'incoming':
      return `${value} incoming`;
    case 'domain':
      return `${value} in the domain`;
    case 'smb-client':
      return 'SMB client blocks NTLM';
    case 'ntlmv1':
      return 'Refuse NTLMv1';
  }
}
