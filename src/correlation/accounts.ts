/** Whether two written accounts can be one. */
import { isLegible, type Account } from '../windows/names.ts';

/** `contoso` and `contoso.example` may be one domain; `contoso` and `fabrikam` may not. Unknown domains agree with all. */
export function domainsAgree(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === '.' || other === '.') return true;
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return !short.includes('.') && long.split('.')[0] === short;
}

/** The same account by name; a name with lost letters is nobody's. */
export function accountsAgree(one: Account | null, other: Account | null): boolean {
  return mayBeOne(one, other) && isLegible(one?.name ?? '');
}

/** The same account as far as it is written: `m?ller` twice may be two people, and may be one. */
export function mayBeOne(one: Account | null, other: Account | null): boolean {
  return one !== null && other !== null && one.name === other.name && domainsAgree(one.domain, other.domain);
}
