/**
 * The domain controllers refuse NTLM pass-through: "NTLM authentication in this domain" is set to one of the Deny values.
 * The policy acts on domain controllers only; the same value on a member is inert.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain
 */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import { hostName } from '../../windows/names.ts';
import { askDcNtlmLog, askDomainPolicy } from '../asks.ts';
import { cause } from '../cause.ts';
import { domainBlocks, isOfThisAttempt, netbiosName } from '../domain-block.ts';
import { joinStates } from '../join-state.ts';
import { atMost, oneOf, present, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import {
  isServersOwnAccount,
  mergedWithClientBlock,
  NTLM_BLOCKED,
  REFUSAL_KINDS,
  statusBlocked,
  statusSupports,
} from '../ntlm-refusal.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyException } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [...REFUSAL_KINDS, 'logon', 'credential-check', 'smb-client-failure', 'join-state'] as const;
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
  about: {
    statement:
      'The file server passed the NTLM logon on to a domain controller, and that one refused it: “NTLM authentication in this domain” is set to a Deny value. The policy acts on domain controllers only; the same value on a member server does nothing. Accounts of the server itself never come that far.',
    provedBy: [
      'Event 4004, 4005 or 4006 of a domain controller names the account, the client and, as secure channel, the file server.',
      'The server’s 4625 for this account says STATUS_NTLM_BLOCKED (0xC0000418) although the server itself allows incoming NTLM: so a domain controller refused.',
    ],
    ruledOutBy: [
      'The server logged the account on.',
      'The account is one of the server itself, or the server is in no domain: then no domain controller is asked.',
    ],
    prevention: ['P1', 'P2', 'P3'],
  },
  lookalikes: [
    {
      id: 'ntlm-audit-only-not-a-cause',
      says: 'Events 8004 to 8006 are audit records: nothing was refused.',
    },
    {
      id: 'incoming-ntlm-deny',
      says: '4002, or 4003 at a server whose own value denies: the server refused, no domain controller was asked.',
    },
    {
      id: 'domain-exception-missing-or-mismatched',
      says: 'There is an exception for this server in the list of the domain controllers, but it does not match.',
    },
    {
      id: 'netlogon-rpc-sealing',
      says: 'Events 5838 to 5841, 5827: the domain controller refuses the server’s channel, not NTLM.',
    },
    {
      id: 'protected-users',
      says: 'Event 100 of the domain controller: the account is in Protected Users and may not use NTLM anywhere.',
    },
    { id: 'authentication-policy-silo', says: 'Event 101: an authentication policy bars this account.' },
    {
      id: 'selective-authentication',
      says: '0xC0000413 instead of 0xC0000418: the trust does not let this account in at this server.',
    },
    {
      id: null,
      says: 'It works sometimes: the domain controllers have different values, and it depends on which one is asked.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const events = domainBlocks(look);
    const refused = tiedItem(
      'a domain controller refused the pass-through (4004–4006)',
      events,
      unobserved(askDcNtlmLog()),
    );
    const named = tiedItem(
      'a domain controller refused the pass-through of this account from this client at this server (4004–4006)',
      events.filter(({ fact }) => isOfThisAttempt(look, fact)),
    );
    const notHere = serverAllows(look);
    const status = notHere.state === 'present' ? statusBlocked(look) : unobserved();
    const passThrough = look.tied('ntlm-blocked', (fact) => fact.event === 4003);
    const inDomain = tiedItem(
      notHere.state === 'present'
        ? 'the server refused NTLM of a domain account (4003) although it allows incoming NTLM'
        : 'the server refused NTLM of a domain account (4003); its own gate or a domain controller did',
      notHere.state === 'present' || gateOfServerUnknown(look) ? passThrough : [],
    );
    return {
      necessary: [oneOf(refused, denyValue(look), status, inDomain)],
      sufficient: [[named], [statusOfAccount(look), notHere]],
      specific: [refused, status, inDomain],
      against: [localAccount(look), standaloneServer(look)],
      supports: [
        visibleCode(look, [1937]),
        toldCode(look, [1937]),
        statusSupports(look),
        tiedItem('the server refused NTLM (4003)', passThrough),
      ],
      cap: mergedWithClientBlock(look, refused, statusBlocked(look), inDomain) ?? null,
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
        {
          where: 'in the Group Policy of the domain controllers',
          command: netbiosName(look),
          says: 'Network security: Restrict NTLM: Add server exceptions in this domain',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Add server exceptions in this domain`,
      verify: [
        ...verifyException(look).slice(1),
        'Events 4004–4006 stop for this server only, on every domain controller.',
      ],
      rollback: ROLLBACK_GPO,
      impact: 'This server may pass NTLM of all domain accounts: prefer servers that require signing.',
    },
    {
      level: 4,
      title: 'Lower the value to the smallest that meets the goal (7 → 5 → 1)',
      explanation: `1: accounts of this domain at servers of this domain. 5: any account at servers of this domain. 3: accounts of this domain anywhere.${differing(look)}`,
      steps: [
        {
          where: 'in the Group Policy of the domain controllers',
          command: null,
          says: 'Network security: Restrict NTLM: NTLM authentication in this domain',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: NTLM authentication in this domain`,
      verify: ['No new 4004–4006 for this server.'],
      rollback: ROLLBACK_GPO,
    },
    {
      level: 5,
      title: 'Temporarily off and audited, with an end date and a named owner',
      explanation:
        'NTLM authentication in this domain → Disable, together with Audit NTLM authentication in this domain → Enable all.',
      steps: [
        {
          where: 'in the Group Policy of the domain controllers',
          command: null,
          says: 'wait for replication and the refresh of the domain controllers (5 minutes)',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: NTLM authentication in this domain`,
      verify: ['Events 8004–8006 come instead of 4004–4006.'],
      rollback: ROLLBACK_GPO,
      impact: 'NTLM works in the whole domain again.',
    },
  ],
});

/** Domain controllers with different values: which one is asked decides, so the access works sometimes. */
function differing(look: Look<Needs>): string {
  const known = look
    .domainSettings(policies['P-DOM'].path)
    .flatMap(({ host, look: setting }) =>
      typeof setting.value === 'number' ? [{ name: host.shown ?? '?', value: setting.value }] : [],
    );
  if (new Set(known.map(({ value }) => value)).size < 2) return '';
  const list = known.map(({ name, value }) => `${name}: ${String(value)}`).join(', ');
  return ` The domain controllers have different values now (${list}), so the access works sometimes: set all alike.`;
}

/** A Deny value on a domain controller of the case, in a file that shows its state at the attempt. */
function denyValue(look: Look<Needs>): Item {
  const denying = look
    .domainSettings(policies['P-DOM'].path)
    .filter(
      ({ look: setting }) =>
        setting.reach === 'tied' && typeof setting.value === 'number' && [1, 3, 5, 7].includes(setting.value),
    );
  return shown(
    'a domain controller is set to deny NTLM in this domain',
    denying.flatMap(({ look: setting }) => setting.placed),
    'tied',
    unobserved(askDomainPolicy()),
  );
}

/**
 * P-IN is 0 in a file of this very server: then the refusal came from a domain controller. A 4002 of the same seconds shows
 * that the server did refuse: the event outranks the file.
 */
function serverAllows(look: Look<Needs>): Item {
  if (look.tied('ntlm-blocked', (fact) => fact.event === 4002).length > 0) return unobserved();
  const { value, reach, placed, says } = ntlmValue(look, 'P-IN');
  return value === 0 && reach === 'tied'
    ? shown(`the server itself allows incoming NTLM: ${says}`, placed)
    : unobserved();
}

/** 0xC0000418 in a 4625 that names the account: 551 may have no user, and then nobody knows whose refusal it was. */
function statusOfAccount(look: Look<Needs>): Item {
  const refused = tiedItem(
    'the server’s 4625 for this account says STATUS_NTLM_BLOCKED (0xC0000418)',
    look.tied(
      'logon-failed',
      (fact) =>
        fact.logonType === 3 &&
        hostName(fact.user) !== null &&
        (fact.rawStatus === NTLM_BLOCKED || fact.subStatus === NTLM_BLOCKED),
    ),
  );
  // A password that a domain controller accepted in these seconds was not refused there.
  const isValidated = look.tied('credential-check', (fact) => fact.status === 0).length > 0;
  return isValidated ? atMost('weak', refused) : refused;
}

function gateOfServerUnknown(look: Look<Needs>): boolean {
  return ntlmValue(look, 'P-IN').reach !== 'tied';
}

/** An account of the server itself never passes a domain controller. */
function localAccount(look: Look<Needs>): Item {
  if (!isServersOwnAccount(look)) return unobserved();
  const records = look.attempt.witnesses.filter((one) => one.fact.kind !== 'access-tried');
  return tiedItem('the account is local to the server', records);
}

/** Nothing passes a domain controller from a server that is in no domain. */
function standaloneServer(look: Look<Needs>): Item {
  const stated = joinStates(look, look.server, 'workgroup');
  return stated.length === 0
    ? unobserved()
    : present('tied', ...proofs('the server is in a workgroup, so no domain controller is asked', stated, 1));
}
