/**
 * A share of Azure Files, and no Kerberos ticket for its storage account: identity-based access is not set up, or it fails.
 * What is left is the key of the storage account, which goes by NTLMv2 as `Azure\<account>` or `localhost\<account>`.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/security/files-troubleshoot-smb-authentication
 */
import type { Look } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import { account, hostName, type Account } from '../../windows/names.ts';
import { isNormalKerberosCode } from '../../windows/status.ts';
import { askNameResolution, askSavedCredentials, askTicket, targetName } from '../asks.ts';
import { storageAccountOf } from '../azure-files.ts';
import { cause, type RemedyText } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { KERBEROS_FAILURE_KINDS, namesTarget, undecryptable } from '../kerberos-failure.ts';
import { clientBlock, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { OWNER_KINDS, ownersOf } from '../spn-owner.ts';
import { clientException, onClient, onClientAsAdministrator, share, verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...KERBEROS_FAILURE_KINDS,
  ...OWNER_KINDS,
  'ticket-asked',
  'ticket-held',
  'ticket-list',
  'saved-credential',
  'saved-credential-list',
  'name-resolved',
] as const;
type Needs = (typeof NEEDS)[number];

/** No KDC answered: that says nothing of the storage account. */
const UNREACHABLE: ReadonlySet<number> = new Set([0xc000005e, 0x80090311, 0x51f]);

export default cause({
  id: 'azure-files-or-entra-kerberos',
  title: 'No Kerberos ticket for the Azure Files share',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/security/files-troubleshoot-smb-authentication',
    'https://learn.microsoft.com/en-us/azure/storage/files/storage-files-active-directory-overview',
    'https://learn.microsoft.com/en-us/azure/storage/files/storage-files-identity-auth-hybrid-identities-enable',
    'https://learn.microsoft.com/en-us/azure/storage/files/storage-files-identity-ad-ds-mount-file-share',
    'https://learn.microsoft.com/en-us/azure/storage/files/files-smb-protocol',
  ],
  about: {
    statement:
      'The share lies in Azure Files, and the client gets no Kerberos ticket for the storage account. Either its sign-in with an identity (AD DS, Entra Domain Services or Entra Kerberos) is not set up, or it fails. The mount then needs the key of the storage account, and a key is always NTLMv2.',
    provedBy: [
      'The client refuses to send NTLM to the name of the storage account (event 4001, 4015 or 31023).',
      'The storage account accepts no NTLMv2 (its SMB settings), and the client offers the key.',
      'An account of the directory is meant to be used, no key is saved or typed, and no ticket can be had: klist get fails for the name, a domain controller answers 4769 with an error, or the client shows 1396.',
    ],
    ruledOutBy: [
      'The session holds a ticket for the storage account: then its roles and the permissions of the folder decide.',
      'The target is a computer of the case and no storage account.',
    ],
    prevention: ['P2', 'P6'],
  },
  lookalikes: [
    {
      id: 'smb-port-blocked',
      says: 'Error 53 or 67 and a closed port 445: many internet providers block it.',
    },
    {
      id: 'ntlmv1-refused',
      says: 'Error 53 or 87 with the key, and a client level below 3: Azure Files takes NTLMv2 only.',
    },
    {
      id: 'share-permission-denied',
      says: 'A ticket is there and access is denied: the role on the share, or the permissions of the folder.',
    },
    {
      id: 'entra-joined-cloud-only',
      says: 'For servers of the domain a device of Entra ID needs a TGT of the domain; for Azure Files it does not.',
    },
    {
      id: 'missing-spn',
      says: 'One way in which the ticket fails: the object of the storage account lacks its SPN.',
    },
  ],
  needs: NEEDS,
  shownUnder: [
    'client-not-domain-joined',
    'missing-spn',
    'duplicate-spn',
    'machine-password-out-of-sync',
    'etype-rc4-aes-mismatch',
    'spn-on-wrong-account',
  ],
  judge(look) {
    const azure = azureName(look);
    if (!isPresent(azure)) {
      return { necessary: [azure], sufficient: [[], [], []], specific: [unobserved()], against: [] };
    }
    const failure = ticketFails(look);
    return {
      necessary: [azure],
      sufficient: [
        [clientBlock(look)],
        [keyUsed(look), unobserved(askStorageSettings(look))],
        [identityIntended(look), failure],
      ],
      specific: [failure],
      against: [ticketThere(look)],
      supports: [noKdc(look)],
    };
  },
  clause: (look) =>
    isPresent(keyUsed(look))
      ? `${targetName(look)} is opened with the key of the storage account, which goes by NTLM only`
      : `no Kerberos ticket can be had for the storage account ${targetName(look)}`,
  stageWords: (look) =>
    isPresent(keyUsed(look))
      ? 'Not used: the key of the storage account is NTLM'
      : 'No ticket for the storage account',
  remedies: (look) => [
    repairIdentity(look),
    entraKerberos(look),
    givePrincipal(look),
    { ...clientException(look), ...KEY_EXCEPTION },
  ],
});

/** The name typed is a storage account's, or an alias that DNS leads to one. Absent where a computer of the case answers. */
function azureName(look: Look<Needs>): Item {
  const { target, server, witnesses } = look.attempt;
  const typed = witnesses.map(({ placed }) => placed).slice(0, 1);
  if (storageAccountOf(target) !== null) {
    return shown(`the path names the storage account ${target ?? ''}`, typed);
  }
  const aliases = look
    .all('name-resolved')
    .filter(
      ({ fact }) =>
        target !== null &&
        hostName(fact.name) === target &&
        fact.answers.some((answer) => storageAccountOf(hostName(answer)) !== null),
    );
  if (aliases.length > 0) return shown('DNS leads the name to a storage account', aliases);
  return server?.hasFiles === true
    ? absent(...proofs(`the target is ${server.shown ?? ''}, a computer of this case`, typed))
    : unobserved(askNameResolution(look));
}

/** The storage account behind the name as typed. */
function accountName(look: Look<Needs>): string | null {
  const { target } = look.attempt;
  const own = storageAccountOf(target);
  if (own !== null) return own;
  const answers = look
    .all('name-resolved')
    .filter(({ fact }) => target !== null && hostName(fact.name) === target)
    .flatMap(({ fact }) => fact.answers.map((answer) => storageAccountOf(hostName(answer))));
  return answers.find((name) => name !== null) ?? null;
}

/** `Azure\acme`, `localhost\acme`, `acme`: the user name beside the key of the storage account. */
function isKeyUser(user: Account | null, storage: string | null): boolean {
  if (user === null) return false;
  if (user.domain === 'azure' || user.domain === 'localhost') return true;
  return user.domain === null && user.name === storage;
}

/** The key is offered, typed, or saved for this name. */
function keyUsed(look: Look<Needs>): Item {
  const storage = accountName(look);
  const isKey = (user: string | null, domain: string | null = null): boolean =>
    isKeyUser(account(user, domain), storage);
  return oneOf(
    tiedItem(
      'the key of the storage account was typed',
      look.tied('access-tried', (fact) => fact.command !== 'told' && isKey(fact.user)),
    ),
    tiedItem(
      'the key of the storage account was offered',
      look.tied('ntlm-blocked', (fact) => isKey(fact.user, fact.domain)),
    ),
    shown(
      'the key of the storage account is saved for this name',
      look.on(
        look.client,
        'saved-credential',
        (fact) =>
          fact.type !== 'generic' && hostName(fact.target) === look.attempt.target && isKey(fact.user),
      ),
    ),
  );
}

/**
 * An account of the directory is meant: it was typed, or the directory holds an SPN for the storage account. And the list of
 * saved credentials shows no key, which Windows would send before anything else.
 */
function identityIntended(look: Look<Needs>): Item {
  const { target, user } = look.attempt;
  const lists = look.on(
    look.client,
    'saved-credential-list',
    (fact) => fact.asked === null || (target !== null && hostName(fact.asked) === target),
  );
  const [list] = lists;
  if (isPresent(keyUsed(look))) return unobserved();
  const typed = look.tied(
    'access-tried',
    (fact) => fact.command !== 'told' && isOfDirectory(account(fact.user)),
  );
  const owned = target === null ? null : ownersOf(look, 'cifs', target);
  const intended = oneOf(
    tiedItem(`an account of the directory was given (${user?.name ?? ''})`, typed),
    owned !== null && owned.accounts.length > 0
      ? shown('an account of the directory holds the SPN of the storage account', owned.placed)
      : unobserved(askStorageSettings(look)),
  );
  if (!isPresent(intended)) return intended;
  return list === undefined
    ? unobserved(askSavedCredentials(look))
    : present(intended.tie, ...intended.proofs, proof('no key is saved for this name', list));
}

/** `CORP\anna`, `anna@corp.example`; `.\bob` is of the client. */
function isOfDirectory(user: Account | null): boolean {
  const domain = user?.domain ?? null;
  return domain !== null && !['.', 'azure', 'localhost'].includes(domain);
}

/** No ticket can be had for the name, and somebody said so. A list without the ticket alone is no such word. */
function ticketFails(look: Look<Needs>): Item {
  const { asked } = look.tickets();
  const refused = asked.filter(({ fact }) => !fact.granted && !isUnreachable(fact));
  const answered = look.tied(
    'ticket-request',
    (fact) =>
      fact.event === 4769 &&
      fact.status !== 0 &&
      !isNormalKerberosCode(fact.status) &&
      namesTarget(look, fact.service),
  );
  return oneOf(
    tiedItem(
      `klist get fails for cifs/${targetName(look)}`,
      refused.map((placed) => ({
        placed,
        strength: isSessionsAccount(look) ? placed.strength : ('weak' as const),
      })),
    ),
    tiedItem('a domain controller issued no ticket for the storage account (event 4769)', answered),
    undecryptable(look),
    unobserved(askTicket(look)),
  );
}

/**
 * `klist get` asks for the session. Where an account was typed, the session may be another one's: on a computer that is not
 * joined it never has a ticket, and the typed account may still have failed by its password.
 */
function isSessionsAccount(look: Look<Needs>): boolean {
  const typed = look.tied('access-tried', (fact) => fact.command !== 'told' && fact.user !== null);
  return typed.length === 0 || look.tgts().length > 0;
}

function isUnreachable(fact: { readonly code: number | null; readonly substatus: number | null }): boolean {
  return [fact.code, fact.substatus].some((code) => code !== null && UNREACHABLE.has(code));
}

/** `klist get` found no KDC: the way to it is the first question, not the storage account. */
function noKdc(look: Look<Needs>): Item {
  const { asked } = look.tickets();
  return supporting(
    tiedItem(
      'klist get reached no KDC',
      asked
        .filter(({ fact }) => !fact.granted && isUnreachable(fact))
        .map((placed) => ({ placed, strength: placed.strength })),
    ),
  );
}

function ticketThere(look: Look<Needs>): Item {
  const { held, asked } = look.tickets();
  const granted = [...held, ...asked.filter(({ fact }) => fact.granted)];
  return shown(
    'the session has a ticket for the storage account',
    granted.filter(({ strength }) => strength === 'tied'),
  );
}

function askStorageSettings(look: Look<Needs>): Ask {
  const storage = inCommand(accountName(look), '<storage account>');
  return {
    what: 'which ways of authentication the storage account accepts, and which identities are set up for it',
    command: `Get-AzStorageFileServiceProperty -ResourceGroupName <resource group> -StorageAccountName ${storage}`,
    host: null,
    role: 'any',
  };
}

function repairIdentity(look: Look<Needs>): RemedyText {
  const storage = inCommand(accountName(look), '<storage account>');
  return {
    level: 1,
    title: 'Set up or repair sign-in with an identity for the storage account',
    explanation:
      'The check of the module AzFilesHybrid names the fault: the object of the account in the directory, its SPN, its password, its encryption types, the role of the user.',
    steps: [
      {
        where: onClient(look),
        command: `klist get cifs/${targetInCommand(look)}`,
        says: 'The code tells why.',
      },
      {
        where: 'in PowerShell with the module AzFilesHybrid, signed in to Azure',
        command: `Debug-AzStorageAccountAuth -StorageAccountName ${storage} -ResourceGroupName <resource group> -Verbose`,
        says: null,
      },
      {
        where: 'the same, for AD DS without AES-256',
        command: `Update-AzStorageAccountAuthForAES256 -StorageAccountName ${storage} -ResourceGroupName <resource group>`,
        says: 'It also sets the password of the object anew.',
      },
      {
        where: onClient(look),
        command: `cmdkey /delete:${targetInCommand(look)}`,
        says: 'Last, where cmdkey /list shows the key: a saved key goes before the ticket.',
      },
    ],
    verify: verifyKerberos(look, targetInCommand(look)).slice(0, 4),
    rollback: [
      `cmdkey /add:${targetInCommand(look)} /user:localhost\\${storage} /pass`,
      'The key goes on working as long as the storage account accepts NTLMv2.',
    ],
    impact:
      'None. The key opens the whole storage account to whoever has it; with identities nobody needs it.',
  };
}

function entraKerberos(look: Look<Needs>): RemedyText {
  return {
    level: 1,
    title: 'Where Entra Kerberos is meant: consent, no MFA for this application, and a client that asks',
    explanation:
      'The application of the storage account needs admin consent, and a Conditional Access policy must not demand MFA for it: SMB cannot ask for it.',
    steps: [
      {
        where: 'in the Entra admin center, App registrations',
        command: null,
        says: `[Storage Account] ${targetName(look)} › API permissions › Grant admin consent; exclude the application from policies that demand MFA.`,
      },
      {
        where: onClientAsAdministrator(look),
        command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\Kerberos\Parameters /v CloudKerberosTicketRetrievalEnabled /t REG_DWORD /d 1 /f`,
        says: 'Then sign out and in again.',
      },
    ],
    verify: [
      `klist get cifs/${targetInCommand(look)}`,
      'The ticket comes from KERBEROS.MICROSOFTONLINE.COM.',
    ],
    rollback: [
      String.raw`reg delete HKLM\SYSTEM\CurrentControlSet\Control\Lsa\Kerberos\Parameters /v CloudKerberosTicketRetrievalEnabled /f`,
    ],
  };
}

function givePrincipal(look: Look<Needs>): RemedyText {
  return {
    level: 1,
    title: 'From a computer that is not joined: give the account as user@dns-domain',
    explanation:
      'DOMAIN\\user leads to no KDC there; the other form does, where a domain controller can be reached.',
    steps: [
      {
        where: onClient(look),
        command: `net use ${share(look)} /user:<user>@<dns domain>`,
        says: null,
      },
    ],
    verify: [`klist shows cifs/${targetName(look)}.`],
    rollback: [`net use ${share(look)} /delete`],
  };
}

/** An exception by the exact name, where the key must stay. */
const KEY_EXCEPTION = {
  title: 'If the key must stay: an exception for this one name, with owner and end date',
  impact:
    'The key of the storage account gives full rights on all its shares. The client needs LAN Manager authentication level 3 or higher.',
} as const;
