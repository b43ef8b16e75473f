/** Which GPO sets the policy that a remedy changes: otherwise the next refresh takes the change back. */
import type { Host } from '../correlation/hosts.ts';
import type { Look } from '../correlation/look.ts';
import { policies, type Policy } from '../windows/policies.ts';

/**
 * `Set on WS07 by the GPO “Restrict NTLM”.`, as gpresult says it of the computers on which the policy acts for this attempt;
 * empty where no file says. `policyPath`: as a remedy gives it, ending with the title of the policy.
 */
export function setBy(look: Look, policyPath: string | undefined): string {
  const policy = Object.values(policies).find(({ title }) => policyPath?.endsWith(` › ${title}`));
  if (policy === undefined) return '';
  const paths = [policy.path, ...policy.alsoAt];
  const computersOf = new Map<string, Set<string>>();
  for (const host of actedOn(look, policy)) {
    for (const { fact } of look.on(host, 'setting-origin', ({ path }) => paths.includes(path))) {
      computersOf.set(fact.gpo, (computersOf.get(fact.gpo) ?? new Set()).add(host.shown ?? 'the client'));
    }
  }
  return Array.from(computersOf, ([gpo, on]) => `Set on ${[...on].join(', ')} by the GPO “${gpo}”.`).join(
    ' ',
  );
}

function actedOn(look: Look, { actsOn }: Policy): readonly Host[] {
  if (actsOn === 'domain-controller')
    return look.hosts().filter(({ roles }) => roles.has('domain-controller'));
  const sides = actsOn === 'any' ? [look.client, look.server] : [look[actsOn]];
  return sides.filter((host) => host !== null);
}
