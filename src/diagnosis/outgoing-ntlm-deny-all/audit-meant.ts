/**
 * Deny all where an audit was meant. The list of the policy offers "Audit all" (1) and "Deny all" (2) one below the other, and
 * what an audit needs elsewhere is set rightly: then the 2 is likely a slip, and the repair is one value.
 */
import type { Look } from '../../correlation/look.ts';
import type { FactKind } from '../../facts/facts.ts';
import { policies } from '../../windows/policies.ts';
import { clientName } from '../steps.ts';

type AuditKind = Extract<FactKind, 'ntlm-blocked' | 'ntlm-audited' | 'policy-setting'>;

/** From so many computers on a single slip, or a single GPO, is the likeliest reason. */
const MANY = 3;

/** The signs, as sentences; null where none stands beside the denial. */
export function auditMeant(look: Look<AuditKind>): string | null {
  const signs = [auditedBefore(look), auditPolicies(look), deniedOnMany(look)].filter((one) => one !== null);
  return signs.length === 0 ? null : signs.join(' ');
}

/** 8001 of this client before its first 4001: it was audited, then denied. */
function auditedBefore(look: Look<AuditKind>): string | null {
  const blocks = look.on(look.client, 'ntlm-blocked', (fact) => fact.event === 4001);
  const first = Math.min(...look.attempt.times, ...blocks.flatMap(({ fact }) => fact.times));
  const audited = look
    .on(look.client, 'ntlm-audited', (fact) => fact.event === 8001)
    .some(({ fact }) => fact.times.some((time) => time < first));
  return audited ? `${clientName(look)} only audited NTLM (event 8001) before it denied it.` : null;
}

/** "Audit Incoming NTLM Traffic", or on a domain controller "Audit NTLM authentication in this domain". */
function auditPolicies(look: Look<AuditKind>): string | null {
  const set = look.all('policy-setting').filter(({ fact, host }) => {
    if (typeof fact.value !== 'number' || fact.value === 0) return false;
    if (fact.path === policies['P-INA'].path) return true;
    return fact.path === policies['P-DOMA'].path && host?.roles.has('domain-controller') === true;
  });
  const names = [
    ...new Set(set.map(({ fact, host }) => `${fact.name}${host?.shown ? ` on ${host.shown}` : ''}`)),
  ];
  return names.length === 0 ? null : `Auditing is set as well (${names.slice(0, 3).join(', ')}).`;
}

function deniedOnMany(look: Look<AuditKind>): string | null {
  const hosts = new Set(
    look
      .all('policy-setting')
      .filter(({ fact, host }) => fact.path === policies['P-OUT'].path && fact.value === 2 && host !== null)
      .map(({ host }) => host?.id),
  );
  return hosts.size >= MANY ? `Deny all is set on ${String(hosts.size)} computers of this case.` : null;
}
