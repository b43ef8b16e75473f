/**
 * Under which account a service runs, and as whom that account arrives at another computer. The service control manager knows
 * its built-in accounts by English names on every Windows.
 *
 * https://learn.microsoft.com/en-us/windows/win32/services/networkservice-account,
 * https://learn.microsoft.com/en-us/windows/win32/services/localservice-account,
 * https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions
 */
import type { Host } from '../correlation/hosts.ts';
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';

export const SERVICE_KINDS = ['service-identity', 'service-failure'] as const;
type ServiceKind = (typeof SERVICE_KINDS)[number];

/** `computer`: as `HOST$`; `anonymous`: as nobody; `itself`: a named account. */
export type Traveller = 'computer' | 'anonymous' | 'itself';

export function travelsAs(account: string): Traveller {
  const name = account.trim().toLowerCase().replaceAll(' ', '');
  if (/^(?:ntauthority\\)?(?:localsystem|system|networkservice)$/.test(name)) return 'computer';
  if (/^(?:ntservice|iisapppool)\\/.test(name)) return 'computer';
  return /^(?:ntauthority\\)?localservice$/.test(name) ? 'anonymous' : 'itself';
}

/**
 * The service behind this attempt: the one that reports the failed access, else the only one of its computer that the case
 * tells of. A list of all services names none.
 */
export function serviceBehind(look: Look<ServiceKind>, host: Host | null): Placed<'service-identity'> | null {
  const all = look.on(host, 'service-identity');
  const reporting = new Set(look.tied('service-failure').map(({ fact }) => fact.service.toLowerCase()));
  const named = all.filter(({ fact }) => reporting.has(fact.service.toLowerCase()));
  const candidates = reporting.size > 0 ? named : all;
  const services = new Set(candidates.map(({ fact }) => fact.service.toLowerCase()));
  const accounts = new Set(candidates.map(({ fact }) => travelsAs(fact.account)));
  const [first] = candidates;
  return services.size === 1 && accounts.size === 1 && first !== undefined ? first : null;
}
