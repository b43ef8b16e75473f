/** Whether two accesses used one account: other credentials would explain why one works and the other does not. */
import { accountsAgree, type Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { account } from '../windows/names.ts';

/** The access used the attempt's account; or none was typed for either, and so the session's own served both. */
export function usedSameAccount(look: Look, { fact, session }: Placed<'access-tried'>): boolean {
  const used = account(fact.user ?? session);
  const { user, witnesses } = look.attempt;
  if (used !== null && user !== null) return accountsAgree(used, user);
  const failedAsTyped = witnesses.some((one) => one.fact.kind === 'access-tried' && one.fact.user !== null);
  return fact.user === null && !failedAsTyped;
}
