/**
 * Account and server belong to different domains, and Kerberos does not cross the boundary: an external trust, no
 * routing of the name suffix, a short name that the other forest cannot find. NTLM was needed, and is refused in one of
 * the two domains.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-ntlm-authentication-in-this-domain
 * Channel types 3 and 4 are trusts: MS-NRPC 2.2.1.3.13.
 */
import { domainsAgree } from '../../correlation/accounts.ts';
import type { Look } from '../../correlation/look.ts';
import { dnsSuffix, hostName, isAddress, nameForm } from '../../windows/names.ts';
import { askDcSecurityLog, askTicket, askTrust } from '../asks.ts';
import { cause, type Rulings } from '../cause.ts';
import { domainInCommand, serverInCommand, targetInCommand } from '../command-name.ts';
import { isPresent, oneOf, present, proofs, tiedItem, unobserved, type Item } from '../item.ts';
import { KERBEROS_FAILURE_KINDS, namesTarget } from '../kerberos-failure.ts';
import { blockEvidence, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { onClient, ROLLBACK_GPO, SECURITY_OPTIONS, share, verifyKerberos } from '../steps.ts';
import { isAtLeast, type Findings, type Level } from '../verdict.ts';
import {
  crossesDomains,
  DOMAIN_KINDS,
  homeDomain,
  isDirectoryDomain,
  isOneForest,
  isUpn,
} from '../two-domains.ts';
import { FOREIGN_KINDS, foreignTo } from './foreign-domain.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...KERBEROS_FAILURE_KINDS,
  ...FOREIGN_KINDS,
  ...DOMAIN_KINDS,
  'ticket-list',
  'ticket-asked',
] as const;
type Needs = (typeof NEEDS)[number];
type Cap = NonNullable<Findings['cap']> | null;

const SERVICE_UNKNOWN = 0x7;
/** Why Kerberos was not used: what any of these explains needs no trust. */
const OTHER_ROOTS: readonly string[] = [
  'client-not-domain-joined',
  'server-not-kerberos-capable',
  'missing-spn',
  'duplicate-spn',
  'machine-password-out-of-sync',
  'etype-rc4-aes-mismatch',
  'clock-skew',
  'no-kdc-line-of-sight',
  'dns-wrong-or-stale',
];
/** The same, where a likelihood is enough: for an address or a local account Windows asks no KDC of any domain. */
const NAME_ROOTS: readonly string[] = [
  'ip-address-access',
  'alias-cname-no-spn',
  'loopback-own-alias',
  'local-account-used',
];

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
  about: {
    statement:
      'The account is of one domain, the server of another, and Kerberos does not cross the boundary: an external trust that knows NTLM only, a name suffix that is not routed, a short name that the other forest cannot find, a trust without AES or with a broken password. So NTLM was needed, and it is refused in one of the two domains.',
    provedBy: [
      'A domain controller refused the NTLM of this access (4004, 4005, 4006), and the account is of another domain than the domain controller, or the request came over a trust channel.',
      'Account and server are of two domains, the account’s own domain answers that it knows no such server (4769, 0x7), the session holds no referral to the other domain, and NTLM was refused.',
    ],
    ruledOutBy: [
      'Account and server are of one domain.',
      'The session holds a referral and a ticket of the server’s own realm: Kerberos crosses.',
    ],
    prevention: ['P2', 'P6'],
  },
  lookalikes: [
    {
      id: 'selective-authentication',
      says: 'Kerberos crosses the trust, but the account may not authenticate to this computer: 0xC0000413, error 1935.',
    },
    {
      id: 'etype-rc4-aes-mismatch',
      says: 'The trust has no AES keys: the KDC finds no common encryption type (0xE) and gives no referral.',
    },
    {
      id: 'alias-cname-no-spn',
      says: 'A name of another DNS zone is no other domain: an alias fails within one domain in the same way.',
    },
    {
      id: 'missing-spn',
      says: 'The search went to the right domain and found no SPN there: 0x7 from a domain controller of the server’s own domain.',
    },
    {
      id: 'local-account-used',
      says: 'The domain in front of the account is a computer’s or a workgroup’s name.',
    },
    {
      id: null,
      says: 'NetBIOS and DNS name of one domain need not resemble each other: CONTOSO may be the domain corp.example.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const throughTrust = refusedThroughTrust(look);
    const unknown = unknownAtHome(look);
    const crossing = accountsOfTwo(look);
    // A refused fallback and a missing referral are seen in most cases: they speak of a trust only where one is crossed.
    const isCrossed = isPresent(crossing);
    const refused = isCrossed ? blockEvidence(look) : unobserved();
    const unreferred = isCrossed ? noReferral(look) : unobserved(askTicket(look));
    return {
      necessary: [crossing.state === 'absent' ? crossing : oneOf(crossing, throughTrust)],
      sufficient: [[throughTrust], [crossing, unknown, unreferred, refused]],
      specific: isCrossed ? [unknown, unreferred, refused] : [unobserved(), unobserved(), unobserved()],
      against: [
        kerberosCrosses(look),
        crossing.state === 'absent' && isPresent(throughTrust)
          ? present('tied', ...crossing.proofs)
          : unobserved(),
      ],
      cap: otherReason(look, rulings),
    };
  },
  clause: (look) =>
    `Kerberos does not cross the trust between the account’s domain and that of ${look.server?.shown ?? 'the server'}`,
  stageWords: () => 'No ticket across the trust',
  remedies: (look) => [useServerFqdn(look), repairTrust(look), exceptionInResourceDomain(look)],
});

/**
 * What says why Kerberos was not used leaves nothing for the trust to explain. Within one tree Kerberos crosses by itself, and
 * where accounts of that domain come in by Kerberos, the boundary is not at fault, or only for this name.
 */
function otherReason(look: Look<Needs>, rulings: Rulings): Cap {
  const level = (id: string): Level => rulings.of(id)?.level ?? 'not-examined';
  const { target } = look.attempt;
  const isExplained =
    (target !== null && isAddress(target)) ||
    OTHER_ROOTS.some((id) => level(id) === 'confirmed') ||
    NAME_ROOTS.some((id) => isAtLeast(level(id), 'likely'));
  if (isExplained)
    return { at: 'possible', why: 'another reason why Kerberos was not used is shown, which needs no trust' };
  if (isOneTree(look)) {
    return { at: 'possible', why: 'the two domains are of one tree, where Kerberos crosses by itself' };
  }
  return othersCross(look)
    ? { at: 'likely', why: 'other accounts of this domain come in at this server by Kerberos' }
    : null;
}

function isOneTree(look: Look<Needs>): boolean {
  const home = homeDomain(look);
  const away = look.server?.domain ?? null;
  return (
    home !== null && away !== null && home.includes('.') && home !== away && isOneForest(look, home, away)
  );
}

function othersCross(look: Look<Needs>): boolean {
  const home = look.attempt.user?.domain ?? null;
  return home !== null && kerberosDomains(look).some((domain) => domainsAgree(domain, home));
}

/** The domains whose accounts the server logged on by Kerberos, lower case. */
function kerberosDomains(look: Look<Needs>): readonly string[] {
  return look.once(`domains seen by Kerberos at ${look.server?.id ?? ''}`, () => [
    ...new Set(
      look
        .on(look.server, 'logon', (fact) => fact.package === 'kerberos')
        .flatMap(({ fact }) => fact.domain?.toLowerCase() ?? []),
    ),
  ]);
}

/** Two directory domains that differ, and not only by the suffix of a user name: a forest may give it to all its domains. */
function accountsOfTwo(look: Look<Needs>): Item {
  return isUpn(look) ? unobserved(askTrust()) : crossesDomains(look);
}

function suffixOfTarget(look: Look<Needs>): string | null {
  const { target } = look.attempt;
  return target === null ? null : dnsSuffix(target);
}

/** 4004–4006 over a trust channel, or for an account of another domain than the domain controller's. */
function refusedThroughTrust(look: Look<Needs>): Item {
  const says = 'a domain controller refused NTLM that crosses a trust (4004–4006)';
  const events = look.tied('ntlm-blocked', (fact) => fact.event >= 4004 && fact.event <= 4006);
  const foreign = events.flatMap((one) => {
    const { fact, placed } = one;
    if (fact.channelType === 3 || fact.channelType === 4) return [one];
    const tie = foreignTo(look, placed.host?.domain ?? '', fact.domain, fact.workstation);
    return tie === null ? [] : [tie === 'weak' ? { ...one, strength: 'weak' as const } : one];
  });
  return tiedItem(says, foreign);
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
        placed.host.domain !== away &&
        domainsAgree(placed.host.domain, homeDomain(look)),
    );
  return tiedItem(
    'the account’s own domain knows no such server (4769, 0x7)',
    answers,
    unobserved(askDcSecurityLog(look)),
  );
}

/** The session's list shows a TGT of its own realm, and no referral: not to the server's domain, and not on the way there. */
function noReferral(look: Look<Needs>): Item {
  const away = look.server?.domain ?? suffixOfTarget(look);
  const lists = look.tickets().absentIn;
  const referred = look.tgts().some(({ fact }) => hostName(fact.server) !== hostName(fact.clientRealm));
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
