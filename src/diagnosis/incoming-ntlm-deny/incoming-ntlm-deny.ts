/**
 * The file server refuses NTLM: "Incoming NTLM traffic" is Deny all domain accounts (1) or Deny all accounts (2).
 *
 * Value 2 refuses at NEGOTIATE, before the client has sent a user name (MS-NLMP 3.2.5.1.1), so 4002 names nobody and ties
 * by the record beside it. Value 1 refuses at pass-through (MS-APDS 3.1.5), where the user is known (4003).
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic
 */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import { askDcNtlmLog, askIncomingPolicy, askServerNtlmLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, atMost, oneOf, shown, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { clientBlock, REFUSAL_KINDS, statusBlocked } from '../ntlm-refusal.ts';
import { onServer, ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyKerberos } from '../steps.ts';

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
    const inDomain = tiedItem('the server refused NTLM of this account (event 4003)', look.tied('ntlm-blocked', (fact) => fact.event === 4003));
    const atNegotiate = tiedItem(
      'the server refused incoming NTLM (event 4002) in the same seconds',
      look.tied('ntlm-blocked', (fact) => fact.event === 4002),
      unobserved(askServerNtlmLog(look)),
    );
    const status = statusBlocked(look);
    const allowed = allowedTied(look);
    const dcQuiet = noDcBlock(look);
    return {
      // 4003 comes from this gate or from a domain controller: until the value is known, it stands for the value.
      necessary: [oneOf(value, atNegotiate, allowed.state === 'present' ? unobserved() : inDomain), oneOf(atNegotiate, inDomain, status, refusedSession(look))],
      sufficient: [
        [inDomain, atMost('tied', value)],
        [atNegotiate, ...(allowed.state === 'present' ? [absent()] : []), refusedRecord(look)],
        [status, value, dcQuiet],
      ],
      specific: [
        atNegotiate,
        allowed.state === 'present' ? unobserved() : inDomain,
        value.state === 'present' ? status : unobserved(),
      ],
      against: [
        allowed.state === 'present' && atNegotiate.state !== 'present' ? allowed : unobserved(),
        tiedItem('the server logged the account on by NTLM', look.tied('logon', (fact) => fact.package === 'ntlm')),
        clientBlock(look),
      ],
      // 4003 with the server's value unknown, or 0xC0000418 with it unknown: the group verdict stands instead.
      supports: [inDomain, status, supporting(value), visibleCode(look, [50, 1937]), toldCode(look, [50, 1937])],
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
        { where: 'in the Group Policy of this server', command: null, says: 'Network security: Restrict NTLM: Incoming NTLM traffic → Deny all domain accounts' },
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
      explanation: 'Incoming NTLM traffic → Allow all, together with Audit Incoming NTLM Traffic → Enable auditing for all accounts.',
      steps: [{ where: 'in the Group Policy of this server', command: null, says: 'Incoming NTLM traffic → Allow all; Audit Incoming NTLM Traffic → all accounts' }],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Incoming NTLM traffic`,
      verify: [...verifyKerberos(look), 'Event 8002 or 8003 comes instead of 4002 or 4003.'],
      rollback: ROLLBACK_GPO,
      impact: 'Opens the server to NTLM relay and password guessing again.',
    },
  ],
});

function denyValue(look: Look<Needs>): Item {
  const setting = look.setting(policies['P-IN'].path, 'server');
  const denies = setting.value === 1 || setting.value === 2;
  if (!denies || setting.reach === null || setting.reach === 'supports') {
    return setting.value === 0 && setting.reach === 'tied' ? absent() : unobserved(askIncomingPolicy(look));
  }
  return shown(
    `RestrictReceivingNTLMTraffic is ${String(setting.value)}, ${setting.value === 2 ? 'Deny all accounts' : 'Deny all domain accounts'}`,
    setting.placed,
    setting.reach,
  );
}

function allowedTied(look: Look<Needs>): Item {
  const setting = look.setting(policies['P-IN'].path, 'server');
  return setting.value === 0 && setting.reach === 'tied'
    ? shown('RestrictReceivingNTLMTraffic is 0 on this server', setting.placed)
    : unobserved();
}

/** The record beside 4002 that names the client. */
function refusedRecord(look: Look<Needs>): Item {
  return tiedItem('the server refused a session of this client in the same seconds', [
    ...look.tied('logon-failed', (fact) => fact.package !== 'kerberos'),
    ...look.tied('smb-session-refused'),
  ]);
}

function refusedSession(look: Look<Needs>): Item {
  return tiedItem('the server refused an NTLM session', [
    ...look.tied('logon-failed', (fact) => fact.package === 'ntlm'),
    ...look.tied('smb-session-refused'),
  ]);
}

/** No DC refused: only claimable where the files show all of them, which they cannot yet. */
function noDcBlock(look: Look<Needs>): Item {
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
  return blocked.length > 0 ? absent() : unobserved(askDcNtlmLog());
}
