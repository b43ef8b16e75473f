/**
 * Whether one value of one policy can be switched on, as far as the files can tell: cannot say, not ready, ready with
 * exceptions, ready. Each with its reasons. Too little evidence comes first: what was not watched may break as well.
 */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import { NTLM_LOG, SECURITY_LOG } from '../correlation/log-keeping.ts';
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import type { Decisions } from '../facts/reading.ts';
import { recordedFor } from './audits.ts';
import type { LogCoverage } from './log-coverage.ts';
import { daysIn, holdsMonthEnd, within, type Span } from './spans.ts';
import { auditOf, coverageOf, domainCoverageOf, type AuditGate, type AuditSpan } from './coverage.ts';
import { atGate, WHY, type Outcome, type Situation } from './gates.ts';
import { LIST_OF, type Gate, type Policy } from './policy.ts';
import type { Covering } from './covering.ts';
import type { Readiness, Replay } from './replay.ts';

export type Verdict = 'cannot-say' | 'not-ready' | 'ready-with-exceptions' | 'ready';

export interface Reason {
  readonly says: string;
  readonly because: readonly Evidence[];
}

export interface ScopeVerdict {
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
  /** Too little was recorded of what this value denies: then it is to be watched first. */
  readonly lacksRecords: boolean;
}

/** Whether the items of the checklist are done that must be before a switch is called ready. */
export type Prerequisite = 'P1' | 'P2' | 'P3' | 'P7' | 'P8' | 'P12';
/** `open`: no file and no person tells. */
export type Prerequisites = Readonly<Record<Prerequisite, 'done' | 'not-done' | 'open'>>;

const DAY_MS = 24 * 60 * 60_000;
/** Two weeks of audit, and four with a month's end before "nothing uses it" is believed. */
const LEAST_DAYS = 14;
const QUIET_DAYS = 28;
const NEW_DAYS = 7;
const SHOWN = 5;

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

const ALL: readonly Prerequisite[] = ['P1', 'P2', 'P3', 'P7', 'P8', 'P12'];

/** Who refuses NTLMv1 still speaks NTLMv2: Kerberos, its names and the lists of NTLM use have no part in it. */
const BEFORE_READY: Readonly<Record<Gate, readonly Prerequisite[]>> = {
  'smb-client': ALL,
  outgoing: ALL,
  incoming: ALL,
  domain: ALL,
  ntlmv1: ['P12'],
};

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

export function isMissed(path: AccessPath): boolean {
  return path.class === 'access' || path.class === 'computer-account';
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

/** Why silence means nothing yet. */
function coverageGaps(readiness: Readiness, gate: Gate, policy: Policy): readonly Reason[] {
  return readiness.views.flatMap((view) => {
    switch (gate) {
      case 'outgoing':
        return auditGaps(
          view,
          'outgoing',
          [...new Set([...clientsOf(readiness, view), ...unwatchedServers(view)])],
          (audit) => audit.enhanced || (audit.value ?? audit.widest ?? 0) >= 1,
        );
      case 'smb-client':
        return auditGaps(
          view,
          'outgoing',
          clientsOf(readiness, view, true),
          (audit) => audit.enhanced || (audit.value ?? audit.widest ?? 0) >= 1,
        );
      case 'incoming':
        return auditGaps(
          view,
          'incoming',
          serversOf(readiness, view),
          (audit) => audit.enhanced || (audit.value ?? audit.widest ?? 0) >= policy.incoming,
        );
      case 'domain':
        return [
          ...controllerGaps(view),
          ...auditGaps(
            view,
            'domain',
            view.hostsWith('domain-controller'),
            (audit) => audit.enhanced || covers(audit.value ?? audit.widest ?? 0, policy.domain),
          ),
        ];
      case 'ntlmv1':
        return logonGaps(view, logonServersOf(readiness, view));
    }
  });
}

/** The values of the domain policy are sets: 7 holds 5 and 3, each of them 1. */
function covers(audited: number, wanted: number): boolean {
  return (audited & wanted) === wanted;
}

const WIDER: Readonly<Record<AuditGate, string>> = {
  outgoing: 'Set "Restrict NTLM: Outgoing NTLM traffic" to Audit all',
  incoming: 'Set "Restrict NTLM: Audit Incoming NTLM Traffic" to Enable auditing for all accounts',
  domain: 'Set "Restrict NTLM: Audit NTLM authentication in this domain" to Enable all',
};

/** Every computer sends NTLM as a client, and most accept it as servers: a domain controller or a workstation as well. */
const WHOSE: Readonly<Record<AuditGate, string>> = {
  outgoing: 'computer',
  incoming: 'computer',
  domain: 'domain controller',
};

const UNKNOWN: Readonly<Record<AuditGate, { readonly what: string; readonly nobody: string }>> = {
  outgoing: {
    what: 'to which servers NTLM goes from there',
    nobody: 'No file comes from a client, so where clients send NTLM is not known.',
  },
  incoming: {
    what: 'whose NTLM comes in there',
    nobody: 'No server is in the case, so whose NTLM servers accept is not known.',
  },
  domain: {
    what: 'which NTLM passes there',
    nobody: 'No domain controller is in the case, so which NTLM they pass is not known.',
  },
};

function auditGaps(
  view: CaseView,
  gate: AuditGate,
  scope: readonly Host[],
  isWide: (audit: AuditSpan) => boolean,
): readonly Reason[] {
  const whose = WHOSE[gate];
  const { what, nobody } = UNKNOWN[gate];
  if (scope.length === 0) return [says(nobody)];
  const of = `of ${plural(scope.length, whose)}`;
  const audits = scope.map((host) => ({
    host,
    audit: auditOf(view, host, gate),
    days: recordedDays(view, host, gate),
  }));
  const none = audits.filter(({ days }) => days === null);
  const silent = none.filter(({ host }) => hasNtlmLog(view, host));
  const seen = audits.flatMap(({ host, audit, days }) =>
    audit === null || days === null ? [] : [{ host, audit, days }],
  );
  const narrow = seen.filter(({ audit }) => !isWide(audit));
  const wide = seen.filter(({ audit }) => isWide(audit));
  const short = wide.filter(({ days }) => days < LEAST_DAYS);
  const wrapped = seen.filter(({ audit }) => audit.wrapped === true);
  return [
    ...reason(
      none.filter((one) => !silent.includes(one)),
      (count) => `${count} ${of} gave no NTLM log, so ${what} is not known`,
    ),
    ...reason(
      silent,
      (count) =>
        `The NTLM log of ${count} ${of} does not show that it recorded this NTLM, so ${what} is not known`,
      `${WIDER[gate]}; where it is set already, add the secpol.cfg and the whole NTLM log.`,
    ),
    ...reason(
      narrow,
      (count) => `${count} ${of} did not record all that this value denies`,
      `${WIDER[gate]}.`,
    ),
    ...reason(short, (count) => `${count} ${of} recorded less than ${String(LEAST_DAYS)} days`),
    ...reason(wrapped, (count) => `The log of ${count} ${of} has overwritten its older records`),
  ];
}

function hasNtlmLog(view: CaseView, host: Host): boolean {
  return coverageOf(view).some(
    (one) =>
      one.host.id === host.id && one.logs.some(({ channel, exports }) => channel === NTLM_LOG && exports > 0),
  );
}

/**
 * Whole days over which a computer recorded what passes a gate. Where nothing passed, only the captured value and the log show that
 * it listened. Null: nothing shows it.
 */
export function recordedDays(view: CaseView, host: Host, gate: AuditGate): number | null {
  const audit = auditOf(view, host, gate);
  if (audit === null) return null;
  if (audit.from !== null) return audit.days;
  const log = coverageOf(view)
    .find((one) => one.host.id === host.id)
    ?.logs.find(({ channel }) => channel === NTLM_LOG);
  return log === undefined || log.filtered === true || (audit.value ?? 0) === 0 ? null : log.days;
}

function controllerGaps(view: CaseView): readonly Reason[] {
  return domainCoverageOf(view).flatMap(({ domain, complete, missing, differing, because }) => {
    const name = domain ?? 'the domain';
    const lack: Reason[] = [];
    if (complete === false)
      lack.push({
        says: `No NTLM log of these domain controllers of ${name} is here: ${missing.slice(0, SHOWN).join(', ')}${missing.length > SHOWN ? ` and ${String(missing.length - SHOWN)} more` : ''}.`,
        because,
      });
    if (complete === null)
      lack.push(
        says(
          `No file lists the domain controllers of ${name}, so nobody knows whether all are here. The list: nltest /dclist:${domain !== null && /^[\w][\w.-]*$/.test(domain) ? domain : '<domain>'}`,
        ),
      );
    return [
      ...lack,
      ...differing
        .filter(({ policy }) => policy === 'P-DOMA')
        .map(({ says: text, because: lines }) => ({ says: text, because: lines })),
    ];
  });
}

/** NTLMv1 is told by 4624 of the servers. */
function logonGaps(view: CaseView, scope: readonly Host[]): readonly Reason[] {
  if (scope.length === 0) return [says('No server is in the case, so who uses NTLMv1 there is not known.')];
  const coverage = new Map(coverageOf(view).map((one) => [one.host.id, one]));
  const rows = scope.map((host) => ({
    host,
    log: coverage.get(host.id)?.logs.find(({ channel }) => channel === SECURITY_LOG) ?? null,
  }));
  const of = `of ${plural(scope.length, 'computer')}`;
  const none = rows.filter(({ log }) => log === null);
  const logs = rows.flatMap(({ host, log }) => (log === null ? [] : [{ host, audit: log }]));
  const silent = logs.filter(({ host, audit }) => audit.filtered === true || !tellsLogons(view, host));
  const short = logs.filter(({ host, audit }) => daysIn(logonSpans(view, host, audit)) < LEAST_DAYS);
  const wrapped = logs.filter(({ audit }) => audit.wrapped === true);
  return [
    ...reason(none, (count) => `${count} ${of} gave no Security log, where 4624 tells the NTLM version`),
    ...reason(
      silent,
      (count) => `Nothing shows that ${count} ${of} records logons, where 4624 tells the NTLM version`,
      'What is set: auditpol /get "/subcategory:{0CCE9215-69AE-11D9-BED3-505054503030}"',
    ),
    ...reason(
      short,
      (count) => `The Security log of ${count} ${of} holds less than ${String(LEAST_DAYS)} days`,
    ),
    ...reason(wrapped, (count) => `The Security log of ${count} ${of} has overwritten its older records`),
  ];
}

const LOGON = 'microsoft-windows-security-auditing/4624';

/** Without a single 4624 either logons are not audited there, or the export leaves them out. */
function tellsLogons(view: CaseView, host: Host): boolean {
  return (
    view.on('logon', host).length > 0 ||
    view.on('log-coverage', host).some(({ fact }) => (fact.events[LOGON] ?? 0) > 0)
  );
}

function clientsOf(readiness: Readiness, view: CaseView, withSwitch = false): readonly Host[] {
  const used = readiness.paths.flatMap(({ client, clientBlocksSmb }) =>
    client?.host !== undefined && client.host !== null && !(withSwitch && clientBlocksSmb === 'no')
      ? [client.host]
      : [],
  );
  const roles = view.hostsWith('client').filter(({ roles: own }) => !own.has('domain-controller'));
  return inView(view, [...used, ...roles]);
}

/** The policy for clients reaches servers as well; one that shows its audit to be off may send NTLM that nobody wrote down. */
function unwatchedServers(view: CaseView): readonly Host[] {
  return coverageOf(view).flatMap(({ host, audits }) =>
    audits.some(({ policy, value }) => policy === 'P-OUT' && value === 0) ? [host] : [],
  );
}

function serversOf(readiness: Readiness, view: CaseView): readonly Host[] {
  const used = readiness.paths.flatMap(({ server }) =>
    server?.host === undefined || server.host === null ? [] : [server.host],
  );
  return inView(view, [...used, ...view.hostsWith('server')]);
}

/** Servers that people log on to. A domain controller is one only where a path goes to it. */
function logonServersOf(readiness: Readiness, view: CaseView): readonly Host[] {
  const used = new Set(readiness.paths.map(({ server }) => server?.host?.id ?? null));
  return serversOf(readiness, view).filter(
    (host) => !host.roles.has('domain-controller') || used.has(host.id),
  );
}

function inView(view: CaseView, hosts: readonly Host[]): readonly Host[] {
  const own = new Set(view.table.all().map(({ id }) => id));
  return [
    ...new Map(
      hosts.filter(({ id, shown }) => own.has(id) && shown !== null).map((host) => [host.id, host]),
    ).values(),
  ];
}

/** RC4 tickets that hardening refuses or will refuse (KB5073381). */
const RC4_HARDENING: ReadonlySet<number> = new Set([203, 204, 208, 209]);

function risks(readiness: Readiness, paths: readonly Judged[]): readonly Reason[] {
  const privileged = paths.filter(({ path }) => path.privileged === 'yes');
  const betweenControllers = paths.filter(
    ({ path }) => path.toDomainController && path.client?.host?.roles.has('domain-controller') === true,
  );
  const newest = readiness.span.newest;
  const oldest = readiness.span.oldest;
  const recent =
    newest === null || oldest === null || newest - oldest < (NEW_DAYS + LEAST_DAYS) * DAY_MS
      ? []
      : paths.filter(({ path }) => path.first !== null && path.first > newest - NEW_DAYS * DAY_MS);
  const rc4 = readiness.views.flatMap((view) =>
    view.all('kdc-error').filter(({ fact }) => RC4_HARDENING.has(fact.event)),
  );
  return [
    ...pathReason(privileged, (count) => `${count} with administrator rights still use NTLM`),
    ...pathReason(betweenControllers, (count) => `${count} between domain controllers still use NTLM`),
    ...pathReason(recent, (count) => `${count} came up in the last ${String(NEW_DAYS)} days only`),
    ...(rc4.length === 0
      ? []
      : [
          {
            says: 'Domain controllers warn of RC4 tickets that hardening refuses (events 203, 204, 208, 209).',
            because: rc4.slice(0, SHOWN).map((placed) => evidence('an RC4 warning', placed)),
          },
        ]),
  ];
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

const TITLES: Readonly<Record<Prerequisite, string>> = {
  P1: 'NTLM audited before enforcing',
  P2: 'the inventory with owners',
  P3: 'the pilot',
  P7: 'names and SPNs',
  P8: 'the health of Kerberos',
  P12: 'the roll-back',
};

function items(
  wanted: readonly Prerequisite[],
  state: 'not-done' | 'open',
  done: Prerequisites,
): readonly Reason[] {
  const open = wanted.filter((id) => done[id] === state).map((id) => `${id} (${TITLES[id]})`);
  if (open.length === 0) return [];
  const words =
    state === 'open' ? 'Still to be shown or confirmed on the checklist' : 'Not done on the checklist';
  return [says(`${words}: ${open.join(', ')}.`)];
}

function tooShort(readiness: Readiness, gate: Gate): readonly Reason[] {
  const rows = readiness.views.flatMap((view) =>
    gate === 'ntlmv1' ? logonsRecorded(readiness, view) : usesRecorded(view, gate),
  );
  const days = Math.min(...rows.map((row) => row.days));
  const reasons: Reason[] = [];
  if (days < QUIET_DAYS) {
    reasons.push(
      says(
        `${plural(days, 'day')} ${days === 1 ? 'is' : 'are'} recorded on the computer with the shortest log; ${String(QUIET_DAYS)} show a whole month.`,
      ),
    );
  }
  if (rows.some(({ monthEnd }) => !monthEnd)) {
    reasons.push(says("Not every log holds a month's end, when jobs run that run at no other time."));
  }
  return reasons;
}

interface LongEnough {
  readonly days: number;
  readonly monthEnd: boolean;
}

function usesRecorded(view: CaseView, gate: Exclude<Gate, 'ntlmv1'>): readonly LongEnough[] {
  const auditGate: AuditGate = gate === 'smb-client' ? 'outgoing' : gate;
  return coverageOf(view).flatMap(({ host, monthEnd, spans }) => {
    const days = recordedDays(view, host, auditGate);
    if (days === null) return [];
    const audit = spans[auditGate];
    // The log may hold a month's end that was before the audit.
    return [{ days, monthEnd: audit.from === null ? monthEnd === 'seen' : audit.monthEnd }];
  });
}

function logonsRecorded(readiness: Readiness, view: CaseView): readonly LongEnough[] {
  const scope = new Set(logonServersOf(readiness, view).map(({ id }) => id));
  return coverageOf(view)
    .filter(({ host }) => scope.has(host.id))
    .flatMap(({ host, logs }) =>
      logs
        .filter(({ channel }) => channel === SECURITY_LOG)
        .map((log) => logonSpans(view, host, log))
        .map((spans) => ({ days: daysIn(spans), monthEnd: holdsMonthEnd(spans) })),
    );
}

/** Where the log begins without any logon, these were not audited yet. */
function logonSpans(view: CaseView, host: Host, { spans, zoneKnown }: LogCoverage): readonly Span[] {
  let first = Infinity;
  for (const placed of view.on('logon', host)) {
    if (placed.zoneKnown === zoneKnown) first = Math.min(first, placed.fact.times[0] ?? Infinity);
  }
  const last = spans.at(-1)?.to ?? 0;
  return first === Infinity ? spans : within(spans, first, last);
}

/** A value that stands in a capture of today was perhaps set yesterday: only then is it ready without a but. */
function unprovenSince(readiness: Readiness, gate: Gate, policy: Policy): readonly Reason[] {
  if (gate !== 'outgoing' && gate !== 'incoming' && gate !== 'domain') return [];
  const denied = { outgoing: policy.outgoing, incoming: policy.incoming, domain: policy.domain }[gate];
  const unproven = readiness.views.flatMap((view) =>
    coverageOf(view).flatMap(({ host, spans }) => {
      const audit = spans[gate];
      if (recordedDays(view, host, gate) === null) return [];
      const recorded = recordedFor(audit, denied);
      return recorded === null || recorded.days < QUIET_DAYS ? [{ host, audit }] : [];
    }),
  );
  return reason(
    unproven,
    (count) =>
      `${count} of these computers show the audit value as it is now; since when it was so wide stands in no file (the System log of the time tells)`,
  );
}

function reason(
  rows: readonly { readonly host: Host; readonly audit?: { readonly because: readonly Evidence[] } | null }[],
  words: (count: string) => string,
  todo = '',
): readonly Reason[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, SHOWN).map(({ host }) => host.shown ?? host.id);
  const more = rows.length > SHOWN ? ` and ${String(rows.length - SHOWN)} more` : '';
  return [
    {
      says: `${words(String(rows.length))}: ${names.join(', ')}${more}.${todo === '' ? '' : ` ${todo}`}`,
      because: rows.slice(0, SHOWN).flatMap(({ audit }) => audit?.because.slice(0, 1) ?? []),
    },
  ];
}

function pathReason(paths: readonly Judged[], words: (count: string) => string): readonly Reason[] {
  if (paths.length === 0) return [];
  const count = paths.length === 1 ? 'One path' : `${String(paths.length)} paths`;
  const text = words(count);
  return [
    {
      says: `${paths.length === 1 ? text.replace('still use', 'still uses') : text}.`,
      because: paths.slice(0, SHOWN).flatMap(({ path }) => proofOf(path)),
    },
  ];
}

/** The first record of a path. */
export function proofOf(path: AccessPath): readonly Evidence[] {
  const [witness] = path.witnesses;
  if (witness === undefined) return [];
  const to = path.target ?? path.server?.shown ?? 'a server that no record names';
  return [evidence(`${path.client?.shown ?? 'a computer that no record names'} → ${to}`, witness.placed)];
}

function says(text: string): Reason {
  return { says: text, because: [] };
}

function plural(count: number, word: string): string {
  return `${String(count)} ${count === 1 ? word : `${word}s`}`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
