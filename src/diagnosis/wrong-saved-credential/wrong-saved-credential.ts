/**
 * A wrong credential is sent: an old one that is saved (Credential Manager, task, service, drive script) in place of the
 * person's own, or one that was typed wrong. Which of the two, only the saved list or 4648 tells.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { account, hostName, isComputerAccount } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askDcSecurityLog, askSavedCredentials, askServerSecurityLog, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import { isPresent, oneOf, shown, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { besideOnClient, KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import {
  earlierNtlmV1,
  isNtlmV1,
  isNtlmV2,
  NTLM_VERSION_KINDS,
  sendsNtlmV1Only,
  sendsNtlmV2Only,
} from '../ntlm-version.ts';
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
] as const;
type Needs = (typeof NEEDS)[number];

const NO_SUCH_USER = 0xc0000064;
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
  lookalikes: [
    {
      id: 'ntlmv1-refused',
      says: 'The client sends NTLMv1 and it is no longer taken: the same codes with a right password. With NTLM V2 in the record, or level 3 and above at the client, it is the password.',
    },
    'The account is locked, disabled or expired: the password is not the fault.',
    'A local account of the client that the server does not know.',
    'A credential saved for the address or the short name does not apply to the FQDN: one name works, the other does not.',
  ],
  needs: NEEDS,
  judge(look) {
    const byKerberos = refusedByKdc(look);
    const byNtlm = refusedByNtlm(look);
    const other = otherCredential(look);
    const visible = visibleCode(look, LOGON_CODES);
    const unknown = unknownAccount(look);
    const chain = lockChain(look);
    return {
      necessary: [
        oneOf(byKerberos, byNtlm, other, explicit(look), chain.named, unobserved(askDcSecurityLog(look))),
      ],
      sufficient: [
        [
          unobserved(askSavedCredentials(look)),
          oneOf(byNtlm, unknown, explicit(look), unobserved(askServerSecurityLog(look))),
        ],
        [other, visible],
        [byKerberos],
        [byNtlm, knownNtlmV2(look)],
      ],
      specific: [byKerberos, provedWrong(look, byNtlm), unknown, savedInvalid(look), chain.named],
      against: [ownCredential(look)],
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
    look.tied('ticket-request', (fact) => fact.event === 4771 && fact.status === KDC_WRONG_PASSWORD),
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
