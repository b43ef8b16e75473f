/** Why the silence of the logs means nothing yet: no log, too narrow an audit, too few days, older records overwritten. */
import type { Host } from '../correlation/hosts.ts';
import { NTLM_LOG, SECURITY_LOG } from '../correlation/log-keeping.ts';
import type { CaseView } from '../correlation/look.ts';
import { counted } from '../facts/counted.ts';
import {
  auditOf,
  coverageOf,
  domainCoverageOf,
  recordedDays,
  type AuditGate,
  type AuditSpan,
} from './coverage.ts';
import type { LogCoverage } from './log-coverage.ts';
import type { Gate, Policy } from './policy.ts';
import { ofHosts, says, SHOWN, type Reason } from './reason.ts';
import type { Readiness } from './replay.ts';
import { clientsOf, logonServersOf, serversOf, unwatchedServers } from './scope.ts';
import { daysIn, within, type Span } from './spans.ts';

/** Days of audit before anything is said of a value. */
export const LEAST_DAYS = 14;

/** Why silence means nothing yet. */
export function coverageGaps(readiness: Readiness, gate: Gate, policy: Policy): readonly Reason[] {
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
  const of = `of ${counted(scope.length, whose)}`;
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
    ...ofHosts(
      none.filter((one) => !silent.includes(one)),
      (count) => `${count} ${of} gave no NTLM log, so ${what} is not known`,
    ),
    ...ofHosts(
      silent,
      (count) =>
        `The NTLM log of ${count} ${of} does not show that it recorded this NTLM, so ${what} is not known`,
      `${WIDER[gate]}; where it is set already, add the secpol.cfg and the whole NTLM log.`,
    ),
    ...ofHosts(
      narrow,
      (count) => `${count} ${of} did not record all that this value denies`,
      `${WIDER[gate]}.`,
    ),
    ...ofHosts(short, (count) => `${count} ${of} recorded less than ${String(LEAST_DAYS)} days`),
    ...ofHosts(wrapped, (count) => `The log of ${count} ${of} has overwritten its older records`),
  ];
}

function hasNtlmLog(view: CaseView, host: Host): boolean {
  return coverageOf(view).some(
    (one) =>
      one.host.id === host.id && one.logs.some(({ channel, exports }) => channel === NTLM_LOG && exports > 0),
  );
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
  const of = `of ${counted(scope.length, 'computer')}`;
  const none = rows.filter(({ log }) => log === null);
  const logs = rows.flatMap(({ host, log }) => (log === null ? [] : [{ host, audit: log }]));
  const silent = logs.filter(({ host, audit }) => audit.filtered === true || !tellsLogons(view, host));
  const short = logs.filter(({ host, audit }) => daysIn(logonSpans(view, host, audit)) < LEAST_DAYS);
  const wrapped = logs.filter(({ audit }) => audit.wrapped === true);
  return [
    ...ofHosts(none, (count) => `${count} ${of} gave no Security log, where 4624 tells the NTLM version`),
    ...ofHosts(
      silent,
      (count) => `Nothing shows that ${count} ${of} records logons, where 4624 tells the NTLM version`,
      'What is set: auditpol /get "/subcategory:{0CCE9215-69AE-11D9-BED3-505054503030}"',
    ),
    ...ofHosts(
      short,
      (count) => `The Security log of ${count} ${of} holds less than ${String(LEAST_DAYS)} days`,
    ),
    ...ofHosts(wrapped, (count) => `The Security log of ${count} ${of} has overwritten its older records`),
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

/** Where the log begins without any logon, these were not audited yet. */
export function logonSpans(view: CaseView, host: Host, { spans, zoneKnown }: LogCoverage): readonly Span[] {
  let first = Infinity;
  for (const placed of view.on('logon', host)) {
    if (placed.zoneKnown === zoneKnown) first = Math.min(first, placed.fact.times[0] ?? Infinity);
  }
  const last = spans.at(-1)?.to ?? 0;
  return first === Infinity ? spans : within(spans, first, last);
}
