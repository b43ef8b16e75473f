/**
 * The target cannot do Kerberos: a workgroup server, or a NAS that is not joined to the directory, so no account holds an
 * SPN for its name.
 */
import type { Look } from '../../correlation/look.ts';
import { firstLabel, isAddress } from '../../windows/names.ts';
import { askSpn } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, atMost, oneOf, present, proofs, shown, unobserved, type Item } from '../item.ts';
import { blockEvidence, refusalSign, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { hintsAtStandalone } from '../standalone.ts';
import { clientException, serverName } from '../steps.ts';

const NEEDS = [...REFUSAL_KINDS, 'ntlm-audited', 'spn-query', 'spn-list', 'ticket-held', 'ticket-request', 'join-state', 'logon'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'server-not-kerberos-capable',
  title: 'The server cannot do Kerberos',
  role: 'root',
  stage: 'kerberos',
  references: ['https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking'],
  lookalikes: [
    'A joined server whose SPN is missing: there an account exists.',
    'An alias of a joined server: the server does Kerberos by its own name.',
  ],
  needs: NEEDS,
  judge(look) {
    const noAccount = nobodyOwns(look);
    const standalone = knownStandalone(look);
    const manyClients = neverTickets(look, noAccount);
    const refused = blockEvidence(look);
    return {
      necessary: [oneOf(noAccount, manyClients)],
      sufficient: [[noAccount, standalone, refused], [manyClients]],
      specific:
        noAccount.state === 'present' && standalone.state === 'present' && refusalSign(look).state === 'present' ? [standalone] : [],
      against: [ticketExists(look)],
      supports: [],
    };
  },
  clause: (look) => `${serverName(look)} is not in the domain, so no Kerberos ticket exists for it`,
  stageWords: () => 'No ticket: the server is not in the directory',
  remedies: (look) => [
    {
      level: 1,
      title: 'Join the server or NAS to the directory under its FQDN',
      explanation: 'With AES enabled and its clock synchronised; the join creates the account that holds the SPN.',
      steps: [{ where: `at ${serverName(look)}`, command: null, says: 'Join the domain with the FQDN that clients type; enable AES encryption types.' }],
      verify: [`setspn -Q cifs/${serverName(look)} finds the account; klist get succeeds.`],
      rollback: ['Leave the domain again; local accounts keep working by NTLM.'],
    },
    {
      level: 2,
      title: 'Move the share to a server that is joined',
      explanation: 'Local accounts of a NAS always need NTLM.',
      steps: [{ where: 'as planned', command: null, says: 'Copy the data, then point a DFS target or the mapped drives there.' }],
      verify: ['klist shows a cifs ticket for the new server.'],
      rollback: ['Point the paths back.'],
    },
    clientException(look),
  ],
});

/** Both service classes asked for the name as typed, none found; an address is never owned and says nothing here. */
function nobodyOwns(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null || isAddress(target)) return unobserved();
  const cifs = look.owners('cifs', target);
  const host = look.owners('host', target);
  const found = [...cifs.queries, ...host.queries].filter((query) => query.fact.owners.length > 0);
  const lists = [...cifs.lists, ...host.lists];
  if (found.length > 0 || lists.length > 0) return absent(...proofs('an account holds an SPN for the name', [...found, ...lists]));
  const none = [...cifs.queries.slice(0, 1), ...host.queries.slice(0, 1)];
  return cifs.queries.length > 0 && host.queries.length > 0
    ? present('tied', ...proofs('no account holds an SPN for the name', none))
    : unobserved(askSpn(look));
}

/** The server says itself that it is in a workgroup. */
function knownStandalone(look: Look<Needs>): Item {
  return shown('the server is known to be in no domain', look.on(look.server, 'join-state', (fact) => fact.state === 'workgroup'));
}

/** Three or more clients use NTLM for the name, and nobody ever holds a ticket for it. */
function neverTickets(look: Look<Needs>, noAccount: Item): Item {
  const target = look.attempt.target;
  if (target === null || isAddress(target)) return unobserved();
  const isTarget = (written: string | null): boolean => written !== null && written.toLowerCase().replace(/^cifs\//, '') === target;
  const uses = [
    ...look.all('ntlm-blocked').filter((placed) => placed.fact.event === 4001 && isTarget(placed.fact.target)),
    ...look.all('ntlm-audited').filter((placed) => placed.fact.event === 8001 && isTarget(placed.fact.target)),
  ];
  const clients = new Map(uses.map((placed) => [placed.host?.id ?? '', placed] as const));
  clients.delete('');
  // An alias fails the same way from every client. Only where no account owns the name, and name or account are those of
  // an appliance, is it more than likely.
  const isAppliance = noAccount.state === 'present' && hintsAtStandalone(look, target);
  const known = look.server !== null && look.server.hasFiles;
  const knownComputer = look.hosts().some((host) => [...host.names].some((name) => firstLabel(name) === firstLabel(target)));
  return clients.size >= 3 && !known && !knownComputer
    ? atMost(isAppliance ? 'tied' : 'weak', present('tied', ...proofs(`${String(clients.size)} clients use NTLM for this name and none holds a ticket`, [...clients.values()])))
    : unobserved();
}

function ticketExists(look: Look<Needs>): Item {
  const target = look.attempt.target;
  const tickets = look.all('ticket-held').filter((placed) => target !== null && placed.fact.server === `cifs/${target}`);
  const granted = look.all('ticket-request').filter((placed) => placed.fact.event === 4769 && placed.fact.status === 0 && look.server !== null && look.host(placed.fact.service)?.id === look.server.id);
  return shown('a Kerberos ticket for this server exists', [...tickets, ...granted]);
}
