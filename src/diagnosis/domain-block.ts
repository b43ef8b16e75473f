/** What a domain controller wrote when it refused to pass NTLM on (4004 to 4006), and whether that was this attempt. */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import type { Facts } from '../facts/facts.ts';
import { firstLabel, hostName } from '../windows/names.ts';
import { tiedItem, type Item } from './item.ts';
import { openedShareAs } from './opened-as.ts';
import { serverName } from './steps.ts';

export const DOMAIN_BLOCK_KINDS = ['ntlm-blocked', 'access-tried'] as const;
type BlockKind = (typeof DOMAIN_BLOCK_KINDS)[number];

/** 4004 to 4006 that may be of this attempt's server. */
export function domainBlocks(look: Look<BlockKind>): readonly Tied<'ntlm-blocked'>[] {
  return look
    .tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006)
    .filter((one) => isForThisServer(look, one.fact.channel) !== false);
}

/** The record names account and client, and this very server. */
export function isOfThisAttempt(look: Look<BlockKind>, fact: Facts['ntlm-blocked']): boolean {
  return fact.user !== null && fact.workstation !== null && isForThisServer(look, fact.channel) === true;
}

/** A domain controller was asked about this very attempt, so its NTLM had passed the client and the server. */
export function reachedDomainController(look: Look<BlockKind>): Item {
  return tiedItem(
    'a domain controller refused it, so the server had let it pass (4004–4006)',
    domainBlocks(look).filter(({ fact }) => isOfThisAttempt(look, fact)),
  );
}

/**
 * Whether the secure channel of a 4004 is the server of this attempt: null where nothing links the two names (an alias,
 * a computer that no file knows). Then the account alone ties the record, and it may be of another target.
 */
function isForThisServer(look: Look<BlockKind>, channel: string | null): boolean | null {
  const name = hostName(channel);
  if (name === null) return null;
  const { server, target } = look.attempt;
  if (server !== null) {
    const other = look.host(name);
    return other === null ? null : other.id === server.id;
  }
  if (target === null) return true;
  const opened = openedShareAs(look);
  const known = opened.length === 1 ? [target, ...opened] : [target];
  return known.some((own) => firstLabel(own) === firstLabel(name)) ? true : null;
}

/** The exception list of the domain controllers wants the NetBIOS name. */
export function netbiosName(look: Look): string {
  const name = hostName(serverName(look));
  return name === null ? serverName(look) : firstLabel(name).toUpperCase();
}
