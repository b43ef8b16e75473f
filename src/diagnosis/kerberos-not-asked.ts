/** Why Windows asks no KDC at all: it stands before whatever hinders Kerberos. */
import type { Look } from '../correlation/look.ts';
import { isAddress } from '../windows/names.ts';
import type { Rulings } from './cause.ts';
import { isAtLeast } from './verdict.ts';

/** An address, or a local account: for these Windows asks no KDC. */
export function asksNoKdc(look: Look, rulings: Rulings): boolean {
  const { target } = look.attempt;
  return (
    (target !== null && isAddress(target)) ||
    ['ip-address-access', 'local-account-used'].some((id) =>
      isAtLeast(rulings.of(id)?.level ?? 'not-examined', 'likely'),
    )
  );
}
