/** Whether nothing broke for long enough to be believed: four weeks with a month's end, recorded as wide as the value denies. */
import { SECURITY_LOG } from '../correlation/log-keeping.ts';
import type { CaseView } from '../correlation/look.ts';
import { counted } from '../facts/counted.ts';
import { recordedFor } from './audits.ts';
import { coverageOf, recordedDays, type AuditGate } from './coverage.ts';
import type { Gate, Policy } from './policy.ts';
import { ofHosts, says, type Reason } from './reason.ts';
import type { Readiness } from './replay.ts';
import { logonServersOf } from './scope.ts';
import { logonSpans } from './silence.ts';
import { daysIn, holdsMonthEnd } from './spans.ts';

export const QUIET_DAYS = 28;

/** Why "nothing breaks" is not believed yet. */
export function tooShort(readiness: Readiness, gate: Gate): readonly Reason[] {
  const rows = readiness.views.flatMap((view) =>
    gate === 'ntlmv1' ? logonsRecorded(readiness, view) : usesRecorded(view, gate),
  );
  const days = Math.min(...rows.map((row) => row.days));
  const reasons: Reason[] = [];
  if (days < QUIET_DAYS) {
    reasons.push(
      says(
        `${counted(days, 'day')} ${days === 1 ? 'is' : 'are'} recorded on the computer with the shortest log; ${String(QUIET_DAYS)} show a whole month.`,
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

/** A value that stands in a capture of today was perhaps set yesterday: only then is it ready without a but. */
export function unprovenSince(readiness: Readiness, gate: Gate, policy: Policy): readonly Reason[] {
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
  return ofHosts(
    unproven,
    (count) =>
      `${count} of these computers show the audit value as it is now; since when it was so wide stands in no file (the System log of the time tells)`,
  );
}
