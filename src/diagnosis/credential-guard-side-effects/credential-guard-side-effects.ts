/**
 * Credential Guard on the client keeps secrets from what asks for them in old ways: NTLMv1, MS-CHAPv2, unconstrained
 * delegation, a scheduled task with the kept password of a local account. NTLMv2 and Kerberos of the signed-in account go on.
 *
 * https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/considerations-known-issues
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import type { Strength } from '../../correlation/ties.ts';
import { askClientNtlmLog } from '../asks.ts';
import { cause } from '../cause.ts';
import type { Ask } from '../item.ts';
import {
  absent,
  both,
  isPresent,
  oneOf,
  proof,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { besideOnClient } from '../kerberos-failure.ts';
import { clientBlock, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { clientName, onClientAsAdministrator, share } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  'ntlm-unusable',
  'ntlm-audited',
  'credential-guard',
  'system-described',
] as const;
type Needs = (typeof NEEDS)[number];

const NO_SUCH_USER = 0xc0000064;
/** The first build of Windows 11 24H2 and Server 2025, from which NTLMv1 is gone with or without Credential Guard. */
const BUILD_WITHOUT_NTLMV1 = 26_100;
/** Many services share these, so the name alone does not say whose request was blocked. */
const SHARED_PROCESSES: ReadonlySet<string> = new Set(['svchost.exe', 'lsass.exe', 'system']);

export default cause({
  id: 'credential-guard-side-effects',
  title: 'Credential Guard keeps the credential from an old way of signing in',
  role: 'trigger',
  stage: 'logon',
  about: {
    statement:
      'Credential Guard runs on the client and protects the secrets of its users. Programs that want them in old ways (NTLMv1, MS-CHAPv2, unconstrained delegation, a task with the kept password of a local account) no longer get them, and their access fails. NTLMv2 and Kerberos are not touched.',
    provedBy: [
      'The client logged that Credential Guard kept the credential from the very program that then failed (event 4014).',
      'A domain controller saw an encoded user name that begins with @@C (event 8004), and the logon with it failed as unknown user (4625, 0xC0000064).',
      'The client refused NTLMv1 (event 4013) while Credential Guard ran, on a Windows that still has NTLMv1.',
    ],
    ruledOutBy: [
      'Credential Guard did not run on the client at the time (LsaSrv 6147 or 6164).',
      'The account logged on to the server.',
    ],
    prevention: ['P9'],
  },
  references: [
    'https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/considerations-known-issues',
    'https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/configure',
  ],
  lookalikes: [
    {
      id: 'ntlmv1-refused',
      says: 'NTLMv1 is refused for another reason: a policy level, or a Windows that no longer has it. Event 4013 is the same.',
    },
    {
      id: 'double-hop-delegation',
      says: 'A second hop without the right to delegate fails with or without Credential Guard; it only forbids the unconstrained kind.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'NTLMv2 with a typed or own password fails: that is not Credential Guard, but the password, the account or a policy.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const blocked = programBlocked(look);
    const audit = encodedName(look);
    const logon = encodedLogon(look);
    const v1 = ntlmV1Refused(look);
    const runs = guardRuns(look);
    const refusedByGuard = both(v1, runs, askGuard(look));
    const sign = oneOf(blocked, audit, refusedByGuard, logon);
    return {
      // It runs on most clients by default: without a sign of its own that says nothing.
      necessary: [isPresent(sign) ? sign : runs.state === 'absent' ? runs : unobserved(askGuard(look))],
      sufficient: [
        [blocked],
        [audit, logon],
        [refusedByGuard, isPresent(v1) ? stillHasNtlmV1(look) : unobserved(askBuild(look))],
      ],
      specific: [oneOf(blocked, audit, refusedByGuard)],
      against: [],
      supports: [v1, blockedBeside(look)],
      cap: isPresent(clientBlock(look))
        ? { at: 'possible', why: 'the client itself refused to send NTLM in these seconds' }
        : null,
    };
  },
  clause: (look) =>
    `Credential Guard on ${clientName(look)} keeps the credential from an old way of signing in`,
  stageWords: () => 'No credential: Credential Guard keeps it',
  remedies: (look) => [
    {
      level: 1,
      title: 'Let the program sign in as Windows does today',
      explanation:
        'Kerberos or NTLMv2 instead of NTLMv1 and MS-CHAPv2; constrained instead of unconstrained delegation. Do not switch Credential Guard off for it: nothing here needs that.',
      steps: [
        {
          where: onClientAsAdministrator(look),
          command: String.raw`powershell -Command "(Get-CimInstance -ClassName Win32_DeviceGuard -Namespace root\Microsoft\Windows\DeviceGuard).SecurityServicesRunning"`,
          says: 'A 1 among the numbers: Credential Guard runs.',
        },
        {
          where: 'in the settings of the program, the device or the VPN that event 4014 or 4013 names',
          command: null,
          says: 'Choose Kerberos, certificates or NTLMv2; update a device that only knows NTLMv1.',
        },
      ],
      verify: [
        `No new 4013 and 4014 on ${clientName(look)}.`,
        `net use ${share(look)}`,
        'Event 4624 of type 3 at the server, with Kerberos or NTLM V2.',
      ],
      rollback: ['Set the program back; nothing else was changed.'],
    },
    {
      level: 2,
      title: 'A scheduled task: run it as another identity',
      explanation:
        'A task under a local account with a kept password fails while Credential Guard runs. A domain account, a gMSA or SYSTEM works; SYSTEM goes out as the computer.',
      steps: [
        {
          where: 'in Task Scheduler, properties of the task, General',
          command: null,
          says: 'Change User or Group, and grant that identity what the share needs.',
        },
      ],
      verify: ['The task ends with 0x0, and no new 4625 with a name that begins with @@.'],
      rollback: ['Set the old account again.'],
      impact: 'Whoever can run as this identity on the computer gets the same access.',
    },
  ],
});

/** 4014 beside the failure, for the program that failed. A shared process makes the tie weak. */
function programBlocked(look: Look<Needs>): Item {
  const own = processesOf(look);
  const records = blockedRecords(look).flatMap(({ placed, strength }) => {
    const asked = placed.fact.process;
    if (!own.some((tried) => isSameProgram(tried, asked))) return [];
    return [{ placed, strength: SHARED_PROCESSES.has(fileName(asked)) ? ('weak' as const) : strength }];
  });
  return tiedItem(
    'Credential Guard kept the credential from the program that failed (event 4014)',
    records,
    unobserved(askClientNtlmLog(look)),
  );
}

/** 4014 of some program in these seconds: Wi-Fi and VPN ask all day. */
function blockedBeside(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      'Credential Guard kept a credential from some program beside it (event 4014)',
      blockedRecords(look),
    ),
  );
}

function blockedRecords(
  look: Look<Needs>,
): readonly { readonly placed: Placed<'ntlm-unusable'>; readonly strength: Strength }[] {
  return look
    .on(look.client, 'ntlm-unusable', (fact) => fact.event === 4014)
    .flatMap((placed) => {
      const strength = besideOnClient(look, placed);
      return strength === null ? [] : [{ placed, strength }];
    });
}

/** The programs that tried: as the refusals name them, or the audit of what the client sent (8001). */
function processesOf(look: Look<Needs>): readonly string[] {
  const sent = look.tied('ntlm-audited', (fact) => fact.gate === 'client-policy');
  return [...look.attempt.witnesses, ...sent].flatMap(({ fact, strength }) =>
    strength === 'tied' && 'process' in fact ? (fact.process ?? []) : [],
  );
}

/** By the whole path where both print one, else by the file: `C:\Apps\sync.exe` and `sync.exe`. */
function isSameProgram(one: string, other: string | null): boolean {
  if (fileName(other) === '' || fileName(one) !== fileName(other)) return false;
  const paths = [one, other ?? '']
    .filter((path) => path.includes('\\'))
    .map((path) => path.trim().toLowerCase());
  return new Set(paths).size < 2;
}

function fileName(process: string | null): string {
  return process?.split('\\').pop()?.trim().toLowerCase() ?? '';
}

/** `@@C…` is a user name that stands for a kept password; `@@B…` would be a certificate. */
function isEncoded(user: string | null): boolean {
  return user?.startsWith('@@C') === true;
}

function encodedName(look: Look<Needs>): Item {
  return tiedItem(
    'a domain controller saw an encoded user name (8004)',
    look.tied('ntlm-audited', (fact) => fact.event === 8004 && isEncoded(fact.user)),
  );
}

function encodedLogon(look: Look<Needs>): Item {
  return tiedItem(
    'the logon with the encoded name failed as unknown user',
    look.tied('logon-failed', (fact) => fact.status === NO_SUCH_USER && isEncoded(fact.user)),
  );
}

function ntlmV1Refused(look: Look<Needs>): Item {
  return tiedItem(
    'the client refused NTLMv1 for this target (event 4013)',
    look.tied('ntlm-unusable', (fact) => fact.event === 4013),
    unobserved(askClientNtlmLog(look)),
  );
}

/** What the client said last before the failure: each start of Windows says it once. */
function guardRuns(look: Look<Needs>): Item {
  const [first = Infinity] = look.attempt.times;
  const said = look
    .on(look.client, 'credential-guard', (fact) => fact.running !== null)
    .flatMap((placed) => placed.fact.times.filter((time) => time <= first).map((time) => ({ placed, time })))
    .sort((one, other) => other.time - one.time);
  const [last] = said;
  if (last === undefined) return unobserved(askGuard(look));
  return last.placed.fact.running === true
    ? shown('Credential Guard runs on this client', [last.placed])
    : absent(proof('Credential Guard does not run on this client', last.placed));
}

/** On later builds NTLMv1 is refused with or without Credential Guard. */
function stillHasNtlmV1(look: Look<Needs>): Item {
  const older = look.on(
    look.client,
    'system-described',
    (fact) => fact.build !== null && fact.build < BUILD_WITHOUT_NTLMV1,
  );
  return shown('this Windows still has NTLMv1', older, 'tied', unobserved(askBuild(look)));
}

function askGuard(look: Look<Needs>): Ask {
  return {
    what: 'whether Credential Guard runs on the client (LsaSrv 6161, 6163, 6164 in its System log since the last start)',
    command: 'Get-WinEvent -LogName System -MaxEvents 5000 | Export-Csv system.csv -Encoding UTF8',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function askBuild(look: Look<Needs>): Ask {
  return {
    what: 'which build of Windows the client has: 26100 and later have no NTLMv1',
    command: 'systeminfo',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
