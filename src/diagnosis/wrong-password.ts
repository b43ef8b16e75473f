/**
 * Wrong passwords and the lock they lead to.
 *
 * 4771 with 0x18, and STATUS_WRONG_PASSWORD in 4625, 4776 and 551:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771
 * 4740 names the computer that sent them:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740
 */
import { accountsAgree, type Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { timesNear } from '../correlation/ties.ts';
import { account, hostName } from '../windows/names.ts';
import { present, proof, proofs, unobserved, type Item } from './item.ts';

export const PASSWORD_KINDS = [
  'ticket-request',
  'credential-check',
  'logon-failed',
  'smb-session-refused',
  'account-locked',
] as const;
type PasswordKind = (typeof PASSWORD_KINDS)[number];

export const STATUS_WRONG_PASSWORD = 0xc000006a;
export const STATUS_LOCKED_OUT = 0xc0000234;
export const KDC_CLIENT_REVOKED = 0x12;
export const KDC_WRONG_PASSWORD = 0x18;
const TRIES = 3;
const HOUR_MS = 60 * 60_000;

export interface LockChain {
  /** Three or more wrong passwords of the account from one computer in the hour before it was found locked. */
  readonly tries: Item;
  /** The same, and 4740 names that computer. */
  readonly named: Item;
}

/** Whether the lock that this attempt met is the effect of wrong passwords that one computer keeps sending. */
export function lockChain(look: Look<PasswordKind>): LockChain {
  const nothing = { tries: unobserved(), named: unobserved() };
  const user = look.attempt.user;
  const locks = lockTimes(look);
  if (user === null || locks.length === 0) return nothing;
  const callers = new Map<string, { readonly placed: Placed; count: number }>();
  for (const { placed, caller } of wrongPasswords(look)) {
    const written = hostName(caller);
    if (written === null) continue;
    const key = look.host(written)?.id ?? written;
    const count = timesNear(placed.fact.times, locks, 0, HOUR_MS).length;
    const known = callers.get(key);
    if (known === undefined) callers.set(key, { placed, count });
    else known.count += count;
  }
  const [most] = [...callers]
    .filter(([, one]) => one.count >= TRIES)
    .sort(([, a], [, b]) => b.count - a.count);
  if (most === undefined) return nothing;
  const [key, { placed, count }] = most;
  const says = `${count} wrong passwords of this account came from one computer in the hour before the lock`;
  const tries = present('weak', ...proofs(says, [placed], 1));
  const naming = lockEvents(look).find(({ fact }) => {
    const caller = hostName(fact.caller);
    return caller !== null && (look.host(caller)?.id ?? caller) === key;
  });
  if (naming === undefined) return { tries, named: unobserved() };
  const named = present(
    'weak',
    proof(`event 4740 names ${naming.fact.caller ?? ''} as the computer that locked the account`, naming),
    proof(says, placed),
  );
  return { tries, named };
}

/** 4740 of this account. */
export function lockEvents(look: Look<PasswordKind>): readonly Placed<'account-locked'>[] {
  const user = look.attempt.user;
  return user === null
    ? []
    : look.all('account-locked').filter(({ fact }) => accountsAgree(account(fact.user), user));
}

/** When the account was locked, or was found so by a record of this attempt. */
function lockTimes(look: Look<PasswordKind>): readonly number[] {
  const met = [
    ...look.tied('logon-failed', (fact) => fact.status === STATUS_LOCKED_OUT),
    ...look.tied('credential-check', (fact) => fact.status === STATUS_LOCKED_OUT),
    ...look.tied('smb-session-refused', (fact) => fact.status === STATUS_LOCKED_OUT),
    ...look.tied('ticket-request', (fact) => fact.event !== 4769 && fact.status === KDC_CLIENT_REVOKED),
  ].flatMap((one) => one.fact.times);
  const locked = lockEvents(look).flatMap(({ fact }) => fact.times);
  // A lock of another day explains nothing of this attempt.
  const near = timesNear(locked, look.attempt.times, HOUR_MS, 24 * HOUR_MS);
  return [...met, ...near].sort((a, b) => a - b);
}

function wrongPasswords(
  look: Look<PasswordKind>,
): readonly { readonly placed: Placed; readonly caller: string | null }[] {
  const user = look.attempt.user;
  const isOurs = (name: string, domain: string | null): boolean => accountsAgree(account(name, domain), user);
  return [
    ...look
      .ofAccount('ticket-request')
      .filter(
        ({ fact }) =>
          fact.event === 4771 && fact.status === KDC_WRONG_PASSWORD && isOurs(fact.user, fact.domain),
      )
      .map((placed) => ({ placed, caller: placed.fact.address })),
    ...look
      .ofAccount('credential-check')
      .filter(({ fact }) => fact.status === STATUS_WRONG_PASSWORD && isOurs(fact.user, null))
      .map((placed) => ({ placed, caller: placed.fact.workstation })),
    ...look
      .ofAccount('logon-failed')
      .filter(({ fact }) => fact.status === STATUS_WRONG_PASSWORD && isOurs(fact.user, fact.domain))
      .map((placed) => ({ placed, caller: placed.fact.workstation ?? placed.fact.address })),
  ];
}

/** The account of this attempt as a person would write it. */
export function accountShown(look: Look): string {
  const user = look.attempt.user;
  if (user === null) return 'the account';
  return user.domain === null ? user.name : `${user.domain}\\${user.name}`;
}
