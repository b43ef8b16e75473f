/**
 * NTLM was audited for at least two weeks, better four, on every computer before it was denied there.
 *
 * The order audit, exceptions, deny is the one of
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-outgoing-ntlm-traffic-to-remote-servers
 */
import type { Host } from '../../correlation/hosts.ts';
import { ENFORCEMENT_KINDS, enforcedScopes, type Gate, type Scope } from '../enforcement.ts';
import {
  days,
  evidence,
  item,
  namedHosts,
  nameOf,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
  type State,
} from '../item.ts';
import { ntlmLogs, WINDOW_DAYS } from '../logs.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { policies, valueWords, type PolicyId } from '../../windows/policies.ts';
import { counted } from '../../facts/counted.ts';

const NEEDS = [...ENFORCEMENT_KINDS, 'ntlm-audited', 'ntlm-reason', 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

const LEAST_DAYS = WINDOW_DAYS;
const TARGET_DAYS = 28;
const GATES: readonly Gate[] = ['outgoing', 'incoming', 'domain'];

/** Which policy writes the audit events of a gate, and the one value that sees every account. */
const AUDITS: Readonly<
  Record<Gate, { readonly policy: PolicyId; readonly sees: (value: number) => boolean }>
> = {
  // Denying takes the place of auditing here: of outgoing traffic only 0 sees nothing.
  outgoing: { policy: 'P-OUT', sees: (value) => value !== 0 },
  incoming: { policy: 'P-INA', sees: (value) => value === 2 },
  domain: { policy: 'P-DOMA', sees: (value) => value === 7 },
};

export default item({
  id: 'ntlm-audited-before-enforcing',
  number: 'P1',
  title: 'NTLM was audited for two to four weeks before it was denied',
  correction:
    'Auditing denies nothing: 8001 to 8006 tell what would be denied, 4001 to 4006 tell what was, and the same NTLM log holds both.',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-outgoing-ntlm-traffic-to-remote-servers',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const scopes = enforcedScopes(view);
    const judged = scopes.map((scope) => judge(view, scope));
    const seen = seenOf(hostsWithNtlmLog(view), namedHosts(view));
    const found = (state: State, says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because,
      seen: seen.words,
      todo: `In a Group Policy, under ${policies['P-OUT'].gpo}: “${policies['P-OUT'].title}” = Audit all (clients, and every server as a client), “${policies['P-INA'].title}” = Enable auditing for all accounts (servers), “${policies['P-DOMA'].title}” = Enable all (domain controllers). Collect the log for ${TARGET_DAYS} days, then deny: wevtutil epl Microsoft-Windows-NTLM/Operational ntlm.evtx`,
    });
    if (scopes.length === 0) return nothingEnforced(view, seen.all, found);
    const failed = judged.filter((one) => one.state === 'not-done');
    const open = judged.filter((one) => one.state === 'unknown');
    const worst = failed.length > 0 ? failed : open.length > 0 ? open : judged;
    const says = worst.map((one) => one.says).join(' ');
    const because = worst.flatMap((one) => one.because);
    if (failed.length > 0) return found('not-done', says, because);
    if (open.length > 0) return found('unknown', says, because);
    return seen.all
      ? found('done', says, because)
      : found('unknown', `${says} The other computers of the case gave no NTLM log.`, because);
  },
});

interface Judged {
  readonly state: State;
  readonly says: string;
  readonly because: readonly Evidence[];
}

function judge(view: ItemView<Needs>, scope: Scope): Judged {
  const where = `${nameOf(scope.host)} (${scope.gate})`;
  const audits = auditsOf(view, scope.gate, scope.host, scope.since);
  const because = [scope.because, ...audits.because];
  if (audits.span >= LEAST_DAYS * DAY_MS) {
    const narrow = narrowAudit(view, scope.gate, scope.host);
    if (narrow !== null) {
      return {
        state: 'unknown',
        says: `${where}: audited for ${days(audits.span)} days, but the policy as it stands leaves accounts out.`,
        because: [...because, narrow],
      };
    }
    return {
      state: 'done',
      says: `${where}: audited for ${days(audits.span)} days before it was denied${short(audits.span)}.`,
      because,
    };
  }
  const log = coverageOf(view, scope.host);
  if (log === null)
    return {
      state: 'unknown',
      says: `${where}: NTLM is denied, and no NTLM log of that computer is there.`,
      because,
    };
  const reachesBack = (scope.since ?? log.newest) - log.oldest >= LEAST_DAYS * DAY_MS;
  if (!reachesBack) {
    return {
      state: 'unknown',
      says: `${where}: the NTLM log does not reach back ${LEAST_DAYS} days before NTLM was denied.`,
      because,
    };
  }
  // An export filtered to the blocks alone would show no audit event either.
  if (audits.because.length === 0 && !log.holdsMore) {
    return {
      state: 'unknown',
      says: `${where}: the NTLM log holds block events only, it may be filtered.`,
      because,
    };
  }
  return {
    state: 'not-done',
    says: `${where}: audited for ${counted(days(audits.span), 'day')} before NTLM was denied, ${LEAST_DAYS} are the least.`,
    because,
  };
}

function nothingEnforced(
  view: ItemView<Needs>,
  allSeen: boolean,
  found: (state: State, says: string, because: readonly Evidence[]) => Finding,
): Finding {
  const spans = hostsWithNtlmLog(view).flatMap((host) =>
    GATES.map((gate) => auditsOf(view, gate, host, null))
      .filter((audits) => audits.because.length > 0)
      .slice(0, 1),
  );
  const [first] = spans;
  if (first === undefined)
    return found('unknown', 'No file shows that NTLM is denied, and none shows that it is audited.', []);
  const shortest = Math.min(...spans.map((one) => one.span));
  const because = spans.flatMap((one) => one.because);
  const says = `No file shows that NTLM is denied; auditing spans ${counted(days(shortest), 'day')}`;
  const isLong = shortest >= LEAST_DAYS * DAY_MS;
  const narrow = hostsWithNtlmLog(view).flatMap((host) =>
    GATES.filter((gate) => auditsOf(view, gate, host, null).because.length > 0).flatMap(
      (gate) => narrowAudit(view, gate, host) ?? [],
    ),
  );
  if (isLong && narrow.length > 0)
    return found('unknown', `${says}, but the policy as it stands leaves accounts out.`, [
      ...because,
      ...narrow,
    ]);
  return found(allSeen && isLong ? 'done' : 'unknown', `${says}${isLong ? short(shortest) : ''}.`, because);
}

/** A value of today that leaves accounts out: a silent log says nothing of them. */
function narrowAudit(view: ItemView<Needs>, gate: Gate, host: Host | null): Evidence | null {
  const { policy, sees } = AUDITS[gate];
  for (const placed of view.all('policy-setting')) {
    const { path, value } = placed.fact;
    if (path !== policies[policy].path || typeof value !== 'number' || placed.host?.id !== host?.id) continue;
    // The audit policy of the domain acts on domain controllers only.
    if (gate === 'domain' && placed.host?.roles.has('domain-controller') !== true) continue;
    if (!sees(value)) return evidence(`${policies[policy].name} is ${valueWords(policy, value)}`, placed);
  }
  return null;
}

/** Two weeks are the least, four weeks hold the end of a month. */
function short(span: number): string {
  return span < TARGET_DAYS * DAY_MS ? `; ${TARGET_DAYS} days would hold the end of a month too` : '';
}

/** First and last audit event of a computer at a gate before a moment, and how far they are apart. */
function auditsOf(
  view: ItemView<Needs>,
  gate: Gate,
  host: Host | null,
  before: number | null,
): { readonly span: number; readonly because: readonly Evidence[] } {
  let first: { readonly time: number; readonly because: Evidence } | null = null;
  let last: { readonly time: number; readonly because: Evidence } | null = null;
  for (const placed of [...view.all('ntlm-audited'), ...view.all('ntlm-reason')]) {
    if (host === null || placed.host?.id !== host.id || gateOfAudit(placed.fact.event) !== gate) continue;
    for (const time of placed.fact.times) {
      if (before !== null && time >= before) continue;
      const because = evidence(`event ${placed.fact.event}: NTLM was audited`, placed);
      if (first === null || time < first.time) first = { time, because };
      if (last === null || time > last.time) last = { time, because };
    }
  }
  if (first === null || last === null) return { span: 0, because: [] };
  return {
    span: last.time - first.time,
    because: last.because === first.because ? [first.because] : [first.because, last.because],
  };
}

function gateOfAudit(event: number): Gate {
  if (event === 8001 || event === 4020 || event === 4021) return 'outgoing';
  return event === 8002 || event === 8003 || event === 4022 || event === 4023 ? 'incoming' : 'domain';
}

const BLOCKS = /\/(?:400[1-6]|4015)$/;

function hostsWithNtlmLog(view: ItemView<Needs>): readonly Host[] {
  return [...new Set(ntlmLogs(view).flatMap((placed) => (placed.host === null ? [] : [placed.host])))];
}

/** All NTLM logs of a computer together; `holdsMore`: other events than blocks are in them. */
function coverageOf(
  view: ItemView<Needs>,
  host: Host | null,
): { readonly oldest: number; readonly newest: number; readonly holdsMore: boolean } | null {
  const logs = ntlmLogs(view).filter((placed) => host !== null && placed.host?.id === host.id);
  const oldest = logs.map((placed) => placed.fact.oldest).filter((time) => time !== null);
  const newest = logs.map((placed) => placed.fact.newest).filter((time) => time !== null);
  if (oldest.length === 0 || newest.length === 0) return null;
  const holdsMore = logs.some((placed) => Object.keys(placed.fact.events).some((key) => !BLOCKS.test(key)));
  return { oldest: Math.min(...oldest), newest: Math.max(...newest), holdsMore };
}
