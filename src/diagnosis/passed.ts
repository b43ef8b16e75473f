/**
 * What a record of the server or a domain controller proves that this attempt has passed. A code of a later stage
 * acquits the earlier ones for this attempt, whatever a policy file says.
 */
import { accountsAgree, type Look } from '../correlation/look.ts';
import type { Tied } from '../correlation/attempts.ts';
import { account, isAddress, isAnonymous, isComputerAccount } from '../windows/names.ts';
import type { CauseStage } from './cause.ts';
import { denialsInSession } from './file-denial.ts';
import { isPresent, proof, type Proof } from './item.ts';
import { sessionRefusedForName } from './name-check.ts';

/** Kinds that this file looks at, so the causes' own declarations need not name them. */
export const PASSING_KINDS = [
  'logon',
  'logon-failed',
  'share-access',
  'smb-share-denied',
  'ticket-request',
  'credential-check',
  'smb-session-refused',
  'smb-server-failure',
  'spn-check-failed',
  'ntlm-blocked',
  'file-denied',
  'smb-share',
  'access-tried',
] as const;
type PassingKind = (typeof PASSING_KINDS)[number];

export interface Passed {
  /** 4624 type 3 of this account from this client at this server, tied. */
  readonly logon: { readonly package: string; readonly proof: Proof } | null;
  /** The account's password or state was examined: it reached somebody who could. */
  readonly credential: Proof | null;
  /** Stages that are acquitted, and by which record. */
  stageProof(stage: CauseStage): Proof | null;
}

const CREDENTIAL_EXAMINED: ReadonlySet<number> = new Set([
  0xc000006a, 0xc0000064, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc0000193, 0xc0000224, 0xc0000234,
]);

const BEFORE_LOGON: ReadonlySet<CauseStage> = new Set([
  'name',
  'negotiate',
  'kerberos',
  'ntlm-smb-client',
  'ntlm-client',
  'ntlm-account',
  'ntlm-server',
  'ntlm-domain',
]);

export function passedOf(look: Look<PassingKind>): Passed {
  const logons = look
    .tied('logon', (fact) => !isAnonymous(fact.user, fact.sid))
    .filter((one) => one.strength === 'tied' && isAtThisServer(look, one) && isThisClient(look, one));
  const [logon] = logons.filter((one) => !isByNameInstead(look, one.fact.package));
  const isInstead = logon === undefined && logons.length > 0;
  const logonProof =
    logon === undefined
      ? null
      : proof(
          `the server logged ${logon.fact.user} on by ${packageName(logon.fact.package)}, so authentication passed`,
          logon.placed,
        );
  const session = isInstead ? null : (sessionProof(look) ?? fileProof(look));
  const right = rightProof(look);
  const credential = credentialProof(look);
  return {
    logon:
      logon === undefined || logonProof === null ? null : { package: logon.fact.package, proof: logonProof },
    credential,
    stageProof(stage) {
      if (BEFORE_LOGON.has(stage)) {
        return logonProof ?? session ?? right ?? (stage.startsWith('ntlm-') ? nameProof(look) : null);
      }
      if (stage === 'logon') return logonProof ?? session;
      return null;
    },
  };
}

/**
 * Against a block that the client logged itself, a logon counts only if it is known to come from that client. Where the attempt is
 * the server's own record of a session, a client's block of these seconds is another attempt.
 */
function isThisClient(
  look: Look<PassingKind>,
  { fact }: { readonly fact: { readonly address: string | null; readonly workstation?: string | null } },
): boolean {
  const from = look.host(fact.workstation ?? null) ?? look.host(fact.address);
  return !isBlockedByClient(look) || (from !== null && from.id === look.client?.id);
}

/** The client itself wrote that it refused NTLM, and that record is this very failure. */
function isBlockedByClient(look: Look<PassingKind>): boolean {
  return look.attempt.witnesses.some(
    (one) =>
      one.strength === 'tied' &&
      one.fact.kind === 'ntlm-blocked' &&
      (one.fact.gate === 'client-policy' || one.fact.gate === 'smb-client'),
  );
}

/**
 * The client refused NTLM for an address, and seconds later opened the server by Kerberos: people try the name next, and
 * there is no Kerberos for an address.
 */
function isByNameInstead(look: Look<PassingKind>, spoken: string): boolean {
  const { target } = look.attempt;
  return spoken === 'kerberos' && target !== null && isAddress(target) && isBlockedByClient(look);
}

/** The server must be the attempt's: another server's 4624 of the same second says nothing of this target. */
function isAtThisServer(look: Look, one: Tied<PassingKind>): boolean {
  return look.server !== null && one.placed.host?.id === look.server.id;
}

/** 5140/5145 failure, 1006 or 5168: only an authenticated session gets that far. */
function sessionProof(look: Look<PassingKind>): Proof | null {
  const [access] = look
    .tied('share-access', (fact) => !isAnonymous(fact.user, fact.sid))
    .filter((one) => one.strength === 'tied' && isAtThisServer(look, one) && isThisClient(look, one));
  if (access !== undefined) {
    return proof(
      `event ${access.fact.event} of ${access.fact.user} needs an authenticated session, so authentication passed`,
      access.placed,
    );
  }
  const [denied] = look
    .tied('smb-share-denied', (fact) => fact.event === 1006)
    .filter((one) => one.strength === 'tied' && isAtThisServer(look, one) && isThisClient(look, one));
  if (denied !== undefined) {
    return proof(
      'event 1006 is written for an authenticated session, so authentication passed',
      denied.placed,
    );
  }
  const [unnamed] = look
    .tied('spn-check-failed', (fact) => !isAnonymous(fact.user, null))
    .filter(
      (one) =>
        one.strength === 'tied' && isAtThisServer(look, one) && isThisClient(look, { fact: NO_ADDRESS }),
    );
  return unnamed === undefined
    ? null
    : proof('event 5168 is written after the logon, so authentication passed', unnamed.placed);
}

/** A file was refused in a session that had passed the share. */
function fileProof(look: Look<PassingKind>): Proof | null {
  const [denial] = denialsInSession(look).filter((one) => one.strength === 'tied');
  return denial === undefined
    ? null
    : proof(
        `event ${String(denial.denied.fact.event)} comes behind the share, so authentication passed`,
        denial.denied.placed,
      );
}

const NO_ADDRESS = { address: null };

/** 551 for the name that was asked for: it is compared once the response of NTLM or the ticket was accepted. */
function nameProof(look: Look<PassingKind>): Proof | null {
  const refused = sessionRefusedForName(look);
  const isOwn = isPresent(refused) && !refused.supportsOnly && refused.tie === 'tied';
  return isOwn && isThisClient(look, { fact: NO_ADDRESS })
    ? {
        ...refused.proofs[0],
        says: 'the server refused the name that was asked for (event 551), which comes after the authentication',
      }
    : null;
}

/** 0xC000015B comes after the credential was accepted; a batch job or another server is another logon. */
function rightProof(look: Look<PassingKind>): Proof | null {
  const [refused] = look
    .tied('logon-failed', (fact) => fact.status === 0xc000015b && (fact.logonType ?? 3) === 3)
    .filter((one) => one.strength === 'tied' && isAtThisServer(look, one) && isThisClient(look, one));
  return refused === undefined
    ? null
    : proof('the server checked the logon right, which comes after authentication', refused.placed);
}

function credentialProof(look: Look<PassingKind>): Proof | null {
  const failed = look.tied('logon-failed', (fact) => CREDENTIAL_EXAMINED.has(fact.status));
  const checked = look.tied('credential-check', (fact) => CREDENTIAL_EXAMINED.has(fact.status));
  const refused = look.tied(
    'smb-session-refused',
    (fact) => fact.status !== null && CREDENTIAL_EXAMINED.has(fact.status),
  );
  const asked = look
    .tied('ticket-request', (fact) => fact.event !== 4769 && [0x12, 0x17, 0x18].includes(fact.status))
    .filter((one) => !isOutlived(look, one));
  // What the client refuses by itself leaves no trace at a server: such a record is of another access of these seconds.
  const arrived = isBlockedByClient(look) ? [] : [...failed, ...checked, ...refused];
  const first = [...arrived, ...asked].find((one) => one.strength === 'tied');
  return first === undefined
    ? null
    : proof('the credential itself was examined and refused, so it arrived', first.placed);
}

/**
 * The KDC refused the account, and gave it a ticket before the access: an expired password was changed at the prompt, a
 * mistyped one typed again. What stopped the access is something else.
 */
export function isOutlived(look: Look<'ticket-request'>, { fact }: Tied<'ticket-request'>): boolean {
  const { times, user } = look.attempt;
  const access = times[times.length - 1] ?? -Infinity;
  const refused = fact.times.filter((time) => time <= access).pop() ?? Infinity;
  return look
    .ofAccount('ticket-request')
    .some(
      (other) =>
        other.fact.event === 4768 &&
        other.fact.status === 0 &&
        accountsAgree(account(other.fact.user, other.fact.domain), user) &&
        other.fact.times.some((time) => time > refused && time <= access),
    );
}

export function packageName(name: string): string {
  return name === 'kerberos' ? 'Kerberos' : name === 'ntlm' ? 'NTLM' : name;
}

/** `HOST$` of the attempt's own client. */
export function isOwnComputerAccount(look: Look, user: string): boolean {
  if (!isComputerAccount(user)) return false;
  const name = user.replace(/^.*\\/, '').replace(/\$$/, '').toLowerCase();
  const client = look.client;
  return client !== null && [...client.names].some((own) => own === name || own.split('.')[0] === name);
}
