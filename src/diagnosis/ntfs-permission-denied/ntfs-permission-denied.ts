/**
 * The share lets the account in; the permissions of the folder or file on the server's disk refuse it. No problem of NTLM,
 * and no failed 5145 tells of it: only the auditing of the file system does (4656, 4663), where a folder asks for it.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { SAME_HOST_MS } from '../../correlation/ties.ts';
import { accountsAgree } from '../../correlation/look.ts';
import { account, isAnonymous } from '../../windows/names.ts';
import { quoted } from '../../windows/powershell.ts';
import { win32Of } from '../../windows/status.ts';
import { askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  denialsInSession,
  denialsWithoutSession,
  FILE_DENIAL_KINDS,
  fileRefusals,
  foldersOf,
  isConnect,
  sharesOpened,
} from '../file-denial.ts';
import {
  absent,
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
import { packageName } from '../passed.ts';
import { deniedByShare, refusals, SHARE_DENIAL_KINDS } from '../share-denial.ts';
import { onServer, serverName } from '../steps.ts';

const NEEDS = [...FILE_DENIAL_KINDS, ...SHARE_DENIAL_KINDS, 'service-failure'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'ntfs-permission-denied',
  title: 'The permissions of the folder or file refuse the account',
  role: 'both',
  stage: 'share',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4656',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/icacls',
  ],
  about: {
    statement:
      'Signing in works, and the share lets the account in. The folder or file behind it has permissions of its own (NTFS), and those refuse. This has nothing to do with NTLM: leave its policies alone.',
    provedBy: [
      'The server refuses the file (4656 or 4663, failure) in the very session that had just passed the share (5140 or 5145, success) after its logon (4624).',
    ],
    ruledOutBy: [
      'The share itself refuses: event 5140 or 5145 with failure, or 1006.',
      'Nobody used the share at that time, although the server logs every use.',
    ],
    prevention: [],
  },
  lookalikes: [
    {
      id: 'share-permission-denied',
      says: 'The permissions of the share refuse: then 5145 itself is a failure. NTFS never writes a failed 5145.',
    },
    {
      id: 'smb-encryption-required',
      says: 'A share that demands encryption refuses at the connect, before any file: nothing of the share succeeds.',
    },
    {
      id: 'local-admin-token-or-forceguest',
      says: 'A local administrator whose token is filtered is refused at C$ or ADMIN$ themselves.',
    },
    {
      id: 'service-account-identity',
      says: 'The folder refuses HOST$, the account of a computer: first ask as whom the service should come.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const arrived = arrivedBefore(look);
    return {
      necessary: [arrived, shareOpened(look)],
      sufficient: [[refusedInSession(look), arrived]],
      specific: [refusedFile(look)],
      against: [refusedByShare(look)],
      supports: [accessDenied(look)],
    };
  },
  clause: (look) => `the permissions of ${fileShown(look)} do not allow ${accountShown(look)}`,
  stageWords: () => 'The share lets in, the folder refuses',
  remedies: (look) => [grant(look)],
});

/** 4656 or 4663 of a session that had passed the share. */
function refusedInSession(look: Look<Needs>): Item {
  const [best] = denialsInSession(look);
  if (best === undefined) return unobserved(askFileAudit(look));
  return present(
    best.strength,
    proof(denialSays(best.denied.fact.event, best.denied.fact.path), best.denied.placed),
    proof('the same session had passed the share', best.opened),
  );
}

/** The refusal, whether or not the export tells its session. */
function refusedFile(look: Look<Needs>): Item {
  const refused = [...denialsInSession(look).map(({ denied }) => denied), ...denialsWithoutSession(look)];
  const [first] = refused;
  return first === undefined
    ? unobserved(askFileAudit(look))
    : tiedItem(denialSays(first.fact.event, first.fact.path), refused);
}

function denialSays(event: number, path: string): string {
  return `the file system refused ${path} (event ${String(event)}, failure)`;
}

/** 5140 or 5145 with success on the share, by the attempt's person. */
function shareOpened(look: Look<Needs>): Item {
  const opened = sharesOpened(look);
  const linked = denialsInSession(look).map((one) => one.opened.fact);
  const near = opened.filter((placed) => linked.includes(placed.fact) || isBeside(look, placed));
  const says = 'the share let the account in (5140 or 5145, success)';
  const otherwise =
    near.length === 0 && opened.length === 0 ? shareNotUsed(look) : unobserved(askFileAudit(look));
  return shown(says, near, 'tied', otherwise);
}

function isBeside(look: Look<Needs>, placed: Placed<'share-access'>): boolean {
  return look.attempt.times.length === 0 || look.tied('share-access').some((one) => one.fact === placed.fact);
}

/** The server logs every use of a share (successful 5145 of others show it), and this person’s is not among them. */
function shareNotUsed(look: Look<Needs>): Item {
  const usual = look.on(
    look.server,
    'share-access',
    (fact) => fact.event === 5145 && fact.outcome === 'success',
  );
  const covering = look.listening(look.server, {
    providers: ['microsoft-windows-security-auditing'],
    ids: [5145],
  });
  const says = 'the server logs every use of its shares (5145), and nothing of this attempt';
  // A use whose account the export lost may be this one.
  const open = look.tied('share-access', (fact) => fact.outcome === 'unknown');
  return usual.length > 0 &&
    covering.length > 0 &&
    open.length === 0 &&
    look.tied('share-access').length === 0
    ? absent(...proofs(says, covering))
    : unobserved(askServerSecurityLog(look));
}

/** 4624 of the refused session, or in the seconds of the attempt. */
function arrivedBefore(look: Look<Needs>): Item {
  const says = (logon: Placed<'logon'>) =>
    `the server had logged the account on by ${packageName(logon.fact.package)} (event 4624)`;
  const ofSession = denialsInSession(look).flatMap(({ denied, session }) =>
    look
      .agreeing(
        'logon',
        (fact) =>
          fact.logonIds.includes(session) &&
          accountsAgree(account(fact.user, fact.domain), account(denied.fact.user, denied.fact.domain)) &&
          (fact.times[0] ?? Infinity) <= (denied.fact.times.at(-1) ?? 0) + SAME_HOST_MS,
      )
      .filter((placed) => placed.host !== null && placed.host.id === denied.placed.host?.id),
  );
  const [first] = ofSession;
  const beside = look
    .tied('logon', (fact) => !isAnonymous(fact.user, fact.sid))
    .filter((one) => one.placed.host !== null && one.placed.host.id === look.server?.id);
  return oneOf(
    first === undefined ? unobserved() : shown(says(first), ofSession),
    beside[0] === undefined ? unobserved() : tiedItem(says(beside[0].placed), beside),
    unobserved(askServerSecurityLog(look)),
  );
}

/** The share itself refused: that comes first, and NTFS writes no such record. */
function refusedByShare(look: Look<Needs>): Item {
  return tiedItem('the permissions of the share itself refused', [...refusals(look), ...deniedByShare(look)]);
}

/** Error 5 of something that opens files; a connect alone ends at the share. */
function accessDenied(look: Look<Needs>): Item {
  const isFive = (code: number | null): boolean => code !== null && win32Of(code) === 5;
  return supporting(
    tiedItem('the error is 5, access is denied', [
      ...look.tied(
        'access-tried',
        (fact) => fact.outcome === 'failed' && isFive(fact.code) && !isConnect(fact.command),
      ),
      ...look.tied('service-failure', (fact) => isFive(fact.code)),
    ]),
  );
}

function askFileAudit(look: Look): Ask {
  return {
    what: 'what the file system of the server refused (4656; the folder needs an auditing entry for failures), beside 4624, 5140 and 5145',
    command:
      "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4624,4656,4663,5140,5145} -MaxEvents 5000 | Export-Csv security.csv -Encoding UTF8",
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function fileShown(look: Look<Needs>): string {
  return fileRefusals(look)[0]?.fact.path ?? 'the folder behind the share';
}

/** The account as the server wrote it. */
function accountShown(look: Look<Needs>): string {
  const fact = fileRefusals(look)[0]?.fact;
  if (fact === undefined) return look.attempt.user?.name ?? 'the account';
  return fact.domain === null ? fact.user : `${fact.domain}\\${fact.user}`;
}

function grant(look: Look<Needs>) {
  const [folder] = foldersOf(look);
  const refused = fileRefusals(look)[0]?.fact.path ?? null;
  const where = folder ?? refused;
  const path = where === null ? '<folder>' : quoted(where);
  const rule = "'<DOMAIN>\\<group>:(OI)(CI)M'";
  return {
    level: 1 as const,
    title: 'Give the least group that needs it a right on the folder',
    explanation:
      'Authentication is fine: leave the NTLM policy alone. Look for a denying entry and for an inheritance that was broken before you add a right.',
    steps: [
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `icacls ${refused === null ? path : quoted(refused)}`,
        says: `Which group of ${accountShown(look)} stands there, and with which right. Entries without (I) are the folder’s own.`,
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `icacls ${path} /save C:\\acl-before.txt /t /c`,
        says: 'Keeps the permissions as they are, for the way back.',
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `icacls ${path} /grant ${rule}`,
        says: 'M to change, RX to read. A group that the account is a member of, not the account itself.',
      },
    ],
    verify: [
      `The same person opens the file; ${serverName(look)} logs no further 4656 with failure for ${accountShown(look)}.`,
    ],
    rollback: [
      `icacls ${path} /remove:g '<DOMAIN>\\<group>'`,
      'or, for everything as it was: icacls <folder above it> /restore C:\\acl-before.txt',
    ],
    impact: 'Every member of the group gets the right on the folder and on all that inherits from it.',
  };
}
