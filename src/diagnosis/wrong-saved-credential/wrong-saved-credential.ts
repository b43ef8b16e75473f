/**
 * A wrong credential is sent: an old one that is saved (Credential Manager, task, service, drive script) in place of the
 * person's own, or one that was typed wrong. Which of the two, only the saved list or 4648 tells.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { account, hostName, isAddress, isComputerAccount } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askDcSecurityLog, askSavedCredentials, askServerSecurityLog, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { besideOnClient, KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import {
  earlierNtlmV1,
  isNtlmV1,
  isNtlmV2,
  NTLM_VERSION_KINDS,
  sendsNtlmV1Only,
  sendsNtlmV2Only,
} from '../ntlm-version.ts';
import { isOutlived } from '../passed.ts';
import { serverSilent } from '../silence.ts';
import { onClient, share, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import {
  accountShown,
  KDC_WRONG_PASSWORD,
  lockChain,
  PASSWORD_KINDS,
  STATUS_WRONG_PASSWORD,
} from '../wrong-password.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...PASSWORD_KINDS,
  'smb-connection',
  'explicit-credential',
  ...NTLM_VERSION_KINDS,
  'saved-credential',
  'logon',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const NO_SUCH_USER = 0xc0000064;
const LOGON_FAILURE = 0xc000006d;
const LOGON_CODES: readonly number[] = [86, 1326];
const SAVED_PASSWORD_INVALID = 14;

export default cause({
  id: 'wrong-saved-credential',
  title: 'A wrong credential is sent',
  role: 'both',
  stage: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740',
  ],
  about: {
    statement:
      'The account and the password that are sent are not the right ones: an old entry of Credential Manager, a service, a task or a drive script goes in place of the person’s own, or the password was mistyped. An old password that is sent again and again locks the account.',
    provedBy: [
      'Credential Manager holds an entry for exactly this server, and its account was refused as unknown or with a wrong password, or the client offered it (4648) and the logon failed.',
      'The open connection to this server uses another account than the session’s, and the error is 86 or 1326.',
      'A domain controller found the password wrong (4771, 0x18).',
      'The server or a domain controller found the password of an NTLMv2 response wrong (0xC000006A).',
    ],
    ruledOutBy: [
      'Only the server could examine the credential (an address, or an account of its own), its Security log covers the time, and no logon was refused.',
      'The server logged the account on.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'ntlmv1-refused',
      says: 'The client sends NTLMv1 and it is no longer taken: the same codes with a right password. With NTLM V2 in the record, or level 3 and above at the client, it is the password.',
    },
    {
      id: 'account-state',
      says: 'The account is locked, disabled or expired: the password is not the fault. A lock may be its effect.',
    },
    {
      id: 'local-account-used',
      says: 'A local account of the client that the server does not know, or one of the server itself.',
    },
    {
      id: 'ip-address-access',
      says: 'A credential saved for the address or the short name does not apply to the FQDN: one name works, the other does not, though no form of the name is at fault.',
    },
    {
      id: 'multiple-credentials-1219',
      says: 'Error 1219: another account already holds a connection to this server; no password was examined.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const byKerberos = refusedByKdc(look);
    const byNtlm = refusedByNtlm(look);
    const other = otherCredential(look);
    const visible = visibleCode(look, LOGON_CODES);
    const unknown = unknownAccount(look);
    const chain = lockChain(look);
    const saved = savedEntry(look);
    return {
      necessary: [
        oneOf(
          byKerberos,
          byNtlm,
          other,
          explicit(look),
          chain.named,
          savedOther(look),
          unobserved(askDcSecurityLog(look)),
        ),
      ],
      sufficient: [
        [
          saved,
          oneOf(
            unlessNtlmV1(look, byNtlm),
            unknown,
            explicitAndRefused(look),
            unobserved(askServerSecurityLog(look)),
          ),
        ],
        [other, visible],
        [byKerberos],
        [byNtlm, knownNtlmV2(look)],
      ],
      specific: [
        byKerberos,
        provedWrong(look, byNtlm),
        unknown,
        savedInvalid(look),
        chain.named,
        oneOf(saved, savedOther(look)),
      ],
      against: [oneOf(neverArrived(look), ownCredential(look))],
      supports: [supporting(chain.tries), visible, toldCode(look, LOGON_CODES)],
    };
  },
  clause: (look) =>
    isPresent(oneOf(refusedByKdc(look), refusedByNtlm(look)))
      ? `a wrong password is sent for ${accountShown(look)}`
      : `another credential than the person’s own is sent to ${targetName(look)}`,
  stageWords: (look) =>
    isPresent(oneOf(refusedByKdc(look), refusedByNtlm(look)))
      ? 'Refused: the password is wrong'
      : 'Refused: another credential was sent',
  remedies: (look) => [
    {
      level: 1,
      title: 'Find the wrong credential and take it away',
      explanation:
        'Saved, or only mistyped: the list tells. Look also at services, scheduled tasks and logon scripts that run as this account.',
      steps: [
        {
          where: onClient(look),
          command: 'cmdkey /list',
          says: `An entry for ${targetName(look)}, or for another name of the server.`,
        },
        {
          where: onClient(look),
          command: `cmdkey /delete:${targetInCommand(look)}`,
          says: 'Only where the list shows it.',
        },
        { where: onClient(look), command: `net use \\\\${targetInCommand(look)}\\* /delete`, says: null },
        {
          where: onClient(look),
          command: null,
          says: `Map ${share(look)} again without naming another account.`,
        },
      ],
      verify: [
        ...verifyKerberos(look, targetInCommand(look)),
        'No new 4771 with 0x18 and no 4625 for this account.',
      ],
      rollback: [`cmdkey /add:${targetInCommand(look)} /user:<account> /pass`],
    },
  ],
});

/** Pre-authentication failed: the KDC itself compared the password. */
function refusedByKdc(look: Look<Needs>): Item {
  if (isMachine(look)) return unobserved();
  return tiedItem(
    'a domain controller found the password wrong (4771, 0x18)',
    look
      .tied('ticket-request', (fact) => fact.event === 4771 && fact.status === KDC_WRONG_PASSWORD)
      .filter((one) => !isOutlived(look, one)),
    unobserved(askDcSecurityLog(look)),
  );
}

function refusedByNtlm(look: Look<Needs>): Item {
  if (isMachine(look)) return unobserved();
  return tiedItem(
    `the record says ${explainStatus(STATUS_WRONG_PASSWORD)}`,
    [
      ...look.tied('logon-failed', (fact) => fact.status === STATUS_WRONG_PASSWORD),
      ...look.tied('credential-check', (fact) => fact.status === STATUS_WRONG_PASSWORD),
      ...look.tied('smb-session-refused', (fact) => fact.status === STATUS_WRONG_PASSWORD),
    ],
    unobserved(askServerSecurityLog(look)),
  );
}

function unknownAccount(look: Look<Needs>): Item {
  return tiedItem(`the record says ${explainStatus(NO_SUCH_USER)}`, [
    ...look.tied('logon-failed', (fact) => fact.status === NO_SUCH_USER),
    ...look.tied('credential-check', (fact) => fact.status === NO_SUCH_USER),
    ...look.tied('smb-session-refused', (fact) => fact.status === NO_SUCH_USER),
  ]);
}

/** A refused NTLMv1 response looks like a wrong password: only with NTLMv2 the code means what it says. */
function knownNtlmV2(look: Look<Needs>): Item {
  return oneOf(
    tiedItem(
      'the refused response was NTLMv2',
      look.tied('logon-failed', (fact) => fact.status === STATUS_WRONG_PASSWORD && isNtlmV2(fact.lmPackage)),
    ),
    sendsNtlmV2Only(look),
    unobserved(askServerSecurityLog(look)),
  );
}

/** A device that is known to send NTLMv1 gets the code of a wrong password for a right one as well. */
function provedWrong(look: Look<Needs>, byNtlm: Item): Item {
  const sendsNtlmV1 = [
    sendsNtlmV1Only(look),
    earlierNtlmV1(look),
    tiedItem(
      'the refused response was NTLMv1',
      look.tied('logon-failed', (fact) => isNtlmV1(fact.lmPackage)),
    ),
  ].some(isPresent);
  return sendsNtlmV1 && !isPresent(knownNtlmV2(look)) ? supporting(byNtlm) : byNtlm;
}

/** Get-SmbConnection of the client: the credential of the connection is not the session's user. */
function otherCredential(look: Look<Needs>): Item {
  return shown(
    'the connection to this server uses another account than the session’s',
    connections(look).filter(({ fact }) => !accountsAgree(account(fact.credential), account(fact.user))),
    'tied',
    unobserved(askSavedCredentials(look)),
  );
}

/** For the saved form only: a password that was mistyped is of the same account. */
function ownCredential(look: Look<Needs>): Item {
  return supporting(
    shown(
      'the connection to this server uses the session’s own account',
      connections(look).filter(({ fact }) => accountsAgree(account(fact.credential), account(fact.user))),
    ),
  );
}

function connections(look: Look<Needs>) {
  const { target } = look.attempt;
  return look.on(
    look.client,
    'smb-connection',
    (fact) =>
      target !== null &&
      hostName(fact.server) === target &&
      account(fact.credential) !== null &&
      account(fact.user) !== null,
  );
}

/** Nobody saves or types the password of a computer or a managed service account: that is for another cause. */
function isMachine(look: Look<Needs>): boolean {
  return isComputerAccount(look.attempt.user?.name ?? null);
}

/** 4648: a process of one account gave the credential of another for this server. */
function explicit(look: Look<Needs>): Item {
  return tiedItem(
    'the client gave another account than the session’s for this server (4648)',
    look.tied(
      'explicit-credential',
      (fact) => fact.subject !== null && account(fact.subject)?.name !== account(fact.user)?.name,
    ),
  );
}

/**
 * The same, and the logon failed. That the client offers a saved account on purpose is no fault of its own: what refuses it may be
 * a policy.
 */
function explicitAndRefused(look: Look<Needs>): Item {
  const offered = explicit(look);
  const refused = oneOf(
    visibleCode(look, LOGON_CODES),
    tiedItem(
      'the server refused the logon (0xC000006D)',
      look.tied('logon-failed', (fact) => fact.status === LOGON_FAILURE),
    ),
  );
  if (!isPresent(offered) || !isPresent(refused)) return unobserved();
  return atMost(refused.tie, present(offered.tie, ...offered.proofs, ...refused.proofs));
}

/** A response that is known to be NTLMv1 is refused with the same code for a right password. */
function unlessNtlmV1(look: Look<Needs>, byNtlm: Item): Item {
  const proved = provedWrong(look, byNtlm);
  return isPresent(proved) && proved.supportsOnly ? unobserved() : proved;
}

/** `cmdkey /list`: an entry for exactly this name. One for another form of the name does not apply, nor do generic ones. */
function savedEntry(look: Look<Needs>): Item {
  return shown(
    'Credential Manager holds an entry for exactly this server, with the account that was sent',
    savedFor(look).filter(
      ({ fact }) => look.attempt.user === null || accountsAgree(account(fact.user), look.attempt.user),
    ),
    'tied',
    unobserved(askSavedCredentials(look)),
  );
}

/** The entry is of another account than the session's, and the error is one of a refused credential. */
function savedOther(look: Look<Needs>): Item {
  const own = look.attempt.sessionUser;
  const others = savedFor(look).filter(
    ({ fact }) => own !== null && account(fact.user) !== null && !accountsAgree(account(fact.user), own),
  );
  return isPresent(visibleCode(look, LOGON_CODES))
    ? shown('the entry of Credential Manager is of another account than the session’s', others)
    : unobserved();
}

function savedFor(look: Look<Needs>) {
  return look
    .on(look.client, 'saved-credential', (fact) => fact.type === 'domain' && isSavedName(look, fact.target))
    .filter((placed) => look.isOfThatTime(placed));
}

/** A server never logs the name that was typed: there each name of it will do, for the account has to agree as well. */
function isSavedName(look: Look<Needs>, written: string): boolean {
  const name = hostName(written);
  const { target, user } = look.attempt;
  if (name === null) return false;
  if (target !== null) return name === target;
  return user !== null && look.server !== null && look.host(written)?.id === look.server.id;
}

/**
 * No Kerberos for an address, and none for an account of the server itself: there the server alone examines the credential, and
 * it was silent. Elsewhere a domain controller that nobody asked may have refused it.
 */
function neverArrived(look: Look<Needs>): Item {
  const { target, user } = look.attempt;
  const isOfServer =
    user !== null &&
    user.domain !== null &&
    [...(look.server?.names ?? [])].some((name) => name === user.domain);
  return (target !== null && isAddress(target)) || isOfServer ? serverSilent(look) : unobserved();
}

/** Security-Kerberos 14: the password in Credential Manager is invalid. */
function savedInvalid(look: Look<Needs>): Item {
  const events = look
    .on(
      look.client,
      'kerberos-error',
      (fact) => fact.event === SAVED_PASSWORD_INVALID && isUser(look, fact.user),
    )
    .flatMap((placed) => {
      const strength = besideOnClient(look, placed);
      return strength === null ? [] : [{ placed, strength }];
    });
  return tiedItem('the password in Credential Manager is invalid (Security-Kerberos 14)', events);
}

function isUser(look: Look<Needs>, written: string | null): boolean {
  return look.attempt.user === null || written === null || accountsAgree(account(written), look.attempt.user);
}
