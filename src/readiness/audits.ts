/**
 * Which uses of NTLM a computer records, as its settings say and as its events show, and over which time.
 *
 * Values: the "Restrict NTLM: Audit" pages under
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/ ;
 * subcategories: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpac/77878370-0712-47cd-997d-b07053429f6d
 */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { DAY_MS } from '../windows/dates.ts';
import { policies } from '../windows/policies.ts';
import type { LogCoverage } from './log-coverage.ts';
import type { Gate } from './policy.ts';
import { daysIn, holdsMonthEnd, joined, within, type Span } from './spans.ts';

/** The gates whose uses are audited by a setting of their own. */
export type AuditGate = Extract<Gate, 'outgoing' | 'incoming' | 'domain'>;
export const AUDIT_GATES: readonly AuditGate[] = ['outgoing', 'incoming', 'domain'];

export type AuditPolicy = 'P-OUT' | 'P-INA' | 'P-DOMA';
export const AUDIT_POLICY: Readonly<Record<AuditGate, AuditPolicy>> = {
  outgoing: 'P-OUT',
  incoming: 'P-INA',
  domain: 'P-DOMA',
};

/** A value as the captures of a computer give it. They bear no time. */
export interface Captured<V> {
  /** Null: no file tells, or two disagree. */
  readonly value: V | null;
  readonly conflict: boolean;
  readonly placed: readonly (Placed<'policy-setting'> | Placed<'setting-undefined'>)[];
}

/** What is known of one switch that makes a computer write uses down. */
export interface AuditValue {
  readonly policy: AuditPolicy | 'logon-audit';
  /** Of `logon-audit`: 1 success, 2 failure, 3 both, 0 none. Null: no file tells, or two disagree. */
  readonly value: number | null;
  readonly conflict: boolean;
  /** The least value at which the events of the case are written; null: there are none, or they do not hang on the value. */
  readonly widest: number | null;
  readonly says: string;
  readonly because: readonly Evidence[];
}

/** A stretch in which all uses were written down that one value of a policy would deny. */
export interface Recorded {
  readonly from: number;
  readonly to: number;
  /** Whole days between them that a log covers. */
  readonly days: number;
  readonly monthEnd: boolean;
}

/** Over which time a gate's uses of NTLM were written down. */
export interface AuditSpan {
  readonly gate: AuditGate;
  readonly value: number | null;
  /** See {@link AuditValue.widest}. */
  readonly widest: number | null;
  /** Events 4020 to 4023 and 4030 to 4033 are among them: they tell every use, whatever the value is. */
  readonly enhanced: boolean;
  /**
   * `events`: it begins with the first event that shows it; `value`: earlier, for the value is shown, without a date, and the System
   * log shows that no new settings arrived since.
   */
  readonly basis: 'events' | 'value' | null;
  readonly from: number | null;
  readonly to: number | null;
  /** False: the times are of a clock whose zone is not known. */
  readonly zoneKnown: boolean;
  /** Whole days between `from` and `to` that a log covers. */
  readonly days: number;
  readonly monthEnd: boolean;
  /** From when on the captured value was in force, as far as the System log shows that nothing changed; null where it does not. */
  readonly valueSince: number | null;
  /** The first event of each class of uses that shows it to be written down; see {@link classesOf}. */
  readonly shownSince: ReadonlyMap<number, number>;
  /** What the NTLM log covers; empty for one that was exported with some events only. */
  readonly logSpans: readonly Span[];
  readonly wrapped: boolean | null;
  readonly because: readonly Evidence[];
}

export interface Audits {
  readonly values: readonly AuditValue[];
  readonly spans: Readonly<Record<AuditGate, AuditSpan>>;
}

/** `ntlmLog` null: no file of the case is of that log. `netbios`: DNS names of domains by their NetBIOS names, lower case. */
export function auditsOf(
  view: CaseView,
  host: Host,
  ntlmLog: LogCoverage | null,
  netbios: ReadonlyMap<string, string>,
): Audits {
  const seen = seenAt(view, host, zoneOf(view, host, ntlmLog), netbios);
  const unchanged = unchangedSince(view, host, ntlmLog);
  const values = AUDIT_GATES.filter((gate) => gate !== 'domain' || isDomainController(host)).map((gate) =>
    valueOf(gate, capturedOn(view, host, AUDIT_POLICY[gate]), seen[gate]),
  );
  const spanOf = (gate: AuditGate): AuditSpan =>
    span(
      gate,
      values.find(({ policy }) => policy === AUDIT_POLICY[gate]) ?? null,
      seen[gate],
      ntlmLog,
      unchanged,
    );
  return {
    values: [...values, logonAudit(view, host)],
    spans: { outgoing: spanOf('outgoing'), incoming: spanOf('incoming'), domain: spanOf('domain') },
  };
}

/**
 * Over which time the uses were written down that a value of the gate's policy would deny: RestrictSendingNTLMTraffic,
 * RestrictReceivingNTLMTraffic or RestrictNTLMInDomain. Null: nothing shows that they were. Where one class of them was shown later
 * than another, the later one counts.
 */
export function recordedFor(span: AuditSpan, denied: number): Recorded | null {
  const captured = span.value === null ? [] : classesOf(span.gate, span.value);
  const since = classesOf(span.gate, denied).map((one) =>
    least(span.shownSince.get(one) ?? null, captured.includes(one) ? span.valueSince : null),
  );
  const known = since.filter((time) => time !== null);
  if (known.length === 0 || known.length < since.length || span.to === null) return null;
  const from = Math.max(...known);
  if (from > span.to) return null;
  const covered = within(span.logSpans, from, span.to);
  return { from, to: span.to, days: daysIn(covered), monthEnd: holdsMonthEnd(covered) };
}

/**
 * The classes of uses that a value denies, or audits, as bits. Outgoing: all are one. Incoming: 1 domain accounts, 2 the others.
 * In the domain the values are made of them: 1 domain accounts at domain servers, 2 at other servers, 4 other accounts at domain
 * servers.
 */
function classesOf(gate: AuditGate, value: number): readonly number[] {
  if (gate === 'outgoing') return value > 0 ? [1] : [];
  if (gate === 'incoming') return value === 2 ? [1, 2] : value === 1 ? [1] : [];
  return [1, 2, 4].filter((bit) => (value & bit) !== 0);
}

export function isDomainController(host: Host): boolean {
  return host.roles.has('domain-controller');
}

// ---- values -------------------------------------------------------------------------------------------------------

/** What the captures of a computer say of a policy: a number, or the entries of a list. Not defined is 0, or none. */
export function capturedOn(
  view: CaseView,
  host: Host,
  id: AuditPolicy | 'P-DOM' | 'P-DOMX',
): Captured<number | readonly string[]> {
  const { path } = policies[id];
  const set = settingsByPath(view, host).get(path) ?? [];
  const missing = view
    .on('setting-undefined', host)
    .filter(({ fact, holding }) => holding === 'named' && isOf(fact, path));
  const nothing: number | readonly string[] = id === 'P-DOMX' ? [] : 0;
  const told = [...set.map(({ fact }) => fact.value), ...missing.map(() => nothing)].map(comparable);
  const [only] = told;
  const placed = [...set, ...missing];
  const conflict = new Set(told.map((value) => JSON.stringify(value))).size > 1;
  return { value: conflict || only === undefined ? null : only, conflict, placed };
}

function isOf({ path, whole }: { readonly path: string; readonly whole: string }, wanted: string): boolean {
  return whole === 'key' ? wanted.startsWith(`${path}\\`) : path === wanted;
}

/** A list in another order, or in other letters, is the same list. */
function comparable(value: number | string | readonly string[]): number | readonly string[] {
  if (typeof value === 'number') return value;
  const entries = typeof value === 'string' ? [value] : value;
  return entries
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .toSorted();
}

function settingsByPath(
  view: CaseView,
  host: Host,
): ReadonlyMap<string, readonly Placed<'policy-setting'>[]> {
  return view.once(`readiness settings of ${host.id}`, () => {
    const byPath = new Map<string, Placed<'policy-setting'>[]>();
    for (const placed of view.on('policy-setting', host)) {
      if (placed.holding !== 'named') continue;
      const list = byPath.get(placed.fact.path);
      if (list === undefined) byPath.set(placed.fact.path, [placed]);
      else list.push(placed);
    }
    return byPath;
  });
}

function valueOf(gate: AuditGate, captured: Captured<number | readonly string[]>, seen: Seen): AuditValue {
  const policy = AUDIT_POLICY[gate];
  const { name, words } = policies[policy];
  const value = typeof captured.value === 'number' ? captured.value : null;
  const word = value === null ? undefined : words?.[value];
  const isMissing = captured.placed.every(({ fact }) => fact.kind === 'setting-undefined');
  const says = captured.conflict
    ? `two files disagree on ${name}`
    : value === null
      ? seen.widest === null
        ? `no file tells ${name}`
        : `no file tells ${name}; its events show at least ${String(seen.widest)}`
      : isMissing
        ? `${name} is not set`
        : `${name} is ${String(value)}${word === undefined ? '' : ` (${word})`}`;
  return {
    policy,
    value,
    conflict: captured.conflict,
    widest: seen.widest,
    says,
    because: [
      ...captured.placed.map((placed) =>
        evidence(
          placed.fact.kind === 'setting-undefined' ? `${name} is not set` : `${name} is ${shown(placed)}`,
          placed,
        ),
      ),
      ...(seen.shows === null
        ? []
        : [evidence(`event ${String(seen.shows.fact.event)} was written`, seen.shows)]),
    ],
  };
}

function shown({ fact }: Placed<'policy-setting'> | Placed<'setting-undefined'>): string {
  return fact.kind === 'policy-setting' ? String(fact.value) : 'not set';
}

/** Subcategory Logon of auditpol. */
const LOGON = '0cce9215-69ae-11d9-bed3-505054503030';

function logonAudit(view: CaseView, host: Host): AuditValue {
  const placed = view
    .on('audit-policy', host)
    .filter(({ fact, holding }) => holding === 'named' && fact.subcategory === LOGON);
  const numbers = placed.map(({ fact }) => (fact.success ? 1 : 0) + (fact.failure ? 2 : 0));
  const [only = null] = numbers;
  const conflict = new Set(numbers).size > 1;
  const value = conflict ? null : only;
  const [logon] = view.on('logon', host);
  const words = ['nothing', 'success', 'failure', 'success and failure'];
  const says = conflict
    ? 'two files disagree on the auditing of Logon'
    : value !== null
      ? `Logon is audited: ${words[value] ?? ''}`
      : logon === undefined
        ? 'no file tells whether logons are audited'
        : 'no file tells how Logon is audited; event 4624 shows that successes are';
  return {
    policy: 'logon-audit',
    value,
    conflict,
    widest: logon === undefined ? null : 1,
    says,
    because: [
      ...placed.map((one) => evidence('the setting of Logon', one)),
      ...(logon === undefined ? [] : [evidence('event 4624 was written', logon)]),
    ],
  };
}

// ---- events -------------------------------------------------------------------------------------------------------

type UseRecord = Placed<'ntlm-audited'> | Placed<'ntlm-reason'> | Placed<'ntlm-blocked'>;

interface Seen {
  /** First and last event that shows the audit to be on. */
  readonly first: number | null;
  readonly last: number | null;
  readonly firstRecord: UseRecord | null;
  readonly enhanced: boolean;
  /** By class of uses. */
  readonly since: ReadonlyMap<number, number>;
  readonly widest: number | null;
  /** The record that shows `widest`. */
  readonly shows: UseRecord | null;
}

const NOTHING_SEEN: Seen = {
  first: null,
  last: null,
  firstRecord: null,
  enhanced: false,
  since: new Map(),
  widest: null,
  shows: null,
};

/** One pass over the NTLM records of a computer. Blocks show the gate's own value, but not that the rest was written down. */
function seenAt(
  view: CaseView,
  host: Host,
  zoneKnown: boolean,
  netbios: ReadonlyMap<string, string>,
): Readonly<Record<AuditGate, Seen>> {
  const seen = { outgoing: NOTHING_SEEN, incoming: NOTHING_SEEN, domain: NOTHING_SEEN };
  const audited = [...view.on('ntlm-audited', host), ...view.on('ntlm-reason', host)];
  for (const placed of audited) {
    const gate = gateOf(placed.fact.event);
    if (placed.holding !== 'named') continue;
    const value = placed.fact.kind === 'ntlm-audited' ? shownBy(placed.fact, host, netbios) : null;
    const classes = classesOf(gate, value ?? 1);
    seen[gate] = widened(
      placed.zoneKnown === zoneKnown ? dated(seen[gate], placed, classes) : seen[gate],
      placed,
      value,
    );
  }
  for (const placed of view.on('ntlm-blocked', host)) {
    // Only outgoing traffic is denied and audited by one and the same value.
    if (placed.holding === 'named' && placed.fact.event === 4001)
      seen.outgoing = widened(seen.outgoing, placed, 2);
  }
  return seen;
}

function dated(
  seen: Seen,
  placed: Placed<'ntlm-audited'> | Placed<'ntlm-reason'>,
  classes: readonly number[],
): Seen {
  const { times, kind } = placed.fact;
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return seen;
  const isFirst = seen.first === null || first < seen.first;
  const earlier = classes.filter((one) => first < (seen.since.get(one) ?? Infinity));
  return {
    ...seen,
    first: isFirst ? first : seen.first,
    firstRecord: isFirst ? placed : seen.firstRecord,
    last: Math.max(seen.last ?? last, last),
    enhanced: seen.enhanced || kind === 'ntlm-reason',
    since:
      earlier.length === 0
        ? seen.since
        : new Map([...seen.since, ...earlier.map((one) => [one, first] as const)]),
  };
}

/** Values of the domain's audit are bits (1 always, 2 and 4), so what several records show adds up; the others are plain steps. */
function widened(seen: Seen, placed: UseRecord, value: number | null): Seen {
  if (value === null || (seen.widest !== null && (seen.widest | value) === seen.widest)) return seen;
  const isBits = gateOf(placed.fact.event) === 'domain';
  return {
    ...seen,
    widest: isBits ? (seen.widest ?? 0) | value : Math.max(seen.widest ?? 0, value),
    shows: placed,
  };
}

function gateOf(event: number): AuditGate {
  if ([4001, 8001, 4020, 4021].includes(event)) return 'outgoing';
  return [8002, 8003, 4022, 4023].includes(event) ? 'incoming' : 'domain';
}

/** NETLOGON_SECURE_CHANNEL_TYPE of MS-NRPC 2.2.1.3.13: a member's own channel, and those of trusts. */
const MEMBER = 2;
const TRUSTS: readonly (number | null)[] = [3, 4];

/**
 * The least value at which a record is written. AuditNTLMInDomain 1 writes domain accounts at domain servers only, 3 adds other
 * servers, 5 other accounts: which of them a record is of is said only where both domains are known by name.
 */
function shownBy(
  fact: Placed<'ntlm-audited'>['fact'],
  host: Host,
  netbios: ReadonlyMap<string, string>,
): number {
  if (gateOf(fact.event) !== 'domain') return 1;
  const domain = netbios.get(fact.domain?.toLowerCase() ?? '');
  if (domain === undefined || host.domain === null) return 1;
  const isOwn = domain === host.domain.toLowerCase();
  if (!isOwn && fact.channelType === MEMBER) return 5;
  return isOwn && TRUSTS.includes(fact.channelType) ? 3 : 1;
}

/** Times of the log's own clock count; without a log those in UTC, where there are any. */
function zoneOf(view: CaseView, host: Host, ntlmLog: LogCoverage | null): boolean {
  if (ntlmLog !== null && ntlmLog.spans.length > 0) return ntlmLog.zoneKnown;
  const records = [...view.on('ntlm-audited', host), ...view.on('ntlm-reason', host)];
  return records.length === 0 || records.some(({ zoneKnown }) => zoneKnown);
}

// ---- the time between ---------------------------------------------------------------------------------------------

/**
 * Group Policy's own records of a computer: 1500 and 1501 without changes, 1502 with new settings of the computer, 1503 with new
 * ones of a user. SceCli 1704 is written without any change, too.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/cc727342(v=ws.10)
 */
const PROCESSED = /^microsoft-windows-grouppolicy\/150[0-3]$/;
const CHANGED = 1502;

/** Settings are looked for every 90 minutes, up to half an hour later: a log that ends so near to another tells of it all. */
const REFRESH_MS = 3 * 60 * 60_000;

/**
 * Since when no new settings arrived, as far back as the System log tells without a gap; null where it does not reach the end of
 * the NTLM log, or where settings arrived behind it: what was captured may then be of a later time.
 */
function unchangedSince(view: CaseView, host: Host, ntlmLog: LogCoverage | null): number | null {
  const end = ntlmLog?.spans.at(-1)?.to ?? null;
  if (ntlmLog === null || end === null) return null;
  const policyLog = joined(
    view.on('log-coverage', host).flatMap(({ fact, holding, zoneKnown }) => {
      const tells = Object.keys(fact.events).some((key) => PROCESSED.test(key.toLowerCase()));
      const { oldest, newest } = fact;
      return tells &&
        holding === 'named' &&
        zoneKnown === ntlmLog.zoneKnown &&
        oldest !== null &&
        newest !== null
        ? [{ from: oldest, to: newest }]
        : [];
    }),
  );
  const reaching = policyLog.findLast(({ from, to }) => from <= end && to >= end - REFRESH_MS);
  if (reaching === undefined) return null;
  let since = reaching.from;
  for (const { fact, zoneKnown } of view.on('policy-applied', host)) {
    if (zoneKnown !== ntlmLog.zoneKnown || fact.event !== CHANGED || !fact.ok) continue;
    for (const time of fact.times) since = Math.max(since, time);
  }
  return since > end ? null : since;
}

/** Without a value an event shows the audit to be on for so long around it. */
const AROUND_MS = 7 * DAY_MS;

function span(
  gate: AuditGate,
  known: AuditValue | null,
  seen: Seen,
  ntlmLog: LogCoverage | null,
  unchanged: number | null,
): AuditSpan {
  const value = known?.value ?? null;
  // An export that leaves events out covers nothing: what it does not hold may have happened.
  const spans = ntlmLog === null || ntlmLog.filtered === true ? [] : ntlmLog.spans;
  const [begin] = spans;
  const isOn = value !== null && value > 0;
  const valueSince =
    isOn && begin !== undefined && unchanged !== null ? Math.max(begin.from, unchanged) : null;
  const from = least(seen.first, valueSince);
  const to = endOf(value, seen, spans.at(-1));
  const isSpan = from !== null && to !== null && from <= to;
  const covered = isSpan ? within(spans, from, to) : [];
  return {
    gate,
    value,
    widest: seen.widest,
    enhanced: seen.enhanced,
    basis: !isSpan ? null : from === seen.first ? 'events' : 'value',
    from: isSpan ? from : null,
    to: isSpan ? to : null,
    zoneKnown: ntlmLog?.zoneKnown ?? seen.firstRecord?.zoneKnown ?? true,
    days: daysIn(covered),
    monthEnd: holdsMonthEnd(covered),
    valueSince,
    shownSince: seen.since,
    logSpans: spans,
    wrapped: ntlmLog?.wrapped ?? null,
    because: [
      ...(seen.firstRecord === null
        ? []
        : [
            evidence(
              `event ${String(seen.firstRecord.fact.event)} is the first that shows it`,
              seen.firstRecord,
            ),
          ]),
      ...(known?.because ?? []),
      ...(ntlmLog?.because ?? []),
    ],
  };
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** The log's end where the value is shown to be on; else no further than the events show it. */
function endOf(value: number | null, seen: Seen, last: Span | undefined): number | null {
  if (value !== null && value > 0) return last?.to ?? seen.last;
  if (value === 0 || seen.last === null || last === undefined) return seen.last;
  return Math.max(seen.last, Math.min(last.to, seen.last + AROUND_MS));
}
