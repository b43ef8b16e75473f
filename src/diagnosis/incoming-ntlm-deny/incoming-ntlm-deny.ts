/**
 * The file server refuses NTLM: "Incoming NTLM traffic" is Deny all domain accounts (1) or Deny all accounts (2).
 *
 * Value 2 refuses at NEGOTIATE, before the client has sent a user name (MS-NLMP 3.2.5.1.1), so 4002 names nobody and ties
 * by the record beside it. Value 1 refuses at pass-through (MS-APDS 3.1.5), where the user is known (4003).
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic
 */
import type { Tied } from '../../correlation/attempts.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { SAME_HOST_MS } from '../../correlation/ties.ts';
import { account, firstLabel, hostName, isAnonymous, isLoopback } from '../../windows/names.ts';
import { askDcNtlmLog, askIncomingPolicy, askServerNtlmLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { reachedDomainController } from '../domain-block.ts';
import {
  absent,
  isPresent,
  oneOf,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { joinStates } from '../join-state.ts';
import {
  isServersOwnAccount,
  mergedWithClientBlock,
  REFUSAL_KINDS,
  statusBlocked,
  statusSupports,
} from '../ntlm-refusal.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { mayBeSmb } from '../smb-process.ts';
import { onServer, ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [...REFUSAL_KINDS, 'logon', 'log-coverage', 'join-state', 'smb-client-failure'] as const;
type Needs = (typeof NEEDS)[number];

const SOON_MS = 5 * 60_000;

export default cause({
  id: 'incoming-ntlm-deny',
  title: 'The file server refuses incoming NTLM',
  role: 'trigger',
  stage: 'ntlm-server',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/81d15e3e-3ac3-41f0-920d-846149f3a814',
  ],
  about: {
    statement:
      'The file server takes no NTLM: its policy “Incoming NTLM traffic” is Deny all domain accounts (1) or Deny all accounts (2). Accounts of the server itself still work under 1. There is no list of exceptions for this policy.',
    provedBy: [
      'Event 4003 of the server names the account, and the policy value of this server denies.',
      'Event 4002 of the server stands beside a refused session of this client; it is written only where the value denies.',
      'The server answers STATUS_NTLM_BLOCKED (0xC0000418), its policy value denies, and no domain controller is asked: the account is the server’s own, or the server is in no domain.',
    ],
    ruledOutBy: [
      'The value is 0 or not set on this server, and it wrote no 4002.',
      'The server’s NTLM log covers the failure and holds neither 4002 nor 4003.',
      'The server logged this account on, or in the same minutes another account of the same kind by NTLM.',
      'A domain controller refused this very logon (4004 to 4006): the server had let it pass.',
    ],
    prevention: ['P1', 'P3', 'P5'],
  },
  lookalikes: [
    {
      id: 'ntlm-audit-only-not-a-cause',
      says: 'Events 8002 and 8003 are audit records: nothing was refused.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'Event 4003 speaks of the domain and is written on the member server. Where incoming NTLM is allowed there, a domain controller refused: its own events are 4004 to 4006.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'A silent server: then the client refused by itself (4001, 4015, 31023).',
    },
    {
      id: 'ntlm-min-session-security',
      says: 'Event 4010 or 4011: the two sides could not agree on session security. Error 50 looks the same.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const value = denyValue(look);
    const passThrough = look.tied('ntlm-blocked', (fact) => fact.event === 4003);
    const refusedBy4003 = 'the server refused NTLM of this account (event 4003)';
    const inDomain = tiedItem(refusedBy4003, passThrough);
    const named = tiedItem(
      refusedBy4003,
      passThrough.filter((one) => one.fact.user !== null),
    );
    const atNegotiate = tiedItem(
      'the server refused incoming NTLM (event 4002) in the same seconds',
      refusalsAtNegotiate(look),
      unobserved(askServerNtlmLog(look)),
    );
    const status = statusBlocked(look);
    const allowed = allowedTied(look);
    const isAllowed = isPresent(allowed);
    const here = oneOf(atNegotiate, inDomain);
    const notRefused = notRefusedHere(look);
    const isSilent = notRefused.state === 'absent' && !isPresent(here);
    // 4003 comes from this gate or from a domain controller: until the value is known, it stands for the value.
    const gate = isAllowed ? unobserved() : inDomain;
    return {
      // That the value denies is shown by each set, and by each specific item.
      necessary: [isPresent(here) ? here : isSilent ? notRefused : oneOf(status, refusedSession(look))],
      sufficient: [
        [named, value],
        // Sessions are refused for many reasons: alone it is no sign of this one.
        [isAllowed ? absent() : atNegotiate, isPresent(atNegotiate) ? refusedCaller(look) : unobserved()],
        [isSilent ? notRefused : status, value, noDcAsked(look)],
      ],
      specific: [atNegotiate, gate, isPresent(value) ? status : unobserved()],
      against: [
        isAllowed && !isPresent(atNegotiate) ? allowed : unobserved(),
        isPresent(atNegotiate) ? unobserved() : othersGotIn(look),
        // 4003 of a server that denies is its own refusal, whatever a domain controller wrote of the same second.
        isPresent(atNegotiate) || (isPresent(named) && isPresent(value))
          ? unobserved()
          : reachedDomainController(look),
      ],
      // 4003 with the server's value unknown, or 0xC0000418 with it unknown: the group verdict stands instead.
      supports: [
        inDomain,
        statusSupports(look),
        supporting(value),
        visibleCode(look, [50, 1937]),
        toldCode(look, [50, 1937]),
      ],
      cap: mergedWithClientBlock(look, inDomain, atNegotiate, status) ?? null,
    };
  },
  clause: (look) => `${serverName(look)} refuses incoming NTLM`,
  stageWords: () => 'Refused by the server: incoming NTLM is denied',
  remedies: (look) => [
    {
      level: 4,
      title: 'Scope the policy off this one server, or narrow it to domain accounts',
      explanation:
        'There is no list of exceptions for incoming NTLM. Deny all accounts (2) can become Deny all domain accounts (1) where only local accounts of the server are needed.',
      steps: [
        {
          where: 'in the Group Policy of this server',
          command: null,
          says: 'Network security: Restrict NTLM: Incoming NTLM traffic → Deny all domain accounts',
        },
        {
          where: `${onServer(look)}, only for a test without Group Policy`,
          command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictReceivingNTLMTraffic /t REG_DWORD /d 1 /f`,
          says: null,
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Incoming NTLM traffic`,
      verify: ['Event 4624 with NTLM V2 for the local account; domain accounts are still refused.'],
      rollback: ROLLBACK_GPO,
      impact: 'Deny all domain accounts still protects domain accounts.',
    },
    {
      level: 5,
      title: 'Temporarily allow and audit, with an end date and a named owner',
      explanation:
        'Incoming NTLM traffic → Allow all, together with Audit Incoming NTLM Traffic → Enable auditing for all accounts.',
      steps: [
        {
          where: 'in the Group Policy of this server',
          command: null,
          says: 'Incoming NTLM traffic → Allow all; Audit Incoming NTLM Traffic → all accounts',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Incoming NTLM traffic`,
      verify: [...verifyKerberos(look), 'Event 8002 or 8003 comes instead of 4002 or 4003.'],
      rollback: ROLLBACK_GPO,
      impact: 'Opens the server to NTLM relay and password guessing again.',
    },
  ],
});

function denyValue(look: Look<Needs>): Item {
  const { value, reach, placed, says } = ntlmValue(look, 'P-IN');
  const denies = value === 2 || (value === 1 && !isServersOwnAccount(look));
  return denies && reach !== null && reach !== 'supports'
    ? shown(says, placed, reach)
    : unobserved(askIncomingPolicy(look));
}

function allowedTied(look: Look<Needs>): Item {
  const { value, reach, placed, says } = ntlmValue(look, 'P-IN');
  return value === 0 && reach === 'tied' ? shown(`on this server ${says}`, placed) : unobserved();
}

/**
 * The server's NTLM log covers the failure and holds no refusal. An export may be filtered: where the value denies, only a log
 * that holds some 4002 or 4003 is believed, else one with any event of incoming NTLM.
 */
function notRefusedHere(look: Look<Needs>): Item {
  const ids = isPresent(denyValue(look)) ? [4002, 4003] : [4002, 4003, 8002, 8003, 4022, 4023];
  const logs = look.listening(look.server, { providers: ['microsoft-windows-ntlm', 'ntlm'], ids });
  return logs.length === 0
    ? unobserved()
    : absent(...proofs('the NTLM log of the server covers the time and holds neither 4002 nor 4003', logs));
}

/** Between the failures, or in the minutes after, the server took NTLM of another account that the policy would deny as well. */
function othersGotIn(look: Look<Needs>): Item {
  const { times, zoneKnown, user } = look.attempt;
  const [first, last] = [times[0], times[times.length - 1]];
  if (first === undefined || last === undefined || look.server === null) return unobserved();
  const isOwn = isServersOwnAccount(look);
  const logons = look.once(`logons by NTLM at ${look.server.id}`, () =>
    look.on(
      look.server,
      'logon',
      (fact) => fact.package === 'ntlm' && fact.logonType === 3 && !isAnonymous(fact.user, fact.sid),
    ),
  );
  const others = logons.filter(
    (placed) =>
      placed.zoneKnown === zoneKnown &&
      !accountsAgree(account(placed.fact.user, placed.fact.domain), user) &&
      isNameOf(look, placed.fact.domain) === isOwn &&
      placed.fact.domain !== null &&
      isRemote(placed.fact.address) &&
      placed.fact.times.some((time) => time >= first && time <= last + SOON_MS),
  );
  return shown('in the same minutes the server took NTLM of another account of the same kind', others);
}

function isRemote(address: string | null): boolean {
  const at = hostName(address);
  return at !== null && !isLoopback(at);
}

function isNameOf(look: Look<Needs>, domain: string | null): boolean {
  const name = hostName(domain);
  return name !== null && [...(look.server?.names ?? [])].some((own) => firstLabel(own) === firstLabel(name));
}

/**
 * 4002 names nobody and ties by the refused session beside it. Where more callers were refused in those five seconds than
 * there are 4002, nobody can tell whose it was; that of w3wp.exe was the caller of a web page.
 */
function refusalsAtNegotiate(look: Look<Needs>): readonly Tied<'ntlm-blocked'>[] {
  const { attempt } = look;
  return look
    .tied('ntlm-blocked', (fact) => fact.event === 4002)
    .map((one) => {
      const near = one.fact.times.filter((time) => isWithin(attempt.times, time));
      const rivals = look.attempts.filter(
        (other) =>
          other !== attempt &&
          near.some((time) => isWithin(other.times, time)) &&
          other.witnesses.some((witness) => witness.placed === one.placed),
      );
      const isOwn = near.length > rivals.length && mayBeSmb(one.fact.process);
      return isOwn ? one : { ...one, strength: 'weak' };
    });
}

function isWithin(times: readonly number[], time: number): boolean {
  return times.some((own) => Math.abs(own - time) <= SAME_HOST_MS);
}

/** The record beside 4002 that names the caller; a Kerberos logon that failed is no NTLM that was refused. */
function refusedCaller(look: Look<Needs>): Item {
  return tiedItem('the server refused a session of this client in the same seconds', [
    ...look.tied(
      'logon-failed',
      (fact) =>
        fact.logonType === 3 &&
        fact.package !== 'kerberos' &&
        (fact.address !== null || fact.workstation !== null),
    ),
    ...look.tied('smb-session-refused', (fact) => fact.address !== null || fact.client !== null),
  ]);
}

/** A session that was refused, by NTLM, and not for a reason that its status names. */
function refusedSession(look: Look<Needs>): Item {
  return tiedItem('the server refused an NTLM session', [
    ...look.tied(
      'logon-failed',
      (fact) => fact.logonType === 3 && fact.package === 'ntlm' && !OTHER_REASONS.has(fact.status),
    ),
    ...look.tied('smb-session-refused', (fact) => !OTHER_REASONS.has(fact.status ?? 0)),
  ]);
}

/**
 * Trust or authentication policy, clock, account, the server's own channel to its domain: each is the answer of somebody who was
 * asked about the logon.
 */
const OTHER_REASONS: ReadonlySet<number> = new Set([
  0xc0000413, 0xc0000133, 0xc000006e, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc0000193, 0xc0000224,
  0xc0000234, 0xc000018b, 0xc000018c, 0xc000018d, 0xc000005e,
]);

/** Nobody but the server can have refused: the account is its own, or it is in no domain. That all domain controllers kept silent no file can show yet. */
function noDcAsked(look: Look<Needs>): Item {
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
  if (blocked.length > 0) return absent();
  const records = look.attempt.witnesses.filter(
    ({ fact }) => fact.kind === 'logon-failed' || fact.kind === 'smb-session-refused',
  );
  return oneOf(
    isServersOwnAccount(look)
      ? tiedItem('the account is the server’s own, so no domain controller is asked', records)
      : unobserved(),
    shown(
      'the server is in a workgroup, so no domain controller is asked',
      joinStates(look, look.server, 'workgroup'),
    ),
    unobserved(askDcNtlmLog()),
  );
}
