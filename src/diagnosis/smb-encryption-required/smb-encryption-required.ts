/**
 * The share or the server demands SMB encryption, and the client speaks SMB 2 or lacks the cipher. Encryption came with SMB 3.0
 * (Windows 8, Server 2012); older Windows, many devices and every guest session cannot do it. The server refuses at the connect
 * to the share, after a good logon, with error 5: the same as the permissions of the share.
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-smb2/9a639360-87be-4d49-a1dd-4c6be0c020bd
 */
import type { Tied } from '../../correlation/attempts.ts';
import type { Look } from '../../correlation/look.ts';
import { isAnonymous } from '../../windows/names.ts';
import { quoted } from '../../windows/powershell.ts';
import { cause } from '../cause.ts';
import {
  clientDemands,
  ENCRYPTION_KINDS,
  encryptionDemanded,
  encryptionOff,
  unencryptedLetIn,
} from '../encryption.ts';
import { isTarget, GUEST_KINDS } from '../guest.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { serverRecords } from '../server-record.ts';
import { deniedByShare, refusals, SHARE_DENIAL_KINDS } from '../share-denial.ts';
import { clientName, onServer, serverName, share } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...ENCRYPTION_KINDS,
  ...SHARE_DENIAL_KINDS,
  ...VISIBLE_KINDS,
  ...GUEST_KINDS,
  'smb-server-failure',
  'smb-connection',
  'smb-session',
  'peer-lacks',
  'logon-failed',
  'ntlm-blocked',
  'system-described',
] as const;
type Needs = (typeof NEEDS)[number];

const ACCESS_DENIED = 5;
/** From here on Windows speaks SMB 3 and encrypts, unless somebody took it away. */
const WINDOWS_8 = 9200;

export default cause({
  id: 'smb-encryption-required',
  title: 'Encryption is demanded, and the client cannot encrypt',
  role: 'trigger',
  stage: 'session',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-security',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-smb2/9a639360-87be-4d49-a1dd-4c6be0c020bd',
    'https://learn.microsoft.com/en-us/powershell/module/smbshare/set-smbserverconfiguration',
  ],
  about: {
    statement:
      'The share or the whole server demands that SMB is encrypted. The client signs in well, but it speaks SMB 2, or no cipher is common to both, so the server refuses it at the share with error 5. It looks like a missing permission and is none.',
    provedBy: [
      'EncryptData is on for the share or the server, the client’s connection speaks a dialect below 3.0, and the error is 5.',
      'The server says so itself: event 1003 or 1046 of SMBServer/Operational names this client or user at the time of the failure.',
    ],
    ruledOutBy: [
      'A connection of this client to this server is encrypted.',
      'Neither the share nor the server demands encryption, or RejectUnencryptedAccess is off.',
      'The permissions of the share refuse (5140 or 5145 with failure, 1006), or the logon itself was refused.',
      'A file of the share was reached (5145 with success): the connect had passed.',
    ],
    prevention: ['P4'],
  },
  lookalikes: [
    {
      id: 'share-permission-denied',
      says: 'The same error 5 at the same place. A failed 5140 or 5145, or 1006, is the permissions of the share; 1003, 1046 or EncryptData is encryption. With neither, both stay possible.',
    },
    {
      id: 'smb-signing-mismatch',
      says: 'Signing is checked by the client and never says that access is denied.',
    },
    {
      id: 'unc-hardening-mutual-auth',
      says: 'A hardened path can demand privacy from the client’s side: then the client refuses, and the server logs nothing.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const event = serverRefused(look);
    const letIn = unencryptedLetIn(look);
    // EncryptData is no demand where RejectUnencryptedAccess is off: then only those encrypt who can.
    const demanded = isPresent(letIn)
      ? unobserved()
      : oneOf(encryptionDemanded(look), unobserved(askShares(look)));
    const error = visibleCode(look, [ACCESS_DENIED]);
    // What the server logged of this very attempt outranks settings and connections of some other moment.
    const unlessLogged = (item: Item): Item => (isPresent(event) ? unobserved() : item);
    return {
      necessary: [oneOf(event, demanded, clientDemands(look), unobserved(askShares(look)))],
      sufficient: [[demanded, oldDialect(look), error], [event]],
      specific: [event, demandedAndDenied(look, demanded, error)],
      against: [
        unlessLogged(encryptedConnection(look)),
        unlessLogged(encryptionOff(look)),
        unlessLogged(letIn),
        shareRefused(look),
        notLoggedOn(look),
        fileReached(look),
      ],
      supports: [supporting(error), toldCode(look, [ACCESS_DENIED]), peerLacks(look)],
    };
  },
  clause: (look) => `${serverName(look)} demands encryption, and ${clientName(look)} cannot encrypt`,
  stageWords: () => 'Refused: encryption is demanded',
  remedies: (look) => [teachClient(look), perShare(look), letEverybodyIn(look)],
});

/** 1003 and 1046, where they name this client or this user. */
function serverRefused(look: Look<Needs>): Item {
  const events = serverRecords(
    look,
    'smb-server-failure',
    (fact) => fact.event === 1003 || fact.event === 1046,
  ).filter((one) => look.isOfSamePerson(one.placed));
  return tiedItem(
    `the server refused the client because it did not encrypt (event ${String(events[0]?.fact.event ?? 1003)})`,
    events,
    unobserved(askServerLog(look)),
  );
}

/** The server’s side demands it and the client is denied: nothing shows that the client could encrypt. */
function demandedAndDenied(look: Look<Needs>, demanded: Item, error: Item): Item {
  const refused = oneOf(
    error,
    tiedItem(
      'the client was refused at the share (event 31010, access denied)',
      look.tied('smb-client-failure', (fact) => fact.event === 31010 && fact.status === 0xc0000022),
    ),
  );
  const speaksSmb3 = dialectsOf(look).some(({ dialect }) => majorOf(dialect) >= 3);
  const knowsSmb3 =
    look.on(look.client, 'system-described', ({ build }) => (build ?? 0) >= WINDOWS_8).length > 0;
  if (!isPresent(demanded) || !isPresent(refused) || speaksSmb3 || knowsSmb3) return unobserved();
  return atMost(demanded.tie, present(refused.tie, ...demanded.proofs, ...refused.proofs));
}

interface Spoken {
  readonly dialect: string;
  readonly item: Item;
}

/** The dialects of this client’s connections to this server, as either side prints them. */
function dialectsOf(look: Look<Needs>): readonly Spoken[] {
  const says = (dialect: string) => `the client speaks SMB ${dialect} with this server`;
  const connections = look.on(look.client, 'smb-connection', (fact) => isTarget(look, fact.server));
  const sessions = look.on(look.server, 'smb-session', (fact) => isCaller(look, fact.client));
  return [...connections, ...sessions].flatMap((placed) => {
    const { dialect } = placed.fact;
    return dialect === null || Number.isNaN(majorOf(dialect))
      ? []
      : [{ dialect, item: shown(says(dialect), [placed]) }];
  });
}

/** `3` of `3.1.1`. */
function majorOf(dialect: string): number {
  return Number.parseInt(dialect, 10);
}

function isCaller(look: Look<Needs>, written: string): boolean {
  const host = look.host(written);
  if (host !== null) return host.id === look.client?.id;
  const names = [...look.attempt.clientAddresses, ...look.attempt.clientNames];
  return names.some((name) => name === written.toLowerCase());
}

/** Every connection of this client to this server speaks less than SMB 3.0. */
function oldDialect(look: Look<Needs>): Item {
  const spoken = dialectsOf(look);
  const isOld = spoken.length > 0 && spoken.every(({ dialect }) => majorOf(dialect) < 3);
  return isOld ? oneOf(...spoken.map(({ item }) => item)) : unobserved(askDialect(look));
}

function encryptedConnection(look: Look<Needs>): Item {
  return shown(
    'a connection of this client to this server is encrypted',
    look.on(
      look.client,
      'smb-connection',
      (fact) =>
        fact.encrypted === true &&
        isTarget(look, fact.server) &&
        (fact.dialect === null || majorOf(fact.dialect) >= 3),
    ),
  );
}

function shareRefused(look: Look<Needs>): Item {
  return tiedItem('the permissions of the share refused', [...refusals(look), ...deniedByShare(look)]);
}

/** No session was set up, so no share was asked for. */
function notLoggedOn(look: Look<Needs>): Item {
  return tiedItem('the logon itself was refused', [
    ...look.tied('logon-failed', (fact) => fact.logonType === 3),
    ...look.tied('ntlm-blocked'),
  ]);
}

/** 5145 is written for a file of the share: whoever got that far was not refused at the connect. 5140 may come before it. */
function fileReached(look: Look<Needs>): Item {
  return tiedItem(
    'a file of the share was reached (event 5145, success)',
    look.tied(
      'share-access',
      (fact) =>
        fact.event === 5145 &&
        fact.outcome === 'success' &&
        !/ipc\$$/i.test(fact.share) &&
        !isAnonymous(fact.user, fact.sid),
    ),
  );
}

/** Audit events of 24H2 and Server 2025: the other side does not support encryption. They refuse nothing. */
function peerLacks(look: Look<Needs>): Item {
  const says = 'Windows noted that the other side does not support encryption';
  return supporting(
    shown(says, [
      ...look.on(
        look.client,
        'peer-lacks',
        (fact) => fact.what === 'encryption' && isTarget(look, fact.peer),
      ),
      ...look.on(
        look.server,
        'peer-lacks',
        (fact) => fact.what === 'encryption' && fact.peer !== null && isCaller(look, fact.peer),
      ),
    ]),
  );
}

function askServerLog(look: Look): Ask {
  return {
    what: 'whether the SMB server refused the client for encryption (events 1003, 1046)',
    command:
      "Get-WinEvent -LogName 'Microsoft-Windows-SMBServer/Operational' -MaxEvents 2000 | Export-Csv smbserver.csv -Encoding UTF8",
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function askShares(look: Look): Ask {
  return {
    what: 'whether share or server demand encryption (EncryptData, RejectUnencryptedAccess)',
    command: 'powershell -Command "Get-SmbShare | Format-List *; Get-SmbServerConfiguration | Format-List *"',
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function askDialect(look: Look): Ask {
  return {
    what: 'which SMB dialect the client speaks with this server, and whether it encrypts',
    command: 'Get-SmbConnection | Format-List *',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

/** Who was refused, as the server wrote it. */
function refusedClient(look: Look<Needs>): string {
  const events: readonly Tied<'smb-server-failure'>[] = serverRecords(
    look,
    'smb-server-failure',
    (fact) => fact.event === 1003 || fact.event === 1046,
  );
  const fact = events[0]?.fact;
  return look.client?.shown ?? fact?.client ?? fact?.address ?? 'the client';
}

function teachClient(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Make the client speak SMB 3 with encryption',
    explanation: `Windows 8, Server 2012 and later can. Devices need a firmware that offers SMB 3.0 or 3.1.1 with a cipher of the server’s list. A guest session can never encrypt: give ${refusedClient(look)} a real account. No permission and no NTLM setting has to change.`,
    steps: [
      {
        where: onServer(look),
        command:
          'Get-SmbServerConfiguration | Format-List EncryptData,RejectUnencryptedAccess,EncryptionCiphers',
        says: 'What is demanded, and the ciphers on offer. Windows 10 and Server 2016 know AES-128 only.',
      },
      {
        where: `on ${refusedClient(look)}`,
        command: null,
        says: 'Update or replace the system or the device; on a device switch SMB 3 and its encryption on.',
      },
    ],
    verify: [
      `net use ${share(look)}`,
      'Get-SmbConnection | Format-List ServerName,ShareName,Dialect,Encrypted',
      `${serverName(look)} logs no further 1003 or 1046 for this client.`,
    ],
    rollback: ['Nothing was changed on the server.'],
  };
}

function perShare(look: Look<Needs>) {
  const name = look.attempt.share === null ? '<share>' : quoted(look.attempt.share);
  return {
    level: 4 as const,
    title: 'Demand encryption for the sensitive shares instead of the whole server',
    explanation:
      'Only where the share that this client needs may be read on the way. First demand it at each sensitive share, then take it off the server.',
    steps: [
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: 'Set-SmbShare -Name <sensitive share> -EncryptData $true -Force',
        says: 'For each share that must stay encrypted.',
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: 'Set-SmbServerConfiguration -EncryptData $false -Force',
        says: null,
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `Set-SmbShare -Name ${name} -EncryptData $false -Force`,
        says: 'Where this share itself demands it.',
      },
    ],
    verify: ['Get-SmbShare | Format-Table Name,EncryptData', `net use ${share(look)}`],
    rollback: [
      `Set-SmbShare -Name ${name} -EncryptData $true -Force`,
      'Set-SmbServerConfiguration -EncryptData $true -Force',
    ],
    impact:
      'Whoever stands on the way can read what this share sends; signing still protects it from changes.',
  };
}

function letEverybodyIn(look: Look<Needs>) {
  return {
    level: 5 as const,
    title: 'Last resort: let clients in that cannot encrypt, with an end date and a named owner',
    explanation: 'All clients that can encrypt still do. Those that cannot get everything in clear text.',
    steps: [
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: 'Set-SmbServerConfiguration -RejectUnencryptedAccess $false -Force',
        says: null,
      },
    ],
    verify: [`net use ${share(look)}`],
    rollback: ['Set-SmbServerConfiguration -RejectUnencryptedAccess $true -Force'],
    impact: 'Every share of the server that demands encryption can be read without it.',
  };
}
