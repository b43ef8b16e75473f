/**
 * The file server refuses NTLM: "Incoming NTLM traffic" is Deny all domain accounts (1) or Deny all accounts (2).
 *
 * Value 2 refuses at NEGOTIATE, before the client has sent a user name (MS-NLMP 3.2.5.1.1), so 4002 names nobody and ties
 * by the record beside it. Value 1 refuses at pass-through (MS-APDS 3.1.5), where the user is known (4003).
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic
 */
import type { Tied } from '../../correlation/attempts.ts';
import type { Look } from '../../correlation/look.ts';
import { SAME_HOST_MS } from '../../correlation/ties.ts';
import { policies } from '../../windows/policies.ts';
import { askDcNtlmLog, askIncomingPolicy, askServerNtlmLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, oneOf, shown, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import {
  isServersOwnAccount,
  loggedOn,
  mergedWithClientBlock,
  REFUSAL_KINDS,
  statusBlocked,
  statusSupports,
} from '../ntlm-refusal.ts';
import { onServer, ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [...REFUSAL_KINDS, 'logon', 'log-coverage', 'smb-client-failure'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'incoming-ntlm-deny',
  title: 'The file server refuses incoming NTLM',
  role: 'trigger',
  stage: 'ntlm-server',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/81d15e3e-3ac3-41f0-920d-846149f3a814',
  ],
  lookalikes: [
    'Events 8002 and 8003 are audit records: nothing was refused.',
    'Event 4003 speaks of the domain and is written on the member server; where incoming NTLM is allowed there, a domain controller refused.',
    'A silent server: then the client refused by itself (4001, 4015).',
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
    const isAllowed = allowed.state === 'present';
    // 4003 comes from this gate or from a domain controller: until the value is known, it stands for the value.
    const gate = isAllowed ? unobserved() : inDomain;
    return {
      necessary: [
        oneOf(value, atNegotiate, gate),
        oneOf(atNegotiate, inDomain, status, refusedSession(look)),
      ],
      sufficient: [
        [named, value],
        [atNegotiate, ...(isAllowed ? [absent()] : []), refusedCaller(look)],
        [status, value, noDcBlock(look)],
      ],
      specific: [atNegotiate, gate, value.state === 'present' ? status : unobserved()],
      against: [
        isAllowed && atNegotiate.state !== 'present' ? allowed : unobserved(),
        loggedOn(look, 'ntlm'),
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
  const { value, reach, placed } = look.setting(policies['P-IN'].path, 'server');
  const denies = value === 2 || (value === 1 && !isServersOwnAccount(look));
  if (!denies || reach === null || reach === 'supports') return unobserved(askIncomingPolicy(look));
  const meaning = value === 2 ? 'Deny all accounts' : 'Deny all domain accounts';
  return shown(`RestrictReceivingNTLMTraffic is ${String(value)}, ${meaning}`, placed, reach);
}

function allowedTied(look: Look<Needs>): Item {
  const { value, reach, placed } = look.setting(policies['P-IN'].path, 'server');
  return value === 0 && reach === 'tied'
    ? shown('RestrictReceivingNTLMTraffic is 0 on this server', placed)
    : unobserved();
}

/**
 * 4002 names nobody and ties by the refused session beside it. Where more callers were refused in those five seconds than
 * there are 4002, nobody can tell whose it was.
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
      return near.length > rivals.length ? one : { ...one, strength: 'weak' };
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

function refusedSession(look: Look<Needs>): Item {
  return tiedItem('the server refused an NTLM session', [
    ...look.tied('logon-failed', (fact) => fact.logonType === 3 && fact.package === 'ntlm'),
    ...look.tied('smb-session-refused'),
  ]);
}

/** No DC refused: only claimable where the files show all of them, which they cannot yet. */
function noDcBlock(look: Look<Needs>): Item {
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
  return blocked.length > 0 ? absent() : unobserved(askDcNtlmLog());
}
