/**
 * The client is in a workgroup, so its session has no domain TGT; access worked by NTLM only.
 *
 * Without a join the NetBIOS domain name of a typed account leads to no KDC, the UPN does where a KDC can be reached.
 */
import { account, dnsSuffix, hostName, spn, uncPath } from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { askJoinState } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  atMost,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  supporting,
  unobserved,
  type Item,
  type Proof,
} from '../item.ts';
import { blockEvidence, refusalSign, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { clientException, clientName, share } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  'join-state',
  'ntlm-audited',
  'ticket-held',
  'logon',
  'told-contrast',
  'cloud-sign-in',
  'secure-channel-checked',
] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'client-not-domain-joined',
  title: 'The client is not joined to the domain',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/security/kerberos/kerberos-authentication-overview',
    'https://learn.microsoft.com/en-us/azure/storage/files/storage-files-identity-ad-ds-mount-file-share',
  ],
  about: {
    statement:
      'The client is in a workgroup, so nobody who sits there has a ticket of the domain to offer. Every access from it went by NTLM, also with the right domain account and password; where NTLM is restricted, the share is denied.',
    provedBy: [
      'The computer itself says that it is in a workgroup (dsregcmd, systeminfo, its own records), and NTLM was refused for the access.',
      'The same account gets in by Kerberos from a joined computer, and NTLM was refused from this one.',
      'The computer is in a workgroup; DOMAIN\\user is refused, and user@dns-domain opens the same server with a ticket.',
    ],
    ruledOutBy: [
      'The computer says that it is joined, or its secure channel to the domain works.',
      'Its session holds a TGT of the domain, or a server logged an account on from it by Kerberos.',
      'The server logged the account on, or examined its password.',
    ],
    prevention: ['P2', 'P6'],
  },
  lookalikes: [
    {
      id: 'local-account-used',
      says: 'A local session on a joined PC also prints the PC’s name as the domain: that is a local account, not a workgroup.',
    },
    {
      id: 'no-kdc-line-of-sight',
      says: 'A joined PC without contact to a domain controller looks the same from outside.',
    },
    {
      id: 'entra-joined-cloud-only',
      says: 'A device that is joined to Entra ID also prints WORKGROUP; dsregcmd tells, and it can get tickets of the domain.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'A mistyped password at the prompt fails in the same way, whatever the form of the account.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const workgroup = workgroupProof(look);
    const refused = blockEvidence(look);
    const elsewhere = worksFromDomainPc(look);
    const asUpn = worksAsUpn(look);
    const told = toldContrast(look);
    const contrast = oneOf(elsewhere, refused.state === 'present' ? told : unobserved());
    return {
      necessary: [oneOf(workgroup, contrast)],
      sufficient: [
        [workgroup, refused],
        [elsewhere, refused],
        [workgroup, asUpn.withTicket],
      ],
      specific: [
        // Beside the contrast only a refusal of this very access counts, as in its set.
        elsewhere.state === 'present' ? unobserved() : refusalSign(look),
        asUpn.opened,
      ],
      against: [
        // A ticket got with the UPN is the contrast itself, not the session's own.
        asUpn.withTicket.state === 'present' ? unobserved() : domainTgt(look),
        asUpn.withTicket.state === 'present' ? unobserved() : kerberosFromHere(look),
        joined(look),
      ],
      supports: [pcAsDomain(look), supporting(told)],
    };
  },
  hasContrast: (look) => worksAsUpn(look).withTicket.state === 'present',
  clause: (look) => `${clientName(look)} is not joined to the domain and has no Kerberos ticket to offer`,
  stageWords: () => 'Not possible: the client is not joined to a domain',
  remedies: (look) => [
    {
      level: 1,
      title: 'Give the account as a UPN, where a domain controller can be reached',
      explanation:
        'From a computer that is not joined, DOMAIN\\user finds no KDC; user@dns-domain does, if port 88 to a domain controller is open.',
      steps: [
        {
          where: `on ${clientName(look)}`,
          command: `net use ${share(look)} /user:<user>@<dns domain>`,
          says: 'Use the FQDN of the server in the path.',
        },
      ],
      verify: ['klist shows a krbtgt and a cifs ticket; event 4624 at the server says Kerberos.'],
      rollback: [`net use ${share(look)} /delete`],
    },
    {
      level: 2,
      title: 'Join the computer to the domain, or go through a joined one',
      explanation:
        'A joined computer gets its ticket at sign-in; a jump host or a terminal server spares the join.',
      steps: [
        {
          where: `on ${clientName(look)}`,
          command: 'Add-Computer -DomainName <dns domain> -Restart',
          says: null,
        },
      ],
      verify: ['klist shows krbtgt/<DOMAIN> after sign-in with a domain account.'],
      rollback: ['Remove-Computer -WorkgroupName WORKGROUP -Restart'],
    },
    clientException(look),
  ],
});

/** The computer's own word: a join-state capture, or its records without DNS suffix whose session domain is WORKGROUP. */
function workgroupProof(look: Look<Needs>): Item {
  if (isEntraJoined(look)) return unobserved();
  const stated = look.on(look.client, 'join-state', (fact) => fact.state === 'workgroup');
  if (stated.length > 0) return shown('the client says that it is in a workgroup', stated);
  const events = [
    ...look.on(look.client, 'ntlm-blocked', isWorkgroupSession),
    ...look.on(look.client, 'ntlm-audited', isWorkgroupSession),
  ].filter((placed) => isBare(placed.fact.computer));
  if (events.length > 0) {
    return present(
      'tied',
      ...proofs('its own records name it without a DNS suffix, in WORKGROUP', events, 2),
    );
  }
  // Printed without AzureAdJoined this leaves open whether it is a workgroup or Entra ID.
  const inNone = look.on(look.client, 'cloud-sign-in', (fact) => fact.domainJoined === false);
  return shown('the client is in no domain', inNone, 'assumed', unobserved(askJoinState(look)));
}

/** Such a device bears no domain and prints WORKGROUP, and may get tickets of the domain all the same. */
function isEntraJoined(look: Look<Needs>): boolean {
  return (
    look.on(look.client, 'join-state', (fact) => fact.state === 'entra').length > 0 ||
    look.on(look.client, 'cloud-sign-in', (fact) => fact.entraJoined === true).length > 0
  );
}

function isWorkgroupSession(fact: { readonly gate: string; readonly sessionDomain: string | null }): boolean {
  return (
    (fact.gate === 'client-policy' || fact.gate === 'smb-client') &&
    fact.sessionDomain?.toUpperCase() === 'WORKGROUP'
  );
}

/** The Computer field of the record has no DNS suffix. */
function isBare(computer: string | null): boolean {
  const name = hostName(computer);
  return name !== null && dnsSuffix(name) === null;
}

/**
 * The same account gets in by Kerberos from a computer of a domain. Unless this client's own records bear no DNS suffix,
 * the contrast alone leaves open whether it is a joined computer that fails for another reason.
 */
function worksFromDomainPc(look: Look<Needs>): Item {
  const { user } = look.attempt;
  if (user === null || look.server === null || isEntraJoined(look)) return unobserved();
  const works = look
    .ofAccount(
      'logon',
      (fact) => fact.package === 'kerberos' && accountsAgree(account(fact.user, fact.domain), user),
    )
    .filter((placed) => {
      if (placed.host?.id !== look.server?.id) return false;
      const from = look.host(placed.fact.workstation) ?? look.host(placed.fact.address);
      return from !== null && from.id !== look.client?.id && from.domain !== null;
    });
  const own = [...look.on(look.client, 'ntlm-blocked'), ...look.on(look.client, 'ntlm-audited')];
  const isNamedBare = own.length > 0 && own.every((placed) => isBare(placed.fact.computer));
  return atMost(
    isNamedBare ? 'tied' : 'weak',
    shown('the same account gets in by Kerberos from a joined computer', works),
  );
}

/**
 * `CORP\anna` fails and `anna@corp.example` opens the same server from the same computer: without a join the NetBIOS
 * name of the domain leads to no KDC, the UPN does. A ticket for the name leaves no other reason.
 */
function worksAsUpn(look: Look<Needs>): { readonly withTicket: Item; readonly opened: Item } {
  const { attempt, client } = look;
  const refused = attempt.witnesses.flatMap(({ placed, fact }) => {
    if (fact.kind !== 'access-tried' || fact.command === 'told') return [];
    const code = win32Of(fact.code ?? 0) ?? 0;
    return /^[^\\.@]+\\/.test(fact.user ?? '') && [86, 1326, 1311].includes(code) ? [placed] : [];
  });
  const user = attempt.user;
  if (refused.length === 0 || client === null || user === null) {
    return { withTicket: unobserved(), opened: unobserved() };
  }
  const opened = look.all('access-tried').filter((placed) => {
    const { fact } = placed;
    if (fact.outcome !== 'succeeded' || fact.command === 'told' || placed.host?.id !== client.id)
      return false;
    const server = uncPath(fact.target)?.server ?? null;
    const same = server !== null && (server === attempt.target || look.host(server)?.id === look.server?.id);
    return same && fact.user?.includes('@') === true && account(fact.user)?.name === user.name;
  });
  const says = [
    ...proofs('the account in the form DOMAIN\\user is refused', refused, 1),
    ...proofs('the same account as user@domain opens the server', opened, 1),
  ];
  const names = opened.map((placed) => uncPath(placed.fact.target)?.server);
  const tickets = look
    .all('ticket-held')
    .filter(
      (placed) =>
        placed.host?.id === client.id &&
        account(placed.fact.client)?.name === user.name &&
        names.some((name) => placed.fact.server === spn(`cifs/${name}`)),
    );
  const item = opened.length === 0 ? unobserved() : present('tied', ...says);
  return {
    opened: item,
    withTicket:
      opened.length === 0 || tickets.length === 0
        ? unobserved()
        : present('tied', ...says, ...proofs('and the computer holds a ticket for it', tickets, 1)),
  };
}

/** Of the domain: Entra ID issues tickets of a realm of its own. */
function domainTgt(look: Look<Needs>): Item {
  const tgts = look
    .tgts()
    .filter(
      (ticket) =>
        look.client !== null &&
        ticket.host?.id === look.client.id &&
        !ticket.fact.server.endsWith('/kerberos.microsoftonline.com'),
    );
  return shown('a session of this client holds a domain TGT', tgts);
}

/** 4624 at any server and time: a computer from which somebody gets in by Kerberos can do Kerberos. */
function kerberosFromHere(look: Look<Needs>): Item {
  const byClient = look.once('Kerberos logons by client', () => {
    const clients = new Map<string, Placed<'logon'>[]>();
    for (const placed of look.all('logon')) {
      const { fact } = placed;
      const from =
        fact.package === 'kerberos' ? (look.host(fact.workstation) ?? look.host(fact.address)) : null;
      if (from === null) continue;
      const known = clients.get(from.id);
      if (known === undefined) clients.set(from.id, [placed]);
      else known.push(placed);
    }
    return clients;
  });
  const logons = byClient.get(look.client?.id ?? '') ?? [];
  return shown('a server logged an account on by Kerberos from this client', logons);
}

function joined(look: Look<Needs>): Item {
  const states = look.on(look.client, 'join-state', (fact) => fact.state === 'domain');
  if (isForeign(look, states)) return unobserved();
  const stated: Proof[] = [
    ...states.map((placed) => proof('the client is joined to a domain', placed)),
    ...look
      .on(look.client, 'secure-channel-checked', (fact) => fact.ok)
      .map((placed) => proof('the client has a secure channel to its domain', placed)),
  ];
  // A joined computer prints the DNS suffix of its domain. A workgroup may set one too, so what the computer says of its
  // join outranks it.
  const says = look.on(look.client, 'join-state', (fact) => fact.state === 'workgroup');
  const suffixed = [...look.on(look.client, 'ntlm-blocked'), ...look.on(look.client, 'ntlm-audited')].filter(
    (placed) =>
      says.length === 0 &&
      placed.fact.computer !== null &&
      !isBare(placed.fact.computer) &&
      placed.fact.sessionDomain?.toUpperCase() !== 'WORKGROUP',
  );
  const shownBy = [
    ...stated,
    ...proofs('its own records name it with the DNS suffix of a domain', suffixed, 1),
  ];
  return shownBy.length === 0 ? unobserved() : present('tied', ...shownBy);
}

/** Joined to a domain outside the server's tree: whether that one is trusted no file says. */
function isForeign(look: Look<Needs>, states: readonly Placed<'join-state'>[]): boolean {
  const server = look.server?.domain ?? null;
  const own = [
    look.client?.domain ?? null,
    ...states.map((placed) => placed.fact.domain?.toLowerCase() ?? null),
  ];
  const known = own.filter((domain) => domain !== null).filter((domain) => domain.includes('.'));
  const isRelated = (domain: string): boolean =>
    server !== null && (domain === server || domain.endsWith(`.${server}`) || server.endsWith(`.${domain}`));
  return server !== null && known.length > 0 && !known.some(isRelated);
}

/** The PC's own name as domain fits a workgroup and a local session alike. */
function pcAsDomain(look: Look<Needs>): Item {
  const client = look.client;
  if (client === null) return unobserved();
  const own = look.on(client, 'ntlm-blocked', (fact) => {
    const domain = hostName(fact.sessionDomain);
    return domain !== null && client.names.has(domain);
  });
  return supporting(shown('the session is one of the computer itself, not of a domain', own));
}

/** What the person says completes a contrast for "likely" and proves nothing: it ties as an assumption does. */
function toldContrast(look: Look<Needs>): Item {
  return shown(
    'told: it works from computers that are joined to the domain',
    look.all('told-contrast').filter((placed) => placed.fact.value),
    'assumed',
  );
}
