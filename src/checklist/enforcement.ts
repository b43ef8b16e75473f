/**
 * Where NTLM is denied, as far as the files tell, and since when: a block event (dated), or a deny value in a policy
 * export (undated).
 *
 * Policy values: the "Restrict NTLM" pages under
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/
 */
import type { Host } from '../correlation/hosts.ts';
import type { Placed } from '../correlation/placed.ts';
import { policies, type PolicyId } from '../windows/policies.ts';
import { evidence, type Evidence, type ItemView } from './item.ts';

export const ENFORCEMENT_KINDS = ['policy-setting', 'ntlm-blocked'] as const;
type EnforcementKind = (typeof ENFORCEMENT_KINDS)[number];

/** The three places where NTLM is restricted. Each audits by events of its own. */
export type Gate = 'outgoing' | 'incoming' | 'domain';

export interface Scope {
  readonly gate: Gate;
  /** Null: the value stands in a file that no computer owns. */
  readonly host: Host | null;
  /** First block event; null where only the value shows it. */
  readonly since: number | null;
  readonly because: Evidence;
}

const VALUES: Readonly<
  Record<Gate, { readonly policy: PolicyId; readonly denies: (value: number) => boolean }>
> = {
  outgoing: { policy: 'P-OUT', denies: (value) => value === 2 },
  incoming: { policy: 'P-IN', denies: (value) => value === 1 || value === 2 },
  domain: { policy: 'P-DOM', denies: (value) => value !== 0 },
};

/** Every computer and gate at which NTLM is denied; the block events of one computer and gate are one scope. */
export function enforcedScopes(view: ItemView<EnforcementKind>): readonly Scope[] {
  const scopes = new Map<string, Scope>();
  const add = (scope: Scope): void => {
    const key = `${scope.gate}|${scope.host?.id ?? '?'}`;
    const known = scopes.get(key);
    if (known === undefined || (scope.since !== null && scope.since < (known.since ?? Infinity)))
      scopes.set(key, scope);
  };
  for (const placed of view.all('ntlm-blocked')) {
    const gate = gateOf(placed.fact.event);
    const since = placed.fact.times[0] ?? null;
    if (gate !== null) {
      add({
        gate,
        host: placed.host,
        since,
        because: evidence(`event ${placed.fact.event}: NTLM was refused`, placed),
      });
    }
  }
  for (const gate of ['outgoing', 'incoming', 'domain'] as const) {
    for (const { placed, value } of valuesOf(view, gate)) {
      if (VALUES[gate].denies(value))
        add({ gate, host: placed.host, since: null, because: valueEvidence(gate, placed, value) });
    }
  }
  return [...scopes.values()];
}

/** The values of a gate's policy. Outside a domain controller the domain policy has no effect and is left out. */
export function valuesOf(
  view: ItemView<'policy-setting'>,
  gate: Gate,
): readonly { readonly placed: Placed<'policy-setting'>; readonly value: number }[] {
  const { path } = policies[VALUES[gate].policy];
  return view.all('policy-setting').flatMap((placed) => {
    const { value } = placed.fact;
    if (placed.fact.path !== path || typeof value !== 'number') return [];
    const acts = gate !== 'domain' || placed.host?.roles.has('domain-controller') === true;
    return acts ? [{ placed, value }] : [];
  });
}

/** The registry path of a gate's policy. */
export function pathOf(gate: Gate): string {
  return policies[VALUES[gate].policy].path;
}

export function denies(gate: Gate, value: number): boolean {
  return VALUES[gate].denies(value);
}

export function valueEvidence(gate: Gate, placed: Placed<'policy-setting'>, value: number): Evidence {
  const policy = policies[VALUES[gate].policy];
  return evidence(`${policy.name} is ${value}${words(policy.words?.[value])}`, placed);
}

/** 4015 and 31023 are the SMB client's own switch, not one of the three policies. */
function gateOf(event: number): Gate | null {
  if (event === 4001) return 'outgoing';
  if (event === 4002 || event === 4003) return 'incoming';
  return event === 4004 || event === 4005 || event === 4006 ? 'domain' : null;
}

function words(value: string | undefined): string {
  return value === undefined ? '' : ` (${value})`;
}
