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
import { policies } from '../windows/policies.ts';
import type { LogCoverage } from './log-coverage.ts';
import type { Gate } from './policy.ts';
import { DAY_MS, daysIn, holdsMonthEnd, within, type Span } from './spans.ts';

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

/** Over which time a gate's uses of NTLM were written down. */
export interface AuditSpan {
  readonly gate: AuditGate;
  readonly value: number | null;
  /** See {@link AuditValue.widest}. */
  readonly widest: number | null;
  /** Events 4020 to 4023 and 4030 to 4033 are among them: they tell every use, whatever the value is. */
  readonly enhanced: boolean;
  /** `events`: it begins with the first event that shows it; `value`: the value is shown, without a date, and the log reaches back so far. */
  readonly basis: 'events' | 'value' | null;
  readonly from: number | null;
  readonly to: number | null;
  /** False: the times are of a clock whose zone is not known. */
  readonly zoneKnown: boolean;
  /** Whole days between `from` and `to` that a log covers. */
  readonly days: number;
  readonly monthEnd: boolean;
  /** From when on the captured value may have been in force: settings that arrived later than the log begins put it off. */
  readonly valueSince: number | null;
  /** Whole days since then. What the value records and `widest` does not was seen for so long only. */
  readonly daysAtValue: number;
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
  const changed = lastChange(view, host, ntlmLog);
  const values = AUDIT_GATES.filter((gate) => gate !== 'domain' || isDomainController(host)).map((gate) =>
    valueOf(gate, capturedOn(view, host, AUDIT_POLICY[gate]), seen[gate]),
  );
  const spanOf = (gate: AuditGate): AuditSpan =>
    span(
      gate,
      values.find(({ policy }) => policy === AUDIT_POLICY[gate]) ?? null,
      seen[gate],
      ntlmLog,
      changed,
    );
  return {
    values: [...values, logonAudit(view, host)],
    spans: { outgoing: spanOf('outgoing'), incoming: spanOf('incoming'), domain: spanOf('domain') },
  };
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
  readonly widest: number | null;
  /** The record that shows `widest`. */
  readonly shows: UseRecord | null;
}

const NOTHING_SEEN: Seen = {
  first: null,
  last: null,
  firstRecord: null,
  enhanced: false,
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
    seen[gate] = widened(
      placed.zoneKnown === zoneKnown ? dated(seen[gate], placed) : seen[gate],
      placed,
      placed.fact.kind === 'ntlm-audited' ? shownBy(placed.fact, host, netbios) : null,
    );
  }
  for (const placed of view.on('ntlm-blocked', host)) {
    // Only outgoing traffic is denied and audited by one and the same value.
    if (placed.holding === 'named' && placed.fact.event === 4001)
      seen.outgoing = widened(seen.outgoing, placed, 2);
  }
  return seen;
}

function dated(seen: Seen, placed: Placed<'ntlm-audited'> | Placed<'ntlm-reason'>): Seen {
  const { times, kind } = placed.fact;
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return seen;
  const isFirst = seen.first === null || first < seen.first;
  return {
    ...seen,
    first: isFirst ? first : seen.first,
    firstRecord: isFirst ? placed : seen.firstRecord,
    last: Math.max(seen.last ?? last, last),
    enhanced: seen.enhanced || kind === 'ntlm-reason',
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

/** GroupPolicy 1502: new settings of the computer were applied. 1503 is about users; SceCli 1704 is written without any change. */
const CHANGED = 1502;

function lastChange(view: CaseView, host: Host, ntlmLog: LogCoverage | null): number | null {
  const end = ntlmLog?.spans.at(-1)?.to ?? null;
  let last: number | null = null;
  for (const { fact, zoneKnown } of view.on('policy-applied', host)) {
    if (end === null || zoneKnown !== ntlmLog?.zoneKnown || fact.event !== CHANGED || !fact.ok) continue;
    for (const time of fact.times) if (time <= end && time > (last ?? -Infinity)) last = time;
  }
  return last;
}

/** Without a value an event shows the audit to be on for so long around it. */
const AROUND_MS = 7 * DAY_MS;

function span(
  gate: AuditGate,
  known: AuditValue | null,
  seen: Seen,
  ntlmLog: LogCoverage | null,
  changed: number | null,
): AuditSpan {
  const value = known?.value ?? null;
  // An export that leaves events out covers nothing: what it does not hold may have happened.
  const spans = ntlmLog === null || ntlmLog.filtered === true ? [] : ntlmLog.spans;
  const [begin] = spans;
  const isOn = value !== null && value > 0;
  const valueSince = isOn && begin !== undefined ? Math.max(begin.from, changed ?? begin.from) : null;
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
    daysAtValue: valueSince === null || to === null ? 0 : daysIn(within(spans, valueSince, to)),
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
