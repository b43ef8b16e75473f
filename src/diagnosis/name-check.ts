/**
 * Records in which a file server refused the name that it was addressed by: Server SPN target name validation
 * (`SmbServerNameHardeningLevel`). The check comes after the logon and before the share.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5168
 */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import { closePair, SAME_HOST_MS } from '../correlation/ties.ts';
import { isAnonymous } from '../windows/names.ts';
import { statusCode } from '../windows/status.ts';
import { askServerSecurityLog } from './asks.ts';
import { oneOf, supporting, tiedItem, unobserved, type Item } from './item.ts';

export const NAME_CHECK_KINDS = ['spn-check-failed', 'smb-session-refused', 'smb-server-failure'] as const;
type NameCheckKind = (typeof NAME_CHECK_KINDS)[number];

const ACCESS_DENIED = 0xc0000022;

/** 5168 of this attempt. A null session names no server, so its record is nobody's refusal. */
export function nameChecks(look: Look<NameCheckKind>): readonly Tied<'spn-check-failed'>[] {
  return look.tied('spn-check-failed', (fact) => !isAnonymous(fact.user, null));
}

/** 5168 whose error is the one of a refused name. */
export function nameRefused(look: Look<NameCheckKind>): Item {
  return tiedItem(
    'the server refused the name that it was addressed by (event 5168)',
    nameChecks(look).filter((one) => one.fact.code === ACCESS_DENIED),
    unobserved(askServerSecurityLog(look)),
  );
}

/**
 * 551 with "access denied" while the server validates names. Servers that demand encryption or signing refuse sessions with the
 * same status: beside such a record 551 only supports.
 */
export function sessionRefusedForName(look: Look<NameCheckKind>): Item {
  const refused = look.tied(
    'smb-session-refused',
    (fact) => fact.status === ACCESS_DENIED && (validationLevel(fact.spnPolicy) ?? 0) > 0,
  );
  const item = tiedItem(
    'the server validates names and refused the session with “access is denied” (event 551)',
    refused,
  );
  const otherwise = look
    .on(look.server, 'smb-server-failure', (fact) => fact.what === 'encryption' || fact.what === 'signing')
    .some((placed) => refused.some((one) => closePair(one.fact.times, placed.fact.times, SAME_HOST_MS)));
  return otherwise ? supporting(item) : item;
}

/** Either of the two. */
export function refusedByName(look: Look<NameCheckKind>): Item {
  return oneOf(nameRefused(look), sessionRefusedForName(look));
}

/** The texts of the message for the two levels that were seen; other levels and languages tell nothing. */
const LEVEL_TEXTS: ReadonlyMap<string, number> = new Map([
  ['spn optional / no validation', 0],
  ['spn required / validate full', 2],
]);

/** `SPNValidationPolicy` of 551 as a number; null where it was not printed or not understood. */
export function validationLevel(printed: string | null): number | null {
  if (printed === null) return null;
  return LEVEL_TEXTS.get(printed.trim().toLowerCase()) ?? statusCode(printed);
}
