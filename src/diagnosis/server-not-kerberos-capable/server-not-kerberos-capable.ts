/**
 * The target cannot do Kerberos: a workgroup server, or a NAS that is not joined to the directory, so no account holds an
 * SPN for its name.
 */
import { formsOf, type Look } from '../../correlation/look.ts';
import { firstLabel, hostName, isAddress, spn } from '../../windows/names.ts';
import { askSpn } from '../asks.ts';
import { cause } from '../cause.ts';
import { joinStates } from '../join-state.ts';
import { absent, oneOf, present, proofs, shown, unobserved, type Item } from '../item.ts';
import { blockEvidence, refusalSign, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { openedShareAs } from '../opened-as.ts';
import { leadsTo } from '../resolved-name.ts';
import { hintsAtStandalone } from '../standalone.ts';
import { targetInCommand } from '../command-name.ts';
import { clientException, serverName } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  'ntlm-audited',
  'spn-query',
  'spn-list',
  'ticket-held',
  'ticket-request',
  'ticket-asked',
  'ntlm-reason',
  'join-state',
  'cloud-sign-in',
  'secure-channel-checked',
  'name-resolved',
  'logon',
] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'server-not-kerberos-capable',
  title: 'The server cannot do Kerberos',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn',
  ],
  about: {
    statement:
      'The server is in no domain: a workgroup server, a NAS or an appliance that was never joined. No account of the directory stands for it, so there is no key to make a Kerberos ticket with, and every access to it goes by NTLM. Where NTLM is restricted, nobody gets in.',
    provedBy: [
      'setspn -F finds no owner of cifs/ and host/ of the name in the whole forest, the server itself says that it is in no domain, and NTLM was refused for the access.',
      'Three or more clients use NTLM for the name of an appliance, nobody holds a ticket for it, and no account of the forest owns the name.',
    ],
    ruledOutBy: [
      'A Kerberos ticket for the server exists, or the server logged somebody on by Kerberos.',
      'An account holds an SPN for the name.',
      'The server says that it is joined, or its secure channel works.',
    ],
    prevention: ['P2', 'P6'],
  },
  lookalikes: [
    {
      id: 'missing-spn',
      says: 'A joined server whose SPN is missing: there an account exists, and the repair is one command.',
    },
    {
      id: 'alias-cname-no-spn',
      says: 'An alias of a joined server, perhaps the name of the NAS that it replaced: the server does Kerberos by its own name.',
    },
    {
      id: 'trust-cross-domain',
      says: 'The server is joined in another forest, which the search did not reach.',
    },
    {
      id: 'local-account-used',
      says: 'The account is one of the server itself: that needs NTLM on a joined server too.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const noAccount = nobodyOwns(look);
    const standalone = knownStandalone(look);
    const manyClients = neverTickets(look, noAccount);
    return {
      necessary: [noAccount, notJoined(look)],
      sufficient: [[noAccount, standalone, blockEvidence(look)], [manyClients]],
      specific: [standalone.state === 'present' ? refusalSign(look) : unobserved()],
      against: [ticketExists(look)],
    };
  },
  clause: (look) => `${serverName(look)} is not in the domain, so no Kerberos ticket exists for it`,
  stageWords: () => 'No ticket: the server is not in the directory',
  remedies: (look) => [
    {
      level: 1,
      title: 'Join the server or NAS to the directory under its FQDN',
      explanation:
        'With AES enabled and its clock synchronised; the join creates the account that holds the SPN.',
      steps: [
        {
          where: `at ${serverName(look)}`,
          command: null,
          says: 'Join the domain with the FQDN that clients type; enable AES encryption types.',
        },
      ],
      verify: [`setspn -Q cifs/${targetInCommand(look)} finds the account; klist get succeeds.`],
      rollback: ['Leave the domain again; local accounts keep working by NTLM.'],
    },
    {
      level: 2,
      title: 'Move the share to a server that is joined',
      explanation: 'Local accounts of a NAS always need NTLM.',
      steps: [
        {
          where: 'as planned',
          command: null,
          says: 'Copy the data, then point a DFS target or the mapped drives there.',
        },
      ],
      verify: ['klist shows a cifs ticket for the new server.'],
      rollback: ['Point the paths back.'],
    },
    clientException(look),
  ],
});

/**
 * Both service classes asked for the name in its short and its full form, where the case knows both, and none found. Only a
 * search of the whole forest excludes an account of another domain. An address is never owned and says nothing here.
 */
function nobodyOwns(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null || isAddress(target)) return unobserved();
  const forms = formsOf(target, look.server);
  const asked = forms.flatMap((name) => [look.owners('cifs', name), look.owners('host', name)]);
  const queries = asked.flatMap((one) => one.queries);
  const owned = queries.filter((query) => query.fact.owners.length > 0);
  const lists = asked.flatMap((one) => one.lists);
  if (owned.length > 0 || lists.length > 0) {
    return absent(...proofs('an account holds an SPN for the name', [...owned, ...lists]));
  }
  if (asked.some((one) => one.queries.length === 0)) return unobserved(askSpn(look));
  const isWhole = asked.every((one) => one.queries.some((query) => query.fact.forest));
  const none = asked.flatMap((one) => one.queries.slice(0, 1));
  return present(isWhole ? 'tied' : 'weak', ...proofs('no account holds an SPN for the name', none, 4));
}

/** The server says itself that it is in no domain. */
function knownStandalone(look: Look<Needs>): Item {
  if (hasChannel(look).length > 0) return unobserved();
  const joined = joinStates(look, look.server, 'domain').length > 0;
  const stated = joinStates(look, look.server, 'workgroup');
  const tokens = look.on(look.server, 'cloud-sign-in', (fact) => fact.domainJoined === false);
  return shown('the server is known to be in no domain', joined ? stated : [...stated, ...tokens]);
}

/** Not an item of its own until the server says that it is joined: nothing else shows that it is not. */
function notJoined(look: Look<Needs>): Item {
  const joined = joinStates(look, look.server, 'domain');
  const channel = hasChannel(look);
  if (joined.length + channel.length > 0) {
    return absent(...proofs('the server is joined to a domain', [...joined, ...channel], 1));
  }
  return oneOf(knownStandalone(look), neverTickets(look, nobodyOwns(look)));
}

/** Only a joined computer has a secure channel. */
function hasChannel(look: Look<Needs>) {
  return look.on(look.server, 'secure-channel-checked', (fact) => fact.ok);
}

/** Three or more clients use NTLM for the name, and nobody ever holds a ticket for it. */
function neverTickets(look: Look<Needs>, noAccount: Item): Item {
  const target = look.attempt.target;
  if (target === null || isAddress(target)) return unobserved();
  const uses = [
    ...look.all('ntlm-blocked').filter(({ fact }) => [4001, 4015, 31023].includes(fact.event)),
    ...look.all('ntlm-audited').filter(({ fact }) => fact.event === 8001),
    ...look.all('ntlm-reason').filter(({ fact }) => fact.event === 4020 || fact.event === 4021),
  ].filter((placed) => placed.holding === 'named' && hostName(placed.fact.target) === target);
  const clients = new Map(uses.map((placed) => [placed.host?.id ?? '', placed] as const));
  clients.delete('');
  // An alias fails the same way from every client: it counts only where no account of the forest owns the name in either
  // form, and name or account are those of an appliance.
  const isAppliance =
    noAccount.state === 'present' && noAccount.tie === 'tied' && hintsAtStandalone(look, target);
  const known = look.server !== null && look.server.hasFiles;
  const knownComputer = look
    .hosts()
    .some((host) => [...host.names].some((name) => firstLabel(name) === firstLabel(target)));
  // A joined server may have inherited the name of the NAS that it replaced.
  const isAlias = leadsTo(look, target) !== null || openedShareAs(look).length > 0;
  if (clients.size < 3 || known || knownComputer || isAlias || !isAppliance) return unobserved();
  const says = `${String(clients.size)} clients use NTLM for this name and none holds a ticket`;
  return present('tied', ...proofs(says, [...clients.values()]));
}

function ticketExists(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  const names = formsOf(target, look.server);
  const tickets = look
    .all('ticket-held')
    .filter((placed) => names.some((name) => placed.fact.server === spn(`cifs/${name}`)));
  const granted = look
    .all('ticket-request')
    .filter(
      (placed) =>
        placed.fact.event === 4769 &&
        placed.fact.status === 0 &&
        look.server !== null &&
        look.host(placed.fact.service)?.id === look.server.id,
    );
  const asked = names.flatMap((name) => look.askedFor(name)).filter((placed) => placed.fact.granted);
  const logons = look.on(look.server, 'logon', (fact) => fact.package === 'kerberos' && fact.logonType === 3);
  return oneOf(
    shown('a Kerberos ticket for this server exists', [...tickets, ...granted, ...asked]),
    shown('the server logged an account on by Kerberos', logons),
  );
}
