/**
 * One side demands more of an NTLM session (128-bit keys, NTLMv2 session security) than the other can do: "Minimum session
 * security for NTLM SSP based clients" or "servers". The caller gets SEC_E_UNSUPPORTED_FUNCTION, which becomes error 50, so it
 * looks like a Restrict NTLM policy.
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/b535636e-49c4-43af-8685-801cc381882f
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { SAME_HOST_MS, timesNear, TWO_HOSTS_MS, type Strength } from '../../correlation/ties.ts';
import { policies } from '../../windows/policies.ts';
import { win32Of } from '../../windows/status.ts';
import {
  askClientNtlmLog,
  askClientSmbLog,
  askOutgoingPolicy,
  askServerNtlmLog,
  askServerSecurityLog,
} from '../asks.ts';
import { cause } from '../cause.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedBy,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import {
  clientName,
  onClientAsAdministrator,
  onServer,
  ROLLBACK_GPO,
  SECURITY_OPTIONS,
  serverName,
  verifyKerberos,
} from '../steps.ts';
import { mayBeSmb } from '../smb-process.ts';
import { VISIBLE_KINDS } from '../visible-code.ts';

const NEEDS = [
  ...VISIBLE_KINDS,
  'ntlm-blocked',
  'ntlm-unusable',
  'logon-failed',
  'smb-session-refused',
  'policy-setting',
  'system-described',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const UNSUPPORTED_FUNCTION = 0x80090302;
const NTLM_BLOCKED = 0xc0000418;
/** What a refusal by the session security may end in, at whoever asked. */
const FITTING: ReadonlySet<number> = new Set([5, 50, 86, 1312, 1326, 1327, 1937, UNSUPPORTED_FUNCTION]);
/** The codes that bring this cause to mind: the function is not supported. */
const NOT_SUPPORTED: ReadonlySet<number> = new Set([50, UNSUPPORTED_FUNCTION]);
const NTLMV2_SESSION = 0x80000;
const KEY_128 = 0x20000000;
/** From Windows 7 and Server 2008 R2 on both sides know 128-bit keys, and demand them by default. */
const WINDOWS_7 = 7600;
const NTLM_LOG = { providers: ['microsoft-windows-ntlm', 'ntlm'], ids: null } as const;

export default cause({
  id: 'ntlm-min-session-security',
  title: 'One side demands more NTLM session security than the other offers',
  role: 'trigger',
  stage: 'ntlm-account',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-minimum-session-security-for-ntlm-ssp-based-including-secure-rpc-clients',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-minimum-session-security-for-ntlm-ssp-based-including-secure-rpc-servers',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/b535636e-49c4-43af-8685-801cc381882f',
  ],
  about: {
    statement:
      'Client and server agree on how an NTLM session is protected. One of them demands 128-bit keys or NTLMv2 session security, and the other does not offer it, so the logon ends before a password is checked. The error is the one of a blocked NTLM: the request is not supported.',
    provedBy: [
      'Event 4010 at the client or 4011 at the server beside the failure: the flags that were agreed lack one that is demanded.',
    ],
    ruledOutBy: [
      'Neither side demands anything (both values 0).',
      'Both NTLM logs cover the time and hold no 4010 and no 4011.',
      'Both sides are Windows 7 or newer and demand no more than 128-bit keys, the default.',
    ],
    prevention: ['P2', 'P9'],
  },
  lookalikes: [
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'The same error 50, but the client writes 4001 and not 4010.',
    },
    {
      id: 'incoming-ntlm-deny',
      says: 'The same error 50, but the server writes 4002 or 4003 and not 4011.',
    },
    {
      id: 'ntlmv1-refused',
      says: 'Old devices fail there as well: they send NTLMv1, and the password is refused as if it were wrong.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const events = blocks(look);
    const full = events.filter(({ placed }) => (placed.fact.lacking ?? 0) !== 0);
    const says = 'the session security that was agreed lacks what is demanded';
    const shownBy = full[0]?.placed.fact.event ?? 4010;
    const event = tiedBy(
      // The event names nobody: a record of its computer in the same seconds does.
      shownBy === 4011 ? askServerSecurityLog(look) : askClientSmbLog(look),
      tiedItem(`${says} (event ${String(shownBy)})`, full, unobserved(askClientNtlmLog(look))),
    );
    const any = tiedItem('NTLM ended at the minimum session security (4010, 4011)', events);
    const values = demands(look);
    return {
      necessary: [isPresent(any) ? any : values],
      sufficient: [[oneOf(event, unobserved(askServerNtlmLog(look)))]],
      specific: [any],
      // What was logged of this attempt outranks files and other logs.
      against: isPresent(any) ? [unobserved(), unobserved()] : [bothSilent(look), bothDefault(look)],
      supports: [supporting(notSupported(look))],
    };
  },
  clause: (look) => {
    const [block] = blocks(look);
    return block?.placed.fact.event === 4011
      ? `${serverName(look)} demands more NTLM session security than ${clientName(look)} offers`
      : `${clientName(look)} demands more NTLM session security than the server offers`;
  },
  stageWords: () => 'Ended: the session security is too weak for one side',
  remedies: (look) => {
    const [block] = blocks(look);
    const isServer = block?.placed.fact.event === 4011;
    return [
      {
        level: 1,
        title: 'Let the client use Kerberos for this server',
        explanation: 'The setting concerns NTLM only.',
        steps: [
          {
            where: 'wherever the path is written',
            command: null,
            says: `Use the FQDN of ${serverName(look)} instead of an address or an alias.`,
          },
        ],
        verify: verifyKerberos(look),
        rollback: ['Write the old path again; nothing else was changed.'],
      },
      {
        level: 2,
        title: `Update or replace the weaker side: ${isServer ? clientName(look) : serverName(look)}`,
        explanation: `It does not offer ${lackingWords(block?.placed.fact.lacking ?? null)}. Every Windows since 7 and Server 2008 R2 does.`,
        steps: [
          {
            where: isServer ? `on ${clientName(look)}` : onServer(look),
            command: null,
            says: 'New firmware, a newer Samba, or a setting that allows NTLMv2 and 128-bit keys.',
          },
        ],
        verify: ['Events 4010 and 4011 no longer come for this pair.'],
        rollback: ['The former firmware or setting.'],
      },
      ...(((block?.placed.fact.lacking ?? 0) & KEY_128) !== 0 ? [] : [onlyKeys(look, isServer)]),
    ];
  },
});

/** The demand for NTLMv2 session security is taken back on this one computer; 128-bit keys stay demanded. */
function onlyKeys(look: Look<Needs>, isServer: boolean) {
  const { title, name } = policies[isServer ? 'P-MINS' : 'P-MINC'];
  return {
    level: 5 as const,
    title: 'Temporarily demand 128-bit keys only, on this one computer, with an end date and a named owner',
    explanation: 'Only while the weaker side is replaced. Never take both demands back.',
    steps: [
      {
        where: isServer ? `${onServer(look)}, as administrator` : onClientAsAdministrator(look),
        command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v ${name} /t REG_DWORD /d 536870912 /f`,
        says: 'A Group Policy that sets the value writes it again at its next refresh: then change it there.',
      },
    ],
    policyPath: `${SECURITY_OPTIONS} › ${title}`,
    verify: ['Events 4010 and 4011 no longer come for this pair.'],
    rollback: [
      String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v ${name} /t REG_DWORD /d 537395200 /f`,
      ...ROLLBACK_GPO,
    ],
    impact: 'Every NTLM session of this computer may be protected by weaker keys.',
  };
}

function lackingWords(lacking: number | null): string {
  if (lacking === null) return 'what is demanded';
  const words = [
    (lacking & NTLMV2_SESSION) === 0 ? null : 'NTLMv2 session security',
    (lacking & KEY_128) === 0 ? null : '128-bit keys',
  ].filter((word) => word !== null);
  return words.length === 0 ? 'what is demanded' : words.join(' and ');
}

interface Block {
  readonly placed: Placed<'ntlm-unusable'>;
  readonly strength: Strength;
}

/** 4010 of this client and 4011 of this server, as far as they may be of this attempt. */
function blocks(look: Look<Needs>): readonly Block[] {
  if (!codesFit(look)) return [];
  return [
    { host: look.client, event: 4010 },
    { host: look.server, event: 4011 },
  ].flatMap(({ host, event }) =>
    look
      .on(host, 'ntlm-unusable', (fact) => fact.event === event && mayBeSmb(fact.process))
      .flatMap((placed) => {
        const strength = beside(look, placed);
        if (strength === null) return [];
        // Without its name the process may be any: SMB runs in the kernel, which is logged as System.
        const isOpen = placed.fact.process === null || isEndedOtherwise(look) || isOtherCode(look);
        return [{ placed, strength: isOpen ? ('weak' as const) : strength }];
      }),
  );
}

/** A gate of the policies refused this attempt: then the session that was not agreed on may be another one of these seconds. */
function isEndedOtherwise(look: Look<Needs>): boolean {
  return look.tied('ntlm-blocked').some(({ strength }) => strength === 'tied');
}

/** SEC_E_UNSUPPORTED_FUNCTION becomes error 50; a failed logon or a denied access fits only as what a program makes of it. */
function isOtherCode(look: Look<Needs>): boolean {
  const codes = codesOf(look);
  return codes.length > 0 && !codes.some((code) => NOT_SUPPORTED.has(win32Of(code) ?? code));
}

/** The codes that this attempt showed can come from a session that was not agreed on. */
function codesFit(look: Look<Needs>): boolean {
  return codesOf(look).every((code) => FITTING.has(win32Of(code) ?? code));
}

function codesOf(look: Look<Needs>): readonly number[] {
  const { attempt } = look;
  const logged = attempt.witnesses.flatMap(({ fact }) =>
    fact.kind === 'smb-client-failure'
      ? (fact.status ?? [])
      : fact.kind === 'logon-failed'
        ? fact.rawStatus
        : [],
  );
  return [...(attempt.printed === null ? [] : [attempt.printed]), ...logged].filter((code) => code !== 0);
}

/**
 * 4010 and 4011 name neither client nor account: they tie through a record of their own computer within five seconds that
 * does, and weakly where records of another attempt lie as near, or nothing but the time links them.
 */
function beside(look: Look<Needs>, placed: Placed<'ntlm-unusable'>): Strength | null {
  const { attempt } = look;
  const near = timesBeside(attempt, placed);
  if (near.length > 0) {
    const rivals = look.attempts
      .filter((other) => other !== attempt)
      .flatMap((other) => timesBeside(other, placed));
    return near.some((time) => !rivals.includes(time)) && placed.holding !== 'open' ? 'tied' : 'weak';
  }
  if (attempt.times.length === 0) return 'weak';
  return timesNear(placed.fact.times, attempt.times, TWO_HOSTS_MS, TWO_HOSTS_MS).length > 0 ? 'weak' : null;
}

/** Times of the event that have a record of this attempt from the same computer beside them. */
function timesBeside(attempt: Look['attempt'], placed: Placed): readonly number[] {
  const own = attempt.witnesses
    .filter((one) => one.strength === 'tied' && one.placed.host?.id === placed.host?.id)
    .flatMap((one) => one.fact.times)
    .sort((a, b) => a - b);
  return timesNear(placed.fact.times, own, SAME_HOST_MS, SAME_HOST_MS);
}

/** The error of a session that was not agreed on, and not the one of a blocked NTLM. */
function notSupported(look: Look<Needs>): Item {
  return tiedItem('the refusal says that the function is not supported (0x80090302)', [
    ...look.tied(
      'logon-failed',
      (fact) => fact.rawStatus === UNSUPPORTED_FUNCTION && fact.subStatus !== NTLM_BLOCKED,
    ),
    ...look.tied('smb-session-refused', (fact) => fact.status === UNSUPPORTED_FUNCTION),
    ...look.tied('smb-client-failure', (fact) => fact.status === UNSUPPORTED_FUNCTION),
  ]);
}

/**
 * A side demands something. That is the default, so the value counts only where the error may come from it; both at 0 rule
 * this cause out.
 */
function demands(look: Look<Needs>): Item {
  const client = look.setting(policies['P-MINC'].path, 'client');
  const server = look.setting(policies['P-MINS'].path, 'server');
  const both = [client, server];
  if (both.every(({ value, reach }) => value === 0 && reach === 'tied')) {
    return absent(
      ...proofs(
        'neither side demands any session security',
        both.flatMap(({ placed }) => placed),
      ),
    );
  }
  const isShown = codesOf(look).some((code) => NOT_SUPPORTED.has(win32Of(code) ?? code));
  const demanding = both.find(
    ({ value, reach }) => typeof value === 'number' && value !== 0 && reach !== null && reach !== 'supports',
  );
  return isShown && demanding !== undefined
    ? shown(
        'one side demands a minimum of session security',
        demanding.placed,
        demanding.reach === 'tied' ? 'tied' : 'assumed',
      )
    : unobserved(isShown ? askServerMinimum(look) : askOutgoingPolicy(look));
}

function askServerMinimum(look: Look<Needs>): Ask {
  return {
    what: 'which session security the file server demands',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v NTLMMinServerSec`,
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

/** Both sides listened, and neither wrote such an event near the attempt. */
function bothSilent(look: Look<Needs>): Item {
  const client = look.listening(look.client, NTLM_LOG);
  const server = look.listening(look.server, NTLM_LOG);
  const [first] = client;
  const [second] = server;
  if (first === undefined || second === undefined) return unobserved();
  const heard = [look.client, look.server].some((host) =>
    look
      .on(host, 'ntlm-unusable', (fact) => fact.event === 4010 || fact.event === 4011)
      .some(({ fact }) => timesNear(fact.times, look.attempt.times, TWO_HOSTS_MS, TWO_HOSTS_MS).length > 0),
  );
  return heard
    ? unobserved()
    : present(
        'tied',
        ...proofs('the NTLM logs of both sides cover the time and hold no 4010 and no 4011', [first, second]),
      );
}

/** 128-bit keys are demanded, and both sides are Windows that know them. */
function bothDefault(look: Look<Needs>): Item {
  const client = look.setting(policies['P-MINC'].path, 'client');
  const server = look.setting(policies['P-MINS'].path, 'server');
  const isDefault = [client, server].every(({ value, reach }) => value === KEY_128 && reach === 'tied');
  const builds = [...modern(look, look.client), ...modern(look, look.server)];
  const isModern = modern(look, look.client).length > 0 && modern(look, look.server).length > 0;
  return isDefault && isModern
    ? present(
        'tied',
        ...proofs('both sides demand 128-bit keys, the default', [...client.placed, ...server.placed], 2),
        ...proofs('both sides are Windows 7 or newer, which know them', builds, 2),
      )
    : unobserved();
}

function modern(look: Look<Needs>, host: Host | null): readonly Placed<'system-described'>[] {
  return look.on(host, 'system-described', (fact) => (fact.build ?? 0) >= WINDOWS_7);
}
