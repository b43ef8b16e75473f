/** Whether two written accounts can be one. */
import type { Account } from '../windows/names.ts';

/** `contoso` and `contoso.example` may be one domain; `contoso` and `fabrikam` may not. Unknown domains agree with all. */
export function domainsAgree(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === '.' || other === '.') return true;
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return !short.includes('.') && long.split('.')[0] === short;
}

export function accountsAgree(one: Account | null, other: Account | null): boolean {
  return one !== null && other !== null && one.name === other.name && domainsAgree(one.domain, other.domain);
}
