/**
 * The device is joined to Entra ID and to no domain. Its session gets a TGT of the domain only where the person's account is
 * synchronised and a domain controller can be reached; else what remains is NTLM with an identity that the server may not know.
 *
 * https://learn.microsoft.com/en-us/entra/identity/devices/device-sso-to-on-premises-resources
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { domainsAgree } from '../../correlation/accounts.ts';
import type { Placed } from '../../correlation/placed.ts';
import {
  account,
  dnsSuffix,
  firstLabel,
  hostName,
  spn,
  uncPath,
  type HostName,
} from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askKdcReach } from '../asks.ts';
import { storageAccountOf } from '../azure-files.ts';
import { cause, type RemedyText } from '../cause.ts';
import { domainInCommand, targetInCommand } from '../command-name.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { blockEvidence, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { clientException, clientName, onClient, share, verifyKerberos } from '../steps.ts';
import { domainTgts, ENTRA_KINDS, joinedToEntraOnly, noDomainTgt } from './entra-state.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...ENTRA_KINDS,
  'ntlm-audited',
  'ntlm-reason',
  'saved-credential',
  'dc-located',
  'port-tested',
] as const;
type Needs = (typeof NEEDS)[number];

/** What the session's own identity meets where the server does not know it, or nobody can vouch for it. */
const IDENTITY_CODES: readonly number[] = [86, 1311, 1312, 1326];
/** The same, and what a refused NTLM shows. Error 5 is none: an account that arrived may just have no right. */
const CONTRAST_CODES: readonly number[] = [...IDENTITY_CODES, 50, 1265, 1937];
const NO_SUCH_DOMAIN = 1355;
const KERBEROS_PORT = 88;

export default cause({
  id: 'entra-joined-cloud-only',
  title: 'The device is joined to Entra ID and has no ticket of the domain',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/entra/identity/devices/device-sso-to-on-premises-resources',
    'https://learn.microsoft.com/en-us/entra/identity/devices/troubleshoot-device-dsregcmd',
    'https://learn.microsoft.com/en-us/windows/security/identity-protection/hello-for-business/deploy/hybrid-cloud-kerberos-trust',
  ],
  about: {
    statement:
      'The computer is joined to Entra ID and not to the domain. It gets a Kerberos ticket for a file server only if the person’s account is synchronised with the domain and a domain controller can be reached. Otherwise Windows falls back to NTLM, with an identity that the server may not know.',
    provedBy: [
      'The device is joined to Entra ID alone (dsregcmd /status), it finds no domain controller, and NTLM was refused for this attempt.',
      'The device is joined to Entra ID alone and its session has no TGT of the domain; the share is refused to the session’s own identity and opens with an account that is given explicitly.',
    ],
    ruledOutBy: [
      'The session holds a TGT of the domain and a ticket for the server.',
      'The device is joined to a domain, too (DomainJoined : YES).',
      'The server logged the account on.',
    ],
    prevention: ['P2', 'P6'],
  },
  lookalikes: [
    {
      id: 'no-kdc-line-of-sight',
      says: 'Only where the device or the account belongs to a domain at all; error 1311 does not show that.',
    },
    {
      id: 'kdc-certificate-untrusted',
      says: 'Sign-in by Windows Hello or smart card: a domain controller answered and its certificate was rejected (Security-Kerberos 9).',
    },
    { id: 'client-not-domain-joined', says: 'Joined to nothing: dsregcmd shows AzureAdJoined : NO.' },
    {
      id: 'server-not-kerberos-capable',
      says: 'The server is in no domain either: then nobody gets a ticket for it.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'A saved credential is sent in place of the session’s own identity: cmdkey /list names the server.',
    },
    { id: 'account-state', says: 'The account is locked, disabled or expired: the code says so.' },
    {
      id: null,
      says: 'OnPremTgt : NO alone is also seen on devices where all is well: the TGT comes with the first use.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    // Entra Kerberos vouches for Azure Files: a TGT of the domain is not needed there.
    const isAzure = storageAccountOf(look.attempt.target) !== null;
    const joined = isAzure ? unobserved() : joinedToEntraOnly(look);
    const isJoined = isPresent(joined);
    const contrast = isJoined ? explicitAccountWorks(look) : unobserved();
    const noTgt = isJoined ? noDomainTgt(look) : unobserved();
    return {
      necessary: [joined],
      sufficient: [
        [joined, isJoined ? unreachable(look) : unobserved(), isJoined ? blockEvidence(look) : unobserved()],
        [joined, noTgt, contrast],
      ],
      specific: [identityRefused(look, noTgt), contrast],
      against: [isJoined ? ownTickets(look) : unobserved()],
      supports: isJoined ? [cloudAccount(look), cloudReason(look)] : [],
    };
  },
  hasContrast: (look) =>
    [joinedToEntraOnly(look), noDomainTgt(look), explicitAccountWorks(look)].every(
      (item) => isPresent(item) && item.tie === 'tied' && !item.supportsOnly,
    ),
  clause: (look) =>
    `${clientName(look)} is joined to Entra ID only, and its session has no ticket of the domain`,
  stageWords: () => 'Not possible: the session has no TGT of the domain',
  remedies: (look) => [reachTheDomain(look), giveAccount(look), synchronise(look), clientException(look)],
});

/** No domain controller of the server's domain is found or answers on the Kerberos port; another capture may say the reverse. */
function unreachable(look: Look<Needs>): Item {
  const located = look.on(look.client, 'dc-located', (fact) => fact.domain !== null);
  const tested = look.on(look.client, 'port-tested', (fact) => fact.port === KERBEROS_PORT);
  const isReached = located.some(({ fact }) => fact.code === 0) || tested.some(({ fact }) => fact.open);
  if (isReached) return unobserved(askKdcReach(look));
  const missing = located.filter(({ fact }) => fact.code === NO_SUCH_DOMAIN);
  const closed = tested.filter(({ fact }) => !fact.open);
  return oneOf(
    ofDomain(look, 'the client finds no domain controller (nltest, 1355)', missing, ({ domain }) => domain),
    ofDomain(look, 'port 88 of a domain controller is closed to the client', closed, ({ target }) =>
      domainOf(look, hostName(target)),
    ),
    unobserved(askKdcReach(look)),
  );
}

/** Tied where the name is of the server's or the account's domain; any other name proves nothing about this server. */
function ofDomain<K extends 'dc-located' | 'port-tested'>(
  look: Look<Needs>,
  says: string,
  placed: readonly Placed<K>[],
  domain: (fact: Placed<K>['fact']) => string | null,
): Item {
  const { target, user } = look.attempt;
  const homes = [
    look.server?.domain ?? null,
    target === null ? null : dnsSuffix(target),
    user?.domain ?? null,
  ].filter((home) => home !== null);
  const own = placed.filter(({ fact }) => {
    const name = hostName(domain(fact));
    return name !== null && homes.some((home) => domainsAgree(home, name));
  });
  return own.length > 0 ? shown(says, own) : supporting(shown(says, placed));
}

/** `dc01.corp.example` is of corp.example; the name of the domain itself leads to its domain controllers. */
function domainOf(look: Look<Needs>, name: HostName | null): string | null {
  if (name === null) return null;
  const known = look.host(name)?.domain ?? null;
  const isDomain = [look.server?.domain, dnsSuffix(look.attempt.target ?? name)].includes(name);
  return isDomain ? name : (known ?? dnsSuffix(name));
}

/** A bare command that failed with one of these codes, or asked for a password, and no saved credential for the server. */
function bareFailures(look: Look<Needs>, codes: readonly number[]) {
  if (savedFor(look).length > 0) return [];
  return look.tied(
    'access-tried',
    (fact) =>
      fact.outcome === 'failed' &&
      fact.command !== 'told' &&
      fact.user === null &&
      (fact.code === null || codes.includes(win32Of(fact.code) ?? fact.code)),
  );
}

/** Windows takes an entry for the server, or for a whole domain by a wildcard, before the session's own identity. */
function savedFor(look: Look<Needs>): readonly Placed<'saved-credential'>[] {
  const { target } = look.attempt;
  return look.on(look.client, 'saved-credential', (fact) => {
    if (fact.type === 'generic' || target === null) return false;
    const name = hostName(fact.target);
    if (name === null || name === target || look.server?.names.has(name) === true) return true;
    return name.startsWith('*') && target.endsWith(name.slice(1));
  });
}

function identityRefused(look: Look<Needs>, noTgt: Item): Item {
  const says = 'the session’s own identity was refused';
  const refused = tiedItem(says, bareFailures(look, IDENTITY_CODES));
  if (!isPresent(refused) || !isPresent(noTgt)) return unobserved();
  return atMost(noTgt.tie, { ...refused, proofs: [...refused.proofs, ...noTgt.proofs] });
}

/** The same computer opens the same server with an account that was given. */
function explicitAccountWorks(look: Look<Needs>): Item {
  const refused = bareFailures(look, CONTRAST_CODES);
  const opened = explicitSuccesses(look);
  const strong = refused.filter(({ strength }) => strength === 'tied');
  const used = strong.length > 0 ? strong : refused;
  if (used.length === 0 || opened.length === 0) return unobserved(askExplicitAccount(look));
  return present(
    strong.length > 0 ? 'tied' : 'weak',
    ...proofs(
      'the session’s own identity was refused',
      used.map((one) => one.placed),
      1,
    ),
    ...proofs('the same computer opens the server with an account that is given', opened, 1),
  );
}

function explicitSuccesses(look: Look<Needs>): readonly Placed<'access-tried'>[] {
  const { target } = look.attempt;
  // A server with accounts of its own would have refused the identity of a joined computer as well.
  const isServersOwn = (written: string): boolean => {
    const domain = account(written)?.domain ?? null;
    return domain === '.' || (domain !== null && target !== null && domain === firstLabel(target));
  };
  return look.on(
    look.client,
    'access-tried',
    (fact) =>
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      fact.user !== null &&
      !isServersOwn(fact.user) &&
      target !== null &&
      uncPath(fact.target)?.server === target,
  );
}

/** A TGT of the domain and a ticket for the server, not those that came with the account that was given. */
function ownTickets(look: Look<Needs>): Item {
  const given = explicitSuccesses(look).map(({ fact }) => account(fact.user));
  const isOwn = ({ fact }: Placed<'ticket-held'>): boolean =>
    !given.some((user) => accountsAgree(user, account(fact.client)));
  const tgts = domainTgts(look).filter(isOwn);
  const held = look.tickets().held.filter((placed) => placed.strength === 'tied' && isOwn(placed));
  if (tgts.length === 0 || held.length === 0) return unobserved();
  return present(
    'tied',
    ...proofs('the session holds a TGT of the domain', tgts, 1),
    ...proofs(`and a ticket for ${spn(held[0]?.fact.server) ?? ''}`, held, 1),
  );
}

/** `AzureAD\anna` as the session's account: an account that is not synchronised is written so. */
function cloudAccount(look: Look<Needs>): Item {
  const sessions = look.tied('ntlm-blocked', (fact) => fact.sessionDomain?.toLowerCase() === 'azuread');
  return supporting(tiedItem('the session is one of Entra ID, not of the domain (AzureAD\\…)', sessions));
}

/** 4020 and 4021 of 24H2 and Server 2025 give the reason in words. */
function cloudReason(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      'Windows itself gives the reason: a cloud account',
      look.tied('ntlm-reason', (fact) => /cloud account/i.test(fact.reason ?? '')),
    ),
  );
}

function askExplicitAccount(look: Look<Needs>): Ask {
  return {
    what: 'whether the share opens with an account of the domain that is given explicitly',
    command: `net use ${share(look)} /user:<user>@<dns domain>`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function reachTheDomain(look: Look<Needs>): RemedyText {
  const domain = domainInCommand(look);
  return {
    level: 1,
    title: 'Let the session get a TGT of the domain',
    explanation:
      'No join is needed: Entra Connect tells the device the domain of a synchronised account, and a domain controller in reach does the rest. Sign-in by Windows Hello needs cloud Kerberos trust (or certificate trust) besides.',
    steps: [
      {
        where: onClient(look),
        command: `nltest /dsgetdc:${domain} /force /kdc`,
        says: 'Error 1355: open the VPN, and DNS and port 88 to the domain controllers.',
      },
      { where: onClient(look), command: `klist get cifs/${targetInCommand(look)}`, says: null },
      {
        where: onClient(look),
        command: 'dsregcmd /status',
        says: 'Afterwards: OnPremTgt : YES. Sign out and in again where it stays at NO.',
      },
    ],
    verify: verifyKerberos(look, targetInCommand(look)),
    rollback: ['Close the VPN again; nothing else was changed.'],
  };
}

function giveAccount(look: Look<Needs>): RemedyText {
  return {
    level: 1,
    title: 'Meanwhile: give an account of the domain explicitly',
    explanation: 'As user@dns-domain: that form leads to a KDC where DOMAIN\\user may not.',
    steps: [
      {
        where: onClient(look),
        command: `net use ${share(look)} /user:<user>@<dns domain>`,
        says: 'By the FQDN of the server.',
      },
    ],
    verify: ['klist shows a krbtgt and a cifs ticket; event 4624 at the server says Kerberos.'],
    rollback: [`net use ${share(look)} /delete`],
  };
}

function synchronise(look: Look<Needs>): RemedyText {
  return {
    level: 2,
    title: 'Synchronise the account, or join the device to the domain as well',
    explanation:
      'An account that exists in Entra ID alone is unknown to the domain and to its file servers; no ticket can be had for it.',
    steps: [
      {
        where: 'in the Entra admin center',
        command: null,
        says: 'The user’s property “On-premises sync enabled” must be Yes; else create the account in the domain and synchronise it.',
      },
      {
        where: `for ${clientName(look)}`,
        command: null,
        says: 'Hybrid join, where programs need the computer account of the device.',
      },
    ],
    verify: ['dsregcmd /status in a new session shows OnPremTgt : YES.'],
    rollback: ['Take the account or the device out of the synchronisation again.'],
  };
}
