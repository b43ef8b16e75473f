/**
 * The account belongs to the file server itself (`FS01\bob`), not to a domain. No KDC knows it, so only NTLM can carry it.
 *
 * 4776 is written where the account lives: on a member server it is about an account of that server.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4776
 */
import type { Look } from '../../correlation/look.ts';
import type { Tied } from '../../correlation/attempts.ts';
import type { FactKind } from '../../facts/facts.ts';
import { account, hostName } from '../../windows/names.ts';
import { askClientNtlmLog, askServerNtlmLog, askServerSecurityLog } from '../asks.ts';
import { cause, type RemedyText, type Rulings } from '../cause.ts';
import {
  absent,
  atMost,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { clientBlock, mayBeRefusal, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import {
  clientException,
  onClient,
  ROLLBACK_GPO,
  SECURITY_OPTIONS,
  serverName,
  share,
  verifyKerberos,
} from '../steps.ts';
import { accountShown } from '../wrong-password.ts';
import { DOMAIN_KINDS, isKnownDomain, isServersName, mayBeServersName } from './server-account.ts';

const NEEDS = [...REFUSAL_KINDS, ...DOMAIN_KINDS, 'ntlm-audited', 'credential-check'] as const;
type Needs = (typeof NEEDS)[number];

/** Gates that refuse an account of the server: a domain controller is never asked for one. */
const GATES = ['outgoing-ntlm-deny-all', 'smb-client-block-ntlm', 'incoming-ntlm-deny'] as const;

export default cause({
  id: 'local-account-used',
  title: 'A local account of the server is used',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4776',
    'https://learn.microsoft.com/en-us/windows-server/security/kerberos/kerberos-authentication-overview',
  ],
  about: {
    statement:
      'The share is opened with an account that exists only on the file server. Kerberos knows the accounts of the domain and no others, so this one needs NTLM, and NTLM is restricted.',
    provedBy: [
      'The server logs the account as one of its own (event 4776 there, or 4625 with the server’s name as the domain) and refuses incoming NTLM in the same seconds (event 4002).',
      'The account offered bears the server’s own name as its domain (event 4001 or 4015, or the net use command), and a gate that refuses NTLM on this way is confirmed.',
    ],
    ruledOutBy: [
      'The account is one of a domain: a KDC issued a ticket for it.',
      'The server logged the account on, or examined its password: then NTLM was let through.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'client-not-domain-joined',
      says: 'The session on the client is a local one, and no other account is given: that is the client’s join state, not an account of the server.',
    },
    {
      id: 'local-admin-token-or-forceguest',
      says: 'The local account logs on (event 4624) and only C$ or ADMIN$ is refused: remote UAC filters its token.',
    },
    {
      id: 'network-logon-right-denied',
      says: 'The server answers 0xC000015B: local accounts may not log on over the network there.',
    },
    {
      id: 'wrong-saved-credential',
      says: '0xC000006A: the server looked at the password and found it wrong, so NTLM reached it.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'Never with an account of the server itself: it passes no domain controller.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const atClient = offeredAtClient(look);
    const atServer = seenAtServer(look);
    const given = oneOf(atClient, atServer);
    // A refusal for an account that bears another domain is no sign of a local one.
    const isOpen = isPresent(given) || (look.attempt.user?.domain ?? null) === null;
    const refused = refusedAtServer(look, rulings);
    return {
      necessary: [isPresent(given) ? given : ofDomain(look)],
      sufficient: [
        [atServer, isOpen ? refused : unobserved()],
        [atClient, isOpen ? gateOf(look, rulings) : unobserved()],
      ],
      specific: [mayBeRefusal(look) ? given : unobserved()],
      // A ticket that the session holds makes its realm a known domain, so the account is no longer the server's.
      against: [ticketIssued(look)],
      supports: [
        supporting(given),
        likeTheTarget(look),
        toldAccount(look),
        clientsOwnAccount(look),
        sessionRefused(look),
      ],
    };
  },
  clause: (look) =>
    `${accountShown(look)} is an account of ${serverName(look)} itself, which Kerberos does not know`,
  stageWords: () => 'Not possible: the account is a local one of the server',
  remedies: (look) => [
    useDomainAccount(look),
    clientException(look),
    ...(isPresent(seenAtServer(look)) ? [allowLocalAccounts(look)] : []),
  ],
});

/** The account as the client offered it: supplied in a block or audit event, or typed. */
function offeredAtClient(look: Look<Needs>): Item {
  const says = 'the account that was offered is one of the server itself';
  const events = [
    ...look.tied('ntlm-blocked', (fact) => isOfClient(fact.gate) && fact.user !== null),
    ...look.tied('ntlm-audited', (fact) => isOfClient(fact.gate) && fact.user !== null),
  ];
  const typed = look.tied(
    'access-tried',
    (fact) => fact.outcome === 'failed' && fact.command !== 'told' && fact.user !== null,
  );
  const own = oneOf(
    tiedItem(says, ownAccounts(look, events)),
    tiedItem('the account that was typed is one of the server itself', ownAccounts(look, typed)),
  );
  // `.\anna` agrees with CORP\anna: where the refusal names the domain account, it was of another try.
  const other = look.tied('ntlm-blocked', (fact) => {
    const domain = isOfClient(fact.gate) ? (fact.user === null ? fact.sessionDomain : fact.domain) : null;
    return domain !== null && isServersName(look, domain.toLowerCase()) === null;
  });
  return other.length > 0 ? atMost('weak', own) : own;
}

/** 4625 with the server's name as domain, or a 4776 on a member server, which knows no accounts but its own. */
function seenAtServer(look: Look<Needs>): Item {
  const refused = look.tied('logon-failed', (fact) => fact.logonType === 3);
  const checked = look
    // A validated password was let through: no refusal of NTLM.
    .tied('credential-check', (fact) => fact.status !== 0)
    .filter(({ placed: { host } }) => {
      const isMember = host?.roles.has('server') === true && !host.roles.has('domain-controller');
      return isMember && host.id === look.server?.id;
    });
  return oneOf(
    tiedItem('the server logged the account as one of its own (event 4776)', checked),
    tiedItem(
      'the server’s record names the account as one of its own (event 4625)',
      ownAccounts(look, refused),
    ),
    unobserved(askServerSecurityLog(look)),
  );
}

/** Records whose account bears the server's name, each no surer than that name is. */
function ownAccounts<K extends FactKind>(
  look: Look<Needs>,
  records: readonly (Tied<K> & {
    readonly fact: { readonly user: string | null; readonly domain?: string | null };
  })[],
): readonly Tied<K>[] {
  return records.flatMap((one) => {
    const domain = account(one.fact.user, one.fact.domain)?.domain ?? null;
    const strength = isServersName(look, domain);
    if (strength === null) return [];
    return [strength === 'weak' ? { ...one, strength } : one];
  });
}

/** Every record that names the account's domain names one that computers or tickets of the case belong to. */
function ofDomain(look: Look<Needs>): Item {
  const named = [
    ...look.tied('ntlm-blocked', (fact) => isOfClient(fact.gate) && isDomainsAccount(look, fact)),
    ...look.tied('logon-failed', (fact) => isDomainsAccount(look, fact)),
    ...look.tied('access-tried', (fact) => fact.command !== 'told' && isDomainsAccount(look, fact)),
  ].filter((one) => one.strength === 'tied');
  const [first] = named;
  return first === undefined
    ? unobserved()
    : absent(...proofs('the account is one of a domain, not of the server', [first.placed]));
}

function isDomainsAccount(
  look: Look<Needs>,
  fact: { readonly user: string | null; readonly domain?: string | null },
): boolean {
  const domain = hostName(account(fact.user, fact.domain)?.domain);
  return domain !== null && isKnownDomain(look, domain);
}

/** 4002 names nobody: whose refusal it was, the ruling on that gate has worked out. A client's own block excludes it. */
function refusedAtServer(look: Look<Needs>, rulings: Rulings): Item {
  if (isPresent(clientBlock(look))) return unobserved();
  const refused = tiedItem(
    'the server refused incoming NTLM (event 4002) in the same seconds',
    look.tied('ntlm-blocked', (fact) => fact.event === 4002),
    unobserved(askServerNtlmLog(look)),
  );
  return rulings.of('incoming-ntlm-deny')?.level === 'confirmed' ? refused : atMost('weak', refused);
}

/** The client's block event, or the ruling on a gate that refuses such an account. */
function gateOf(look: Look<Needs>, rulings: Rulings): Item {
  const ruled = GATES.map((id) => {
    const ruling = rulings.of(id);
    if (ruling?.level !== 'confirmed' && ruling?.level !== 'likely') return unobserved();
    return present(ruling.level === 'confirmed' ? 'tied' : 'weak', ...ruling.because.slice(0, 2));
  });
  return oneOf(clientBlock(look), ...ruled, unobserved(askClientNtlmLog(look)));
}

/** A KDC knows the account: then its domain part is a domain after all. For `.\anna` it may be another anna. */
function ticketIssued(look: Look<Needs>): Item {
  if (look.attempt.user?.domain === '.') return unobserved();
  return tiedItem(
    'a KDC issued a ticket for this account',
    look.tied('ticket-request', (fact) => fact.status === 0),
  );
}

/** `CORP\anna` at `\\corp.example`: a server of two labels, or a namespace of the domain. */
function likeTheTarget(look: Look<Needs>): Item {
  return mayBeServersName(look, look.attempt.user?.domain ?? null)
    ? supporting(
        shown(
          'the account bears the first label of the name as typed',
          look.attempt.witnesses.map(({ placed }) => placed).slice(0, 1),
        ),
      )
    : unobserved();
}

function toldAccount(look: Look<Needs>): Item {
  const told = look.tied('access-tried', (fact) => fact.command === 'told' && fact.user !== null);
  return supporting(tiedItem('told: the account is one of the server itself', ownAccounts(look, told)));
}

/** The client's own name as domain: a local session, or an account that both computers have under one name and password. */
function clientsOwnAccount(look: Look<Needs>): Item {
  const { client, server } = look;
  const domain = hostName(look.attempt.user?.domain);
  const isOwn = domain !== null && client !== null && client.id !== server?.id && client.names.has(domain);
  return isOwn
    ? supporting(
        shown(
          'the account is one of the client itself',
          look.attempt.witnesses.map(({ placed }) => placed).slice(0, 1),
        ),
      )
    : unobserved();
}

/** 551 prints the account as the client sent it. */
function sessionRefused(look: Look<Needs>): Item {
  const refused = look.tied('smb-session-refused', (fact) => fact.user !== null);
  return supporting(
    tiedItem(
      'the server refused a session of one of its own accounts (event 551)',
      ownAccounts(look, refused),
    ),
  );
}

function isOfClient(gate: string): boolean {
  return gate === 'client-policy' || gate === 'smb-client';
}

function useDomainAccount(look: Look<Needs>): RemedyText {
  return {
    level: 1,
    title: 'Use an account of the domain',
    explanation:
      'Kerberos needs an account that the KDC knows. For a service or a task a group managed service account does it without any password to keep.',
    steps: [
      {
        where: `on ${serverName(look)}`,
        command: null,
        says: 'Give a domain account the same rights on the share and on the folder.',
      },
      {
        where: onClient(look),
        command: `net use ${share(look)} /user:<user>@<dns domain>`,
        says: 'By the FQDN of the server. Change saved credentials, scheduled tasks and devices that hold the local account.',
      },
    ],
    verify: verifyKerberos(look),
    rollback: [`net use ${share(look)} /delete`, 'Map the share with the local account again.'],
    impact: 'None; it takes the local account off the network.',
  };
}

function allowLocalAccounts(look: Look<Needs>): RemedyText {
  return {
    level: 4,
    title: 'Only where the server must keep local accounts: deny domain accounts only',
    explanation:
      'Deny all domain accounts (1) in place of Deny all accounts (2) lets local accounts in. “NTLM authentication in this domain” never concerns them.',
    steps: [
      {
        where: `in the Group Policy of ${serverName(look)}`,
        command: null,
        says: 'Network security: Restrict NTLM: Incoming NTLM traffic → Deny all domain accounts',
      },
    ],
    policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Incoming NTLM traffic`,
    verify: ['Event 4624 with NTLM V2 for the local account; domain accounts are still refused.'],
    rollback: ROLLBACK_GPO,
    impact:
      'One password on several computers opens them all to whoever has its hash: give each its own with Windows LAPS.',
  };
}
