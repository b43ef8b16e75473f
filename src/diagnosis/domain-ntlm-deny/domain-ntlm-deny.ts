/**
 * The domain controllers refuse NTLM pass-through: "NTLM authentication in this domain" is set to one of the Deny values.
 * The policy acts on domain controllers only; the same value on a member is inert.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain
 */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import { askDcNtlmLog, askDomainPolicy } from '../asks.ts';
import { cause } from '../cause.ts';
import { oneOf, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { clientBlock, REFUSAL_KINDS, statusBlocked } from '../ntlm-refusal.ts';
import { ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyException } from '../steps.ts';

const NEEDS = [...REFUSAL_KINDS, 'logon', 'credential-check', 'smb-client-failure'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'domain-ntlm-deny',
  title: 'The domain controllers refuse NTLM',
  role: 'trigger',
  stage: 'ntlm-domain',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
  ],
  lookalikes: [
    'Events 8004 to 8006 are audit records: nothing was refused.',
    'RestrictNTLMInDomain in the policy of a member server does nothing.',
    'Works sometimes: the domain controllers have different values.',
  ],
  needs: NEEDS,
  judge(look) {
    const events = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
    const refused = tiedItem('a domain controller refused the pass-through (4004–4006)', events, unobserved(askDcNtlmLog()));
    const named = tiedItem(
      'a domain controller refused the pass-through of this account at this server (4004–4006)',
      events.filter((one) => one.fact.user !== null && one.fact.channel !== null),
    );
    const notHere = serverAllows(look);
    const status = notHere.state === 'present' ? statusBlocked(look) : unobserved();
    const inDomain =
      notHere.state === 'present'
        ? tiedItem('the server refused NTLM of a domain account (4003) although it allows incoming NTLM', look.tied('ntlm-blocked', (fact) => fact.event === 4003))
        : unobserved();
    const eitherGate = gateOfServerUnknown(look)
      ? tiedItem('the server refused NTLM of a domain account (4003); its own gate or a domain controller did', look.tied('ntlm-blocked', (fact) => fact.event === 4003))
      : unobserved();
    return {
      necessary: [oneOf(refused, denyValue(look), status, inDomain, eitherGate)],
      sufficient: [[named], [status, notHere]],
      specific: [refused, status, inDomain, eitherGate],
      against: [
        clientBlock(look),
        tiedItem('the server logged the account on by NTLM', look.tied('logon', (fact) => fact.package === 'ntlm')),
        localAccount(look),
      ],
      supports: [visibleCode(look, [1937]), toldCode(look, [1937]), statusBlocked(look), tiedItem('the server refused NTLM (4003)', look.tied('ntlm-blocked', (fact) => fact.event === 4003))],
    };
  },
  clause: () => 'the domain controllers refuse NTLM',
  stageWords: () => 'Refused by a domain controller',
  remedies: (look) => [
    {
      level: 3,
      title: 'A narrow exception for the server that forwards, with owner and end date',
      explanation: `The list wants the NetBIOS name of the server (${serverName(look)}), not of the client. Under the values 3 and 7 it is documented in two ways: test it.`,
      steps: [
        { where: 'in the Group Policy of the domain controllers', command: look.server?.shown ?? serverName(look), says: 'Network security: Restrict NTLM: Add server exceptions in this domain' },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Add server exceptions in this domain`,
      verify: [...verifyException(look).slice(1), 'Events 4004–4006 stop for this server only, on every domain controller.'],
      rollback: ROLLBACK_GPO,
      impact: 'This server may pass NTLM of all domain accounts: prefer servers that require signing.',
    },
    {
      level: 4,
      title: 'Lower the value to the smallest that meets the goal (7 → 5 → 1)',
      explanation: '1: accounts of this domain at servers of this domain. 5: any account at servers of this domain. 3: accounts of this domain anywhere.',
      steps: [{ where: 'in the Group Policy of the domain controllers', command: null, says: 'Network security: Restrict NTLM: NTLM authentication in this domain' }],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: NTLM authentication in this domain`,
      verify: ['No new 4004–4006 for this server.'],
      rollback: ROLLBACK_GPO,
    },
    {
      level: 5,
      title: 'Temporarily off and audited, with an end date and a named owner',
      explanation: 'NTLM authentication in this domain → Disable, together with Audit NTLM authentication in this domain → Enable all.',
      steps: [{ where: 'in the Group Policy of the domain controllers', command: null, says: 'wait for replication and the refresh of the domain controllers (5 minutes)' }],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: NTLM authentication in this domain`,
      verify: ['Events 8004–8006 come instead of 4004–4006.'],
      rollback: ROLLBACK_GPO,
      impact: 'NTLM works in the whole domain again.',
    },
  ],
});

/** A Deny value on a domain controller of the case. */
function denyValue(look: Look<Needs>): Item {
  const denying = look
    .domainSettings(policies['P-DOM'].path)
    .filter(({ look: setting }) => typeof setting.value === 'number' && [1, 3, 5, 7].includes(setting.value));
  return shown(
    'a domain controller is set to deny NTLM in this domain',
    denying.flatMap(({ look: setting }) => setting.placed),
    'tied',
    unobserved(askDomainPolicy()),
  );
}

/** P-IN is 0 in a file of this very server: then the refusal came from a domain controller. */
function serverAllows(look: Look<Needs>): Item {
  const setting = look.setting(policies['P-IN'].path, 'server');
  return setting.value === 0 && setting.reach === 'tied'
    ? shown('the server itself allows incoming NTLM (0)', setting.placed)
    : unobserved();
}

function gateOfServerUnknown(look: Look<Needs>): boolean {
  return look.setting(policies['P-IN'].path, 'server').reach !== 'tied';
}

/** An account of the server itself never passes a domain controller. */
function localAccount(look: Look<Needs>): Item {
  const domain = look.attempt.user?.domain ?? null;
  const own = domain !== null && look.server !== null && [...look.server.names].some((name) => name === domain || name.split('.')[0] === domain);
  return own ? tiedItem('the account is local to the server', look.attempt.witnesses.filter((one) => one.fact.kind === 'logon-failed')) : unobserved();
}
