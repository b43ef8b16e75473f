/**
 * Account and server belong to different domains, and Kerberos does not cross the boundary: an external trust, no
 * routing of the name suffix, a short name that the other forest cannot find. NTLM was needed, and is refused in one of
 * the two domains.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain
 * Channel types 3 and 4 are trusts: MS-NRPC 2.2.1.3.13.
 */
import type { Look } from '../../correlation/look.ts';
import { dnsSuffix, hostName, nameForm } from '../../windows/names.ts';
import { askDcSecurityLog, askTicket, askTrust } from '../asks.ts';
import { cause } from '../cause.ts';
import { domainInCommand, serverInCommand, targetInCommand } from '../command-name.ts';
import { isPresent, oneOf, present, proofs, tiedItem, unobserved, type Item } from '../item.ts';
import { KERBEROS_FAILURE_KINDS, namesTarget } from '../kerberos-failure.ts';
import { blockEvidence, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { crossesDomains, DOMAIN_KINDS, isDirectoryDomain } from '../two-domains.ts';
import { onClient, ROLLBACK_GPO, SECURITY_OPTIONS, share, verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...KERBEROS_FAILURE_KINDS,
  ...DOMAIN_KINDS,
  'ticket-list',
  'ticket-asked',
  'ntlm-audited',
] as const;
type Needs = (typeof NEEDS)[number];

const SERVICE_UNKNOWN = 0x7;

export default cause({
  id: 'trust-cross-domain',
  title: 'Kerberos does not cross the trust to the server’s domain',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
  ],
  lookalikes: [
    'Selective authentication: Kerberos crosses the trust, but the account may not authenticate to this computer (0xC0000413).',
    'The trust has no AES keys: the KDC finds no common encryption type.',
    'A short name: the FQDN may already work.',
    'NetBIOS and DNS name of one domain need not resemble each other.',
  ],
  needs: NEEDS,
  judge(look) {
    const throughTrust = refusedThroughTrust(look);
    const unknown = unknownAtHome(look);
    const crossing = crossesDomains(look);
    // A refused fallback and a missing referral are seen in most cases: they speak of a trust only where one is crossed.
    const refused = isPresent(crossing) ? blockEvidence(look) : unobserved();
    const unreferred = isPresent(crossing) ? noReferral(look) : unobserved(askTicket(look));
    return {
      necessary: [crossing.state === 'absent' ? crossing : oneOf(crossing, throughTrust)],
      sufficient: [
        [throughTrust],
        [crossing, unknown, unreferred, refused],
        [unobserved(askTrust()), refused],
      ],
      specific: [throughTrust, ...(isPresent(crossing) ? [unknown] : [])],
      against: [kerberosCrosses(look)],
    };
  },
  clause: (look) =>
    `Kerberos does not cross the trust between the account’s domain and that of ${look.server?.shown ?? 'the server'}`,
  stageWords: () => 'No ticket across the trust',
  remedies: (look) => [useServerFqdn(look), repairTrust(look), exceptionInResourceDomain(look)],
});

function suffixOfTarget(look: Look<Needs>): string | null {
  const { target } = look.attempt;
  return target === null ? null : dnsSuffix(target);
}

/** 4004–4006 over a trust channel, or for an account of another DNS domain than the domain controller's. */
function refusedThroughTrust(look: Look<Needs>): Item {
  const events = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
  const foreign = events.filter(({ fact, placed }) => {
    if (fact.channelType === 3 || fact.channelType === 4) return true;
    const account = fact.domain?.toLowerCase() ?? '';
    const own = placed.host?.domain ?? '';
    if (!own.includes('.') || account === own) return false;
    return isDirectoryDomain(look, account) || isForeignNetbios(look, account, own, fact.workstation);
  });
  return tiedItem('a domain controller refused NTLM that crosses a trust (4004–4006)', foreign);
}

/**
 * A NetBIOS domain beside the domain controller's own. Its own is known only where the first label of its suffix is in use
 * as an account domain (NetBIOS and DNS name need not resemble each other); a computer's name is no domain.
 */
function isForeignNetbios(
  look: Look<Needs>,
  domain: string,
  suffix: string,
  workstation: string | null,
): boolean {
  const own = suffix.slice(0, suffix.indexOf('.'));
  if (domain === '' || domain === own || domain === 'workgroup' || domain.includes('.')) return false;
  if (domain === workstation?.toLowerCase() || look.host(domain) !== null) return false;
  return [...look.all('logon'), ...look.all('ntlm-audited')].some(
    ({ fact }) => fact.domain?.toLowerCase() === own,
  );
}

/** 4769 with 0x7 for the server's FQDN at a domain controller of another domain than the server's. */
function unknownAtHome(look: Look<Needs>): Item {
  const away = suffixOfTarget(look);
  const answers = look
    .tied(
      'ticket-request',
      (fact) => fact.event === 4769 && fact.status === SERVICE_UNKNOWN && namesTarget(look, fact.service),
    )
    .filter(
      ({ placed }) =>
        away !== null &&
        isDirectoryDomain(look, away) &&
        typeof placed.host?.domain === 'string' &&
        placed.host.domain !== away,
    );
  return tiedItem(
    'the account’s own domain knows no such server (4769, 0x7)',
    answers,
    unobserved(askDcSecurityLog(look)),
  );
}

/** The session's list shows a TGT, and no referral to the server's domain. */
function noReferral(look: Look<Needs>): Item {
  const away = look.server?.domain ?? suffixOfTarget(look);
  const lists = look.tickets().absentIn;
  const referred = look.tgts().some(({ fact }) => away !== null && hostName(fact.server) === away);
  if (away === null || lists.length === 0 || referred) return unobserved(askTicket(look));
  return tiedItem(
    `the session holds no referral ticket krbtgt/${away.toUpperCase()}`,
    lists.map((placed) => ({ placed, strength: placed.strength })),
  );
}

/** Referral and service ticket of the other realm in one session: Kerberos works over the trust. */
function kerberosCrosses(look: Look<Needs>): Item {
  const held = look
    .tickets()
    .held.filter(
      ({ fact, strength }) =>
        strength === 'tied' && fact.serverRealm.toLowerCase() !== fact.clientRealm.toLowerCase(),
    );
  const [ticket] = held;
  const referrals = look
    .tgts()
    .filter(
      ({ fact }) => ticket !== undefined && hostName(fact.server) === hostName(ticket.fact.serverRealm),
    );
  if (ticket === undefined || referrals.length === 0) return unobserved();
  return present(
    'tied',
    ...proofs('the session holds a ticket of the server’s own realm', held, 1),
    ...proofs('it was referred there', referrals, 1),
  );
}

function useServerFqdn(look: Look<Needs>) {
  const { target } = look.attempt;
  const fqdn =
    target !== null && nameForm(target) === 'fqdn'
      ? targetInCommand(look)
      : `${serverInCommand(look)}.${domainInCommand(look)}`.toLowerCase();
  return {
    level: 1 as const,
    title: 'Open the share by the server’s FQDN',
    explanation: 'A short name is looked up in the account’s own forest only.',
    steps: [
      {
        where: onClient(look),
        command: `klist get cifs/${fqdn}`,
        says: `If this succeeds, change ${share(look)} to the FQDN everywhere.`,
      },
    ],
    verify: verifyKerberos(look, fqdn),
    rollback: ['Use the old path again; nothing else was changed.'],
  };
}

function repairTrust(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Let Kerberos cross the trust',
    explanation:
      'A forest trust instead of an external one, routing of the name suffix, AES on the trust, conditional forwarders so that each side resolves the other.',
    steps: [
      {
        where: 'on a domain controller of each domain',
        command: 'nltest /domain_trusts /v',
        says: 'Shows kind and attributes of the trust.',
      },
      {
        where: 'in Active Directory Domains and Trusts',
        command: null,
        says: 'Properties of the trust: Name Suffix Routing, and “The other domain supports Kerberos AES Encryption”.',
      },
    ],
    verify: [
      `klist shows a referral ticket krbtgt/${domainInCommand(look).toUpperCase()} beside cifs/${targetInCommand(look)}.`,
    ],
    rollback: ['Take the suffix out of the routing again; a trust that was replaced must be created anew.'],
    impact: 'A forest trust widens who can authenticate: consider selective authentication.',
  };
}

function exceptionInResourceDomain(look: Look<Needs>) {
  return {
    level: 3 as const,
    title: 'An exception in the server’s domain, with owner and end date',
    explanation:
      'NTLM passes both domains: the server’s domain needs the value 1 or 5 with this exception, and the account’s domain must not be at 3 or 7.',
    steps: [
      {
        where: 'in the Group Policy of the domain controllers of the server’s domain',
        command: serverInCommand(look),
        says: 'Network security: Restrict NTLM: Add server exceptions in this domain',
      },
    ],
    policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Add server exceptions in this domain`,
    verify: ['Events 4004–4006 stop for this server only, in both domains.'],
    rollback: ROLLBACK_GPO,
    impact: 'This server may pass NTLM of all accounts, also those of the other domain.',
  };
}
