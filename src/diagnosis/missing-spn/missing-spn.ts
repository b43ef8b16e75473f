/**
 * The file server is joined to the domain, but no account holds the SPN of its own computer name: after a rename, a
 * clone, a restored account, a disjoint DNS suffix. The KDC knows no such service and issues no ticket.
 *
 * A missing `cifs/<name>` alone is normal: `host/<name>` covers it (sPNMappings of the directory).
 * https://learn.microsoft.com/en-us/windows/win32/adschema/a-spnmappings
 */
import { accountOf, type Look } from '../../correlation/look.ts';
import { firstLabel } from '../../windows/names.ts';
import { askAccountSpns, askSpn, askTicket, targetName } from '../asks.ts';
import { cause, type RemedyText } from '../cause.ts';
import { domainInCommand, serverInCommand, targetInCommand } from '../command-name.ts';
import {
  absent,
  atMost,
  oneOf,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { kerberosCode, KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import {
  changedSince,
  domainOf,
  keyHolderOf,
  type KeyHolder,
  OWNER_KINDS,
  ownersOf,
  realName,
} from '../spn-owner.ts';
import { onServer, rollbackSpn, serverName, verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...OWNER_KINDS,
  'ticket-held',
  'ticket-list',
  'ticket-asked',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const SERVICE_UNKNOWN = 0x7;

export default cause({
  id: 'missing-spn',
  title: 'The server’s own name has no SPN',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn',
    'https://learn.microsoft.com/en-us/windows/win32/adschema/a-spnmappings',
  ],
  about: {
    statement:
      'The file server is a member of the domain, but no account holds the SPN of its own computer name: it was renamed, cloned or restored, it has a DNS suffix of its own, or somebody deleted the entry. The domain controller knows no such service and issues no ticket, so Windows falls back to NTLM.',
    provedBy: [
      'setspn finds no owner for host/ and cifs/ of the server’s own name, and a domain controller answers that it knows no such service (0x7).',
      'The SPNs of the server’s account are listed, its own name is not among them, and the failing session holds a ticket-granting ticket but none for the name.',
    ],
    ruledOutBy: [
      'Some account holds host/<name> or cifs/<name>. A missing cifs/ alone is normal: host covers it.',
      'A ticket for the name was issued.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'alias-cname-no-spn',
      says: 'The name is an alias: a CNAME without an SPN fails in the same way, and the repair is another.',
    },
    {
      id: 'spn-on-wrong-account',
      says: 'The SPN exists on another account: then the domain controller issues a ticket, and this server cannot decrypt it.',
    },
    {
      id: 'trust-cross-domain',
      says: 'The server belongs to another domain and the search stayed in this one: 0x7 from the account’s own domain, no referral.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'The name that is typed is not the computer’s own: it only leads there by DNS.',
    },
    { id: null, says: 'No cifs/ SPN, but host/<name> is there: that is normal, host covers cifs.' },
  ],
  needs: NEEDS,
  judge(look) {
    const own = realName(look);
    // Whether a name without SPN is the server's own or an alias decides between two repairs: open means silent here.
    const whereOwn = (item: Item): Item =>
      own.state === 'present' ? atMost(own.tie, item) : unobserved(askAccountSpns(look));
    const nobody = whereOwn(nobodyOwns(look));
    const unknown = whereOwn(kerberosCode(look, [SERVICE_UNKNOWN]));
    const notListed = whereOwn(accountLacks(look));
    return {
      necessary: [nobody.state === 'absent' ? nobody : oneOf(nobody, notListed)],
      sufficient: [
        [nobody, unknown],
        [notListed, whereOwn(noTicket(look))],
      ],
      specific: [nobody, notListed],
      // That the right account holds the name is no item of its own: then what is necessary is absent.
      against: [own.state === 'present' ? ticketIssued(look) : unobserved()],
      supports: [unknown],
    };
  },
  clause: (look) => `no account holds an SPN for ${targetName(look)}, the server’s own name`,
  stageWords: () => 'No ticket: the server’s own name has no SPN',
  remedies: (look) => [registerAgain(look), registerOne(look)],
});

function noTicket(look: Look<Needs>): Item {
  const { held, absentIn } = look.tickets();
  if (held.length > 0) return unobserved();
  return tiedItem(
    `the failing session holds a TGT but no ticket for ${targetName(look)}`,
    absentIn.map((placed) => ({ placed, strength: placed.strength })),
    unobserved(askTicket(look)),
  );
}

/** setspn looked for both classes and found neither. */
function nobodyOwns(look: Look<Needs>): Item {
  const { target } = look.attempt;
  const holder = target === null ? null : keyHolderOf(look, target);
  if (target === null || holder === null) return unobserved(askSpn(look));
  return holder.accounts.length === 0
    ? shown(
        `setspn finds no owner for cifs/${target} and host/${target}`,
        holder.placed,
        isOtherDomain(look, holder) || !holder.sure ? 'weak' : 'tied',
      )
    : absent(...proofs(`setspn finds an owner of ${holder.spn}`, holder.placed, 1));
}

/** Searched in one domain only, while the account's domain is another than the server's: it may have been the wrong one. */
function isOtherDomain(look: Look<Needs>, holder: KeyHolder): boolean {
  if (holder.placed.every(({ fact }) => fact.kind === 'spn-query' && fact.forest)) return false;
  const away = look.server?.domain ?? null;
  const asked = look.tied('ticket-request').map(({ placed }) => placed.host?.domain ?? null);
  const home = look.attempt.user?.domain ?? null;
  const others = [...asked, home].filter(
    (domain) => domain !== null && domain.includes('.') && domain !== away,
  );
  return away !== null && others.length > 0;
}

/** `setspn -L` of the server's account, whole, without the name. */
function accountLacks(look: Look<Needs>): Item {
  const { target } = look.attempt;
  if (target === null) return unobserved();
  const lists = look
    .all('spn-list')
    .filter(
      (placed) =>
        placed.fact.complete &&
        accountOf(placed.fact.account) === firstLabel(target) &&
        isOfServer(look, placed.fact.account) &&
        look.isOfThatTime(placed),
    );
  const owned =
    ownersOf(look, 'host', target).accounts.length + ownersOf(look, 'cifs', target).accounts.length > 0;
  const [list] = lists;
  if (list === undefined || owned) return unobserved(askAccountSpns(look));
  return shown(
    `the account of ${serverName(look)} holds neither host/${target} nor cifs/${target}`,
    lists,
    changedSince(look, [list.fact.account]) ? 'weak' : 'tied',
  );
}

/** An account of this name in the directory of another company is another computer's. */
function isOfServer(look: Look<Needs>, distinguishedName: string): boolean {
  const domain = domainOf(distinguishedName);
  const away = look.server?.domain ?? null;
  return away === null || domain === '' || domain === away;
}

function ticketIssued(look: Look<Needs>): Item {
  const { held, asked } = look.tickets();
  return oneOf(
    shown(
      `a ticket for cifs/${targetName(look)} was issued`,
      [...held, ...asked.filter((one) => one.fact.granted)].filter((one) => one.strength === 'tied'),
    ),
    grantedToServer(look),
  );
}

/** A granted 4769 names the account only, so the ticket may be for another name of the server. */
function grantedToServer(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      'the KDC issued a ticket for this server’s account',
      look.tied(
        'ticket-request',
        (fact) =>
          fact.event === 4769 &&
          fact.status === 0 &&
          look.server !== null &&
          look.host(fact.service)?.id === look.server.id,
      ),
    ),
  );
}

function registerAgain(look: Look<Needs>): RemedyText {
  return {
    level: 1,
    title: 'Let the server register the SPNs of its name again',
    explanation: 'setspn -R writes host/<short name> and host/<FQDN> of the computer to its own account.',
    steps: [
      { where: 'as a domain administrator', command: `setspn -R ${serverInCommand(look)}`, says: null },
      {
        where: 'as a domain administrator',
        command: `setspn -L ${serverInCommand(look)}`,
        says: `The list must show host/${targetInCommand(look)}.`,
      },
      {
        where: onServer(look),
        command: null,
        says: 'If the SPN disappears again, check the primary DNS suffix and the right “Validated write to service principal name” of the computer on its own account.',
      },
    ],
    verify: verifyKerberos(look, targetInCommand(look)),
    rollback: ['Nothing to take back: the computer owns these names.'],
  };
}

function registerOne(look: Look<Needs>): RemedyText {
  const short = serverInCommand(look);
  const target = targetInCommand(look);
  const name = target.includes('.') ? target : `${short}.${domainInCommand(look)}`.toLowerCase();
  return {
    level: 1,
    title: 'Or add the missing names by hand',
    explanation: 'Use -S, never -A: -S refuses to make a duplicate.',
    steps: [
      { where: 'as a domain administrator', command: `setspn -S HOST/${short} ${short}`, says: null },
      { where: 'as a domain administrator', command: `setspn -S HOST/${name} ${short}`, says: null },
    ],
    verify: verifyKerberos(look, target),
    rollback: [...rollbackSpn(`HOST/${short}`, short), ...rollbackSpn(`HOST/${name}`, short).slice(0, 1)],
  };
}
