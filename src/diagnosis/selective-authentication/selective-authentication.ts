/**
 * The trust between the account's domain and the server's is set to selective authentication, and the account has no
 * "Allowed to authenticate" on the server's computer object. Nothing is wrong with Kerberos, NTLM or the share.
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import {
  askBarredChannels,
  BARRED_KINDS,
  notAllowedHere,
  policyRefusedKerberos,
  policyRefusedNtlm,
  refusedByKdcPolicy,
  toldNotAllowedHere,
} from '../account-barred.ts';
import { askTrust } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, both, isPresent, oneOf, present, shown, unobserved, type Item } from '../item.ts';
import { serverName, share } from '../steps.ts';
import { crossesDomains, DOMAIN_KINDS, sameDomain } from '../two-domains.ts';

const NEEDS = [...BARRED_KINDS, ...DOMAIN_KINDS, 'ntlm-audited', 'domain-controllers'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'selective-authentication',
  title: 'The trust does not let this account authenticate to the server',
  role: 'both',
  stage: 'logon',
  about: {
    statement:
      'Account and server are of different forests, and the trust between them admits only accounts that were chosen for each computer. This account was not chosen for this server: it lacks the permission “Allowed to authenticate” on the server’s computer object.',
    provedBy: [
      'The server refused an account of another domain with 0xC0000413 (error 1935), and the domain controller that handled it, or every one of the server’s domain, logged no authentication policy.',
    ],
    ruledOutBy: [
      'Account and server are of one domain: then an authentication policy gives this code.',
      'A domain controller logged that an authentication policy refused the account.',
    ],
    prevention: ['P6'],
  },
  references: [
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/cc794747(v=ws.10)',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  lookalikes: [
    {
      id: 'authentication-policy-silo',
      says: 'An authentication policy gives the same code, also inside one domain. Its events 101, 105 or 106 at a domain controller tell, once their channel is on.',
    },
    {
      id: 'network-logon-right-denied',
      says: '0xC000015B: the server itself does not grant the right to log on over the network.',
    },
    {
      id: 'trust-cross-domain',
      says: 'Kerberos does not cross the trust at all: 0x7 and no referral, instead of a refusal of this account.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const code = notAllowedHere(look);
    const differs = otherDomain(look);
    const refused = both(code, differs, askTrust());
    const policy = oneOf(policyRefusedNtlm(look), policyRefusedKerberos(look));
    return {
      necessary: [differs.state === 'absent' ? differs : refused],
      sufficient: [
        [
          refused,
          isPresent(refused)
            ? policyLogSilent(look)
            : unobserved(askBarredChannels('AuthenticationPolicyFailures')),
        ],
      ],
      specific: [refused],
      against: [policy],
      supports: [code, toldNotAllowedHere(look), refusedByKdcPolicy(look)],
    };
  },
  clause: (look) =>
    `the trust does not let ${look.attempt.user?.name ?? 'the account'} authenticate to ${serverName(look)}`,
  stageWords: () => 'Refused: not allowed to authenticate to this server',
  remedies: (look) => [
    {
      level: 1,
      title: `Grant “Allowed to authenticate” on ${serverName(look)} alone`,
      explanation:
        'To a group of the accounts that need this server, on this one computer object. Widening the whole trust is not needed.',
      steps: [
        {
          where: 'on a domain controller of the server’s domain, in PowerShell',
          command: 'Get-ADTrust -Filter * | Format-List Name,Direction,SelectiveAuthentication',
          says: 'True at the trust to the account’s domain: it is selective. False: look for an authentication policy of the server.',
        },
        {
          where: `in Active Directory Users and Computers (Advanced Features on), properties of ${serverName(look)}, Security`,
          command: null,
          says: 'Add the group, and tick Allow for “Allowed to authenticate”.',
        },
        {
          where: 'on the client, as the affected user',
          command: 'klist purge',
          says: null,
        },
      ],
      verify: [`net use ${share(look)}`, 'Event 4624 of type 3 for the account at the server.'],
      rollback: ['Take the entry out of the Security page again.'],
      impact: 'The group may authenticate to this server; what it may open there, the shares still decide.',
    },
  ],
});

/** Shown by two domains that are not of one tree. Absent: account and server are of one domain. */
function otherDomain(look: Look<Needs>): Item {
  const same = sameDomain(look);
  if (isPresent(same)) return same.tie === 'tied' ? absent(...same.proofs) : unobserved(askTrust());
  if (same.state !== 'absent') return unobserved(askTrust());
  const crossing = crossesDomains(look);
  return isPresent(crossing) ? crossing : present('tied', ...same.proofs);
}

/**
 * No authentication policy refused the account: the domain controller of the server's domain that handled the request has
 * the channel on, and it holds nothing; or each of those that a list names. The channel is off by default, so its silence
 * counts only where it has records.
 */
function policyLogSilent(look: Look<Needs>): Item {
  const domain = look.server?.domain ?? null;
  const handled = look
    .hosts()
    .filter(
      (host) =>
        host.roles.has('domain-controller') &&
        domain !== null &&
        host.domain === domain &&
        handledAt(look).has(host.id),
    );
  const asked = handled.length > 0 ? handled : allControllers(look, domain);
  const logs = asked.map((host) =>
    look
      .listening(host, { providers: POLICY_PROVIDERS, ids: null })
      .filter(({ fact }) =>
        fact.channels.some((channel) => /AuthenticationPolicyFailures-DomainController$/i.test(channel)),
      ),
  );
  return logs.every((log) => log.length > 0)
    ? shown(
        'the domain controller’s log of authentication policies covers the time and holds no refusal',
        logs.flat(),
        'tied',
        unobserved(askBarredChannels('AuthenticationPolicyFailures')),
      )
    : unobserved(askBarredChannels('AuthenticationPolicyFailures'));
}

/** Every domain controller of the domain, where a list names them and the case knows each; else none. */
function allControllers(look: Look<Needs>, domain: string | null): readonly Host[] {
  const [list] = look
    .all('domain-controllers')
    .filter(({ fact }) => domain !== null && fact.domain.toLowerCase() === domain);
  const hosts = list?.fact.controllers.map((name) => look.host(name)) ?? [];
  const known = hosts.filter((host) => host !== null);
  return known.length === hosts.length ? known : [];
}

const POLICY_PROVIDERS = ['microsoft-windows-kerberos-key-distribution-center', 'microsoft-windows-ntlm'];

/** Computers that wrote a domain controller's record of this attempt. */
function handledAt(look: Look<Needs>): ReadonlySet<string> {
  const records = [
    ...look.tied('ticket-request'),
    ...look.tied('credential-check'),
    ...look.tied('ntlm-audited', (fact) => fact.gate === 'domain-controller'),
  ];
  return new Set(
    records.filter((one) => one.strength === 'tied').flatMap(({ placed }) => placed.host?.id ?? []),
  );
}
