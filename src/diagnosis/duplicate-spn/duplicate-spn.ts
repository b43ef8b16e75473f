/**
 * Two accounts hold the SPN of this name. The KDC refuses the request (0x8), or encrypts the ticket for the wrong one
 * and the server cannot read it (0x29).
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import { accountOf, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { askDuplicates, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import {
  isTied,
  kerberosCode,
  KERBEROS_FAILURE_KINDS,
  kerberosErrors,
  namesTarget,
  undecryptable,
} from '../kerberos-failure.ts';
import { CONTRAST_KINDS, opensByOwnName, worksByOwnName } from '../same-host-works.ts';
import { changedSince, isAccountOf, OWNER_KINDS, ownersOf } from '../spn-owner.ts';
import { verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...OWNER_KINDS,
  ...CONTRAST_KINDS,
  'spn-duplicate-search',
  'kdc-error',
  'ticket-asked',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const NOT_UNIQUE = 0x8;
const KDC_DUPLICATE_NAMES = 11;
/** `klist get` failed because no KDC answered, or for want of a common encryption type: that says nothing of SPNs. */
const NOT_OF_SPN: ReadonlySet<number> = new Set([0xc000005e, 0x80090311, 0x51f, 0x80090342, 0xc00002fd]);

export default cause({
  id: 'duplicate-spn',
  title: 'Two accounts hold the same SPN',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn',
  ],
  about: {
    statement:
      'An SPN must stand on one account only. Where two accounts of the forest hold the same one, the domain controller cannot tell whose key to take: it refuses the ticket, or encrypts it for the wrong account, and the server cannot read it. Old computer accounts and service accounts that were given a HOST name are the usual second owner.',
    provedBy: [
      'setspn lists two or more accounts for this name, and Kerberos fails for it (0x8, 0x29, Security-Kerberos 4, error 1396, klist get), or works by another name of the same computer.',
      'A domain controller logged beside the failure that this SPN exists more than once (KDC event 11).',
      'The client logged that this SPN is registered on several accounts (Security-Kerberos 101).',
    ],
    ruledOutBy: [
      'setspn -X -F finds no duplicate in the whole forest.',
      'Both cifs/ and host/ of the name were searched in the forest, and none has a second owner.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'machine-password-out-of-sync',
      says: 'One owner, the right one, and 0x29: NETLOGON complains on the server.',
    },
    { id: 'spn-on-wrong-account', says: 'One owner, but another computer’s.' },
    {
      id: 'dns-wrong-or-stale',
      says: 'One owner, and the name leads to another computer than the owner’s.',
    },
    {
      id: null,
      says: 'cifs/<name> on one account and host/<name> on another is no duplicate: cifs wins.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const owned = ownedTwice(look);
    const logged = kdcEvent(look);
    const client = tiedItem(
      'the client logged that this SPN is registered on several accounts (Security-Kerberos 101)',
      kerberosErrors(look, (fact) => fact.event === 101),
    );
    const failure = kerberosFailure(look);
    const clean = forestClean(look);
    return {
      necessary: [
        owned.state === 'absent' && !isPresent(logged) && !isPresent(client)
          ? owned
          : oneOf(owned, logged, client),
      ],
      sufficient: [[owned, oneOf(failure, worksByOwnName(look))], [logged], [client]],
      // The two events are sets of their own, and make the cause likely as such where they tie weakly.
      specific: [owned],
      // What KDC or client logged of this very failure outranks a search of some other hour.
      against: [isTied(logged) || isTied(client) ? supporting(clean) : clean],
      supports: [failure],
    };
  },
  needsNoTrigger: (look) => isTied(undecryptable(look)),
  hasContrast: opensByOwnName,
  clause: (look) => `two accounts hold the SPN of ${targetName(look)}`,
  stageWords: () => 'No usable ticket: two accounts hold the SPN',
  remedies: (look) => [
    {
      level: 1,
      title: 'Leave the SPN on the one account that answers under this name',
      explanation: `Decide which account is the right one: ${accountsShown(look)}. A restart is not needed; wait until the change has replicated.`,
      steps: [
        {
          where: 'as a domain administrator',
          command: `setspn -Q cifs/${targetInCommand(look)} & setspn -Q host/${targetInCommand(look)}`,
          says: 'Look once more before you delete.',
        },
        {
          where: 'as a domain administrator',
          command: `setspn -D ${duplicateInCommand(look)} ${wrongInCommand(look)}`,
          says: null,
        },
        { where: 'on the client, as the affected user', command: 'klist purge', says: null },
      ],
      verify: ['setspn -X -F finds no group with this name.', ...verifyKerberos(look, targetInCommand(look))],
      rollback: [`setspn -S ${duplicateInCommand(look)} ${wrongInCommand(look)}`],
      impact: 'Taken from the wrong account, the SPN is missing for the other service.',
    },
  ],
});

interface Duplicate {
  readonly spn: string;
  readonly accounts: readonly string[];
}

function duplicateOf(
  look: Look<Needs>,
): (Duplicate & { readonly placed: readonly Placed<Needs>[]; readonly searched: boolean }) | null {
  const { target } = look.attempt;
  if (target === null) return null;
  for (const service of ['cifs', 'host'] as const) {
    const { accounts, placed, searched } = ownersOf(look, service, target);
    if (accounts.length > 1)
      return { spn: `${service}/${target}`, accounts, placed, searched: searched && inOneSearch(placed) };
  }
  return null;
}

/** Two `-L` lists may be of different days; one search that prints both owners is not. */
function inOneSearch(placed: readonly Placed[]): boolean {
  return placed.some(
    ({ fact }) =>
      (fact.kind === 'spn-duplicate' && fact.accounts.length > 1) ||
      (fact.kind === 'spn-query' && fact.owners.length > 1),
  );
}

function ownedTwice(look: Look<Needs>): Item {
  const duplicate = duplicateOf(look);
  if (duplicate === null) return ownedOnce(look) ?? unobserved(askDuplicates());
  return shown(
    `setspn prints ${duplicate.accounts.length} accounts for ${duplicate.spn}`,
    duplicate.placed,
    duplicate.searched && !changedSince(look, duplicate.accounts) ? 'tied' : 'assumed',
  );
}

/** Both classes of the name were searched in the whole forest, and neither has two owners. */
function ownedOnce(look: Look<Needs>): Item | null {
  const { target } = look.attempt;
  if (target === null) return null;
  const both = [ownersOf(look, 'cifs', target), ownersOf(look, 'host', target)];
  return both.every(({ forest, accounts }) => forest && accounts.length < 2)
    ? absent(
        ...proofs(
          `setspn finds no second owner of ${target} in the forest`,
          both.flatMap(({ placed }) => placed),
        ),
      )
    : null;
}

/**
 * KDC 11 names the SPN itself; beside the attempt it is tied, on the same day weakly. To an attempt without time it ties weakly on
 * the last day of the log.
 */
function kdcEvent(look: Look<Needs>): Item {
  const says = 'a domain controller logged duplicate names for this SPN (KDC event 11)';
  const named = look
    .all('kdc-error')
    .filter(({ fact }) => fact.event === KDC_DUPLICATE_NAMES && namesTarget(look, fact.name));
  const within = (window: number) =>
    named.filter(({ fact }) => closePair(look.attempt.times, fact.times, window));
  if (within(TWO_HOSTS_MS).length > 0) return shown(says, within(TWO_HOSTS_MS), 'tied');
  const sameDay =
    look.attempt.times.length > 0 ? within(DAY_MS) : named.filter((placed) => isAtEndOfLog(look, placed));
  if (sameDay.length > 0) return shown(says, sameDay, 'weak');
  return supporting(shown(says, named, 'weak', unobserved(askDuplicates())));
}

function isAtEndOfLog(look: Look<Needs>, placed: Placed): boolean {
  const last = placed.fact.times[placed.fact.times.length - 1];
  const ends = look.on(placed.host, 'log-coverage').flatMap(({ fact }) => fact.newest ?? []);
  return last !== undefined && ends.length > 0 && Math.max(...ends) - last <= DAY_MS;
}

function kerberosFailure(look: Look<Needs>): Item {
  const refused = look
    .tickets()
    .asked.filter(
      ({ fact }) => !fact.granted && !NOT_OF_SPN.has(fact.code ?? 0) && !NOT_OF_SPN.has(fact.substatus ?? 0),
    );
  return oneOf(
    kerberosCode(look, [NOT_UNIQUE]),
    undecryptable(look),
    tiedItem(
      'klist get fails for the name as typed',
      refused.map((placed) => ({ placed, strength: placed.strength })),
      unobserved(askTicket(look)),
    ),
  );
}

/** `setspn -X -F` that found nothing in the whole forest; without -F it says so of one domain only. */
function forestClean(look: Look<Needs>): Item {
  const clean = look
    .all('spn-duplicate-search')
    .filter((placed) => placed.fact.groups === 0 && look.isOfThatTime(placed));
  const [forest] = clean.filter(({ fact }) => fact.forest);
  if (forest !== undefined)
    return present('tied', proof('setspn -X finds no duplicate SPN in the forest', forest));
  return supporting(shown('setspn -X finds no duplicate SPN in its domain', clean));
}

function accountsShown(look: Look<Needs>): string {
  const accounts = duplicateOf(look)?.accounts ?? [];
  return accounts.length > 0 ? accounts.join(' or ') : 'setspn -X -F lists them';
}

function duplicateInCommand(look: Look<Needs>): string {
  const service = duplicateOf(look)?.spn.split('/')[0] ?? 'cifs';
  return `${service}/${targetInCommand(look)}`;
}

/** The owner that is not the answering computer, where exactly one of two is. */
function wrongInCommand(look: Look<Needs>): string {
  const accounts = duplicateOf(look)?.accounts ?? [];
  const others = accounts.filter((account) => isAccountOf(look, account, look.server) === 'no');
  const [only] = others;
  return others.length === 1 && accounts.length === 2 && only !== undefined
    ? inCommand(accountOf(only), '<wrong account>')
    : '<wrong account>';
}
