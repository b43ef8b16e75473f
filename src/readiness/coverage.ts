/**
 * The coverage meter: which logs of a computer the case has, from when to when, what they record, and what is missing before
 * their silence means anything. Nothing here says more than a file shows.
 */
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import { auditsOf, isDomainController, type AuditGate, type AuditSpan, type AuditValue } from './audits.ts';
import { gapsOf, type CoverageGap } from './coverage-gaps.ts';
import { domainsOf, type DomainCoverage } from './domain-controllers.ts';
import { logsOf, NTLM_LOG, type LogCoverage } from './log-coverage.ts';
import { holdsMonthEnd, holdsWeekend, nightsIn, type Span } from './spans.ts';

export type { AuditGate, AuditSpan, LogCoverage };

/** `unknown`: no NTLM log of that computer is in the case. */
export type SeenInLog = 'seen' | 'not-seen' | 'unknown';

export interface HostCoverage {
  readonly host: Host;
  readonly logs: readonly LogCoverage[];
  readonly audits: readonly AuditValue[];
  readonly spans: Readonly<Record<AuditGate, AuditSpan>>;
  /** The NTLM log holds the last two days of a month and the first. */
  readonly monthEnd: SeenInLog;
  readonly weekend: SeenInLog;
  /** Nights from one to five o'clock that the NTLM log holds; null as `unknown`. */
  readonly nights: number | null;
  readonly gaps: readonly CoverageGap[];
}

/** One for each computer of which the case has files, and for each domain controller. Worked out once for a case. */
export function coverageOf(view: CaseView): readonly HostCoverage[] {
  return whole(view).hosts;
}

/** The domains whose domain controllers the case knows, with what is missing of them. */
export function domainCoverageOf(view: CaseView): readonly DomainCoverage[] {
  return whole(view).domains;
}

/** Over which time a gate's uses of NTLM were written down on a computer; null for a computer without files. */
export function auditOf(view: CaseView, host: Host, gate: AuditGate): AuditSpan | null {
  return whole(view).byHost.get(host.id)?.spans[gate] ?? null;
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

interface Whole {
  readonly hosts: readonly HostCoverage[];
  readonly byHost: ReadonlyMap<string, HostCoverage>;
  readonly domains: readonly DomainCoverage[];
}

function whole(view: CaseView): Whole {
  return view.once('readiness coverage', () => {
    const formats = new Map(view.placed.files.map(({ reading }) => [reading.name, reading.format] as const));
    const netbios = netbiosNames(view);
    const concerned = view.table
      .all()
      .filter((host) => host.shown !== null && (host.hasFiles || isDomainController(host)));
    const seen = concerned.map((host) => ({ host, ...logsOf(view, host, formats) }));
    const ntlmLogs = new Map(
      seen.flatMap(({ host, logs }) => {
        const log = logs.find(({ channel }) => channel === NTLM_LOG);
        return log === undefined ? [] : [[host.id, log] as const];
      }),
    );
    const domains = domainsOf(view, ntlmLogs);
    const hosts = seen.map(({ host, logs, mixed }): HostCoverage => {
      const log = ntlmLogs.get(host.id) ?? null;
      const { values, spans } = auditsOf(view, host, log, netbios);
      const calendar = calendarOf(localSpans(view, host, log));
      const domain = domains.find(({ controllers }) => controllers[0]?.id === host.id) ?? null;
      const gaps = gapsOf({ host, log, mixed, values, spans, calendar, domain });
      return { host, logs, audits: values, spans, ...calendar, gaps };
    });
    return { hosts, byHost: new Map(hosts.map((one) => [one.host.id, one])), domains };
  });
}

/** DNS names of domains by their NetBIOS names; one that two domains share is nobody's. */
function netbiosNames(view: CaseView): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { fact } of view.all('domain-listed')) {
    const key = fact.netbios.toLowerCase();
    names.set(key, (names.get(key) ?? new Set()).add(fact.dns.toLowerCase()));
  }
  return new Map(
    [...names].flatMap(([name, [dns, other]]) =>
      dns === undefined || other !== undefined ? [] : [[name, dns]],
    ),
  );
}

/** On the computer's own clock, where it tells its zone; a log of unknown zone prints that clock already. */
function localSpans(view: CaseView, host: Host, log: LogCoverage | null): readonly Span[] {
  if (log === null || log.filtered === true) return [];
  const offsets = new Set(view.on('system-described', host).flatMap(({ fact }) => fact.utcOffset ?? []));
  const [minutes = 0] = log.zoneKnown && offsets.size === 1 ? offsets : [];
  return log.spans.map(({ from, to }) => ({ from: from + minutes * 60_000, to: to + minutes * 60_000 }));
}

export type Calendar = Pick<HostCoverage, 'monthEnd' | 'weekend' | 'nights'>;

function calendarOf(spans: readonly Span[]): Calendar {
  if (spans.length === 0) return { monthEnd: 'unknown', weekend: 'unknown', nights: null };
  return {
    monthEnd: holdsMonthEnd(spans) ? 'seen' : 'not-seen',
    weekend: holdsWeekend(spans) ? 'seen' : 'not-seen',
    nights: nightsIn(spans),
  };
}
