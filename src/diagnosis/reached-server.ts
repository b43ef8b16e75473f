/** Whether the server of an attempt heard of it: then the name led there, and TCP 445 and the SMB negotiation worked. */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import { askServerSecurityLog } from './asks.ts';
import { absent, proofs, shown, tiedItem, unobserved, type Item } from './item.ts';

export const AT_SERVER_KINDS = [
  'logon',
  'logon-failed',
  'smb-session-refused',
  'share-access',
  'smb-share-denied',
  'spn-check-failed',
  'ntlm-blocked',
  'log-coverage',
] as const;
type AtServerKind = (typeof AT_SERVER_KINDS)[number];

/** What the server wrote of this attempt, or a domain controller on the server's behalf. */
function recordsAtServer(look: Look<AtServerKind>): readonly Tied[] {
  const { server } = look;
  const atServer = [
    ...look.tied('logon'),
    ...look.tied('logon-failed'),
    ...look.tied('smb-session-refused'),
    ...look.tied('share-access'),
    ...look.tied('smb-share-denied'),
    ...look.tied('spn-check-failed'),
    ...look.tied('ntlm-blocked', ({ gate }) => gate === 'server'),
  ].filter((one) => server !== null && one.placed.host?.id === server.id);
  const forwarded = look.tied(
    'ntlm-blocked',
    (fact) =>
      fact.gate === 'domain-controller' && server !== null && look.host(fact.channel)?.id === server.id,
  );
  return [...atServer, ...forwarded];
}

/** The server logged something of this attempt. */
export function reachedServer(look: Look<AtServerKind>): Item {
  return tiedItem('the server logged this attempt, so it was reached', recordsAtServer(look));
}

/** The server was listening and heard nothing. Absent where it heard this attempt; a weak tie decides neither. */
export function serverHeardNothing(look: Look<AtServerKind>): Item {
  const heard = recordsAtServer(look);
  const sure = heard.filter((one) => one.strength === 'tied');
  if (sure.length > 0) {
    return absent(
      ...proofs(
        'the server logged this attempt',
        sure.map((one) => one.placed),
      ),
    );
  }
  if (heard.length > 0) return unobserved(askServerSecurityLog(look));
  return shown(
    'the server’s Security log covers the time and holds nothing of this attempt',
    look.listening(look.server, { providers: ['microsoft-windows-security-auditing'], ids: [4624, 4625] }),
    'tied',
    unobserved(askServerSecurityLog(look)),
  );
}

/** For an attempt without time: the same client or account was at this server at some time of the case. */
export function wasAtServerSometime(look: Look<AtServerKind>): boolean {
  const { server } = look;
  if (look.attempt.times.length > 0 || server === null) return false;
  return (['logon', 'logon-failed', 'smb-session-refused', 'share-access'] as const).some((kind) =>
    // One item in common is the server itself.
    look.agreeingAt(server, kind).some(({ items }) => items >= 2),
  );
}
