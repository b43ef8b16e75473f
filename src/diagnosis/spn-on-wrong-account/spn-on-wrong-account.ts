/**
 * The SPN of the name exists once, but on another account than that of the computer that answers: the old server after a
 * migration, a service account, a CNAME whose old SPN was left behind. The KDC issues a ticket that nobody can read.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import { accountOf, type Look } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstLabel, hostName, isComputerAccount, nameForm } from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askDcSecurityLog, askNameResolution, askSpn, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { serverInCommand, targetInCommand } from '../command-name.ts';
import {
  absent,
  isPresent,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { isTied, KERBEROS_FAILURE_KINDS, kerberosErrors, undecryptable } from '../kerberos-failure.ts';
import { CONTRAST_KINDS, opensByOwnName, worksByOwnName } from '../same-host-works.ts';
import { isAccountOf, isClusterAccount, keyHolderOf, OWNER_KINDS } from '../spn-owner.ts';
import { rollbackSpn, serverName, verifyKerberos } from '../steps.ts';

const NEEDS = [...KERBEROS_FAILURE_KINDS, ...OWNER_KINDS, ...CONTRAST_KINDS] as const;
type Needs = (typeof NEEDS)[number];

const WRONG_TARGET_NAME = 1396;

export default cause({
  id: 'spn-on-wrong-account',
  title: 'The SPN is on another computer’s account',
  role: 'root',
  stage: 'kerberos',
  includes: ['machine-password-out-of-sync'],
  excludes: ['duplicate-spn', 'alias-cname-no-spn'],
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share',
  ],
  about: {
    statement:
      'The name has an SPN, and it stands on exactly one account, but not on that of the computer which answers: the old server after a migration, a service account, a CNAME whose old SPN was left behind. The domain controller encrypts the ticket for that account, and the computer that gets it cannot read it.',
    provedBy: [
      'setspn finds one owner, it is not the computer that answers, and the ticket for the name cannot be decrypted (Security-Kerberos 4, 0x29, error 1396).',
      'A domain controller issued the account a ticket for another account than the server’s (4769), and the client logged that a ticket for this name, made out to that very account, could not be decrypted (Security-Kerberos 4).',
      'setspn finds one owner, it is not the computer that answers, and by the computer’s own full name the same client gets in with a ticket.',
    ],
    ruledOutBy: [
      'setspn finds no owner, or several.',
      'The account of the computer that answers holds the SPN.',
      'The computer’s own full name, whose SPN is on the right account, fails in the same way.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    { id: 'duplicate-spn', says: 'Two accounts hold the SPN; setspn lists both.' },
    {
      id: 'machine-password-out-of-sync',
      says: 'The right account holds it, and the ticket still cannot be read: NETLOGON complains on the server.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'The name leads to the wrong computer: the SPN is right, the address is not.',
    },
    {
      id: 'alias-cname-no-spn',
      says: 'No account holds an SPN of the alias: then there is no ticket at all.',
    },
    {
      id: null,
      says: 'The owner is a cluster’s account or a managed service account under which the share really runs: any node may answer, and all is well.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const wrong = wrongOwner(look);
    const unread = undecryptable(look);
    const issued = issuedForAnother(look);
    return {
      necessary: [wrong],
      sufficient: [[wrong, unread], [issued], [wrong, worksByOwnName(look)]],
      specific: [wrong],
      against: [
        ownNameFailsToo(look),
        wrong.state === 'absent' && isPresent(issued) ? present('tied', ...wrong.proofs) : unobserved(),
      ],
      supports: [unread, otherTicket(look)],
    };
  },
  needsNoTrigger: (look) => isTied(undecryptable(look)),
  hasContrast: opensByOwnName,
  clause: (look) => `the SPN of ${targetName(look)} is on another account than that of ${serverName(look)}`,
  stageWords: () => 'Ticket unreadable: the SPN is on another account',
  remedies: (look) => [
    {
      level: 1,
      title: 'Move the SPN to the account of the computer that answers',
      explanation: `First decide which computer is meant to answer under ${targetName(look)}. An NTLM exception would only hide the wrong owner.`,
      steps: [
        {
          where: 'as a domain administrator',
          command: `setspn -D ${spnInCommand(look)} ${ownerInCommand(look)}`,
          says: null,
        },
        {
          where: 'as a domain administrator',
          command: `setspn -S ${spnInCommand(look)} ${serverInCommand(look)}`,
          says: null,
        },
        {
          where: 'on the client, as the affected user',
          command: 'klist purge',
          says: 'After the change has replicated.',
        },
      ],
      verify: verifyKerberos(look, targetInCommand(look)),
      rollback: [
        ...rollbackSpn(spnInCommand(look), serverInCommand(look)),
        `setspn -S ${spnInCommand(look)} ${ownerInCommand(look)}`,
      ],
      impact: 'The old owner can no longer be reached under this name by Kerberos.',
    },
  ],
});

/** One owner, found by a search, and the answering computer is known to be another. */
function wrongOwner(look: Look<Needs>): Item {
  const { target } = look.attempt;
  const holder = target === null ? null : keyHolderOf(look, target);
  if (target === null || holder === null) return unobserved(askSpn(look));
  const [only, ...more] = holder.accounts;
  if (only === undefined) return absent(...proofs('setspn finds no owner of the name', holder.placed, 1));
  if (more.length > 0)
    return absent(...proofs(`setspn finds several owners of ${holder.spn}`, holder.placed, 1));
  switch (isAccountOf(look, only, look.server)) {
    case 'unknown':
      return unobserved(askNameResolution(look));
    case 'yes':
      return holder.sure
        ? absent(...proofs(`the account of ${serverName(look)} holds ${holder.spn}`, holder.placed, 1))
        : unobserved(askSpn(look));
    case 'no':
      return shown(
        `${holder.spn} belongs to ${only}, but ${serverName(look)} answers`,
        holder.placed,
        holder.sure && !mayBeClusters(look, only) ? 'tied' : 'assumed',
      );
  }
}

/** Nodes answer under names of their own. A cluster's account bears the very name, or shows it by its other SPNs. */
function mayBeClusters(look: Look<Needs>, owner: string): boolean {
  const { target } = look.attempt;
  return (
    (target !== null && (accountOf(owner) ?? hostName(owner)) === firstLabel(target)) ||
    isClusterAccount(look, owner)
  );
}

/**
 * A granted 4769 shows the account, not the name that was asked for; event 4 shows both. Where the two name one account, and it
 * is not the server's, the ticket of this name was made out to the wrong one.
 */
function issuedForAnother(look: Look<Needs>): Item {
  const { server } = look;
  const unread = kerberosErrors(look, (fact) => fact.event === 4 && fact.server !== null);
  const pairs = look
    .tied('ticket-request', (fact) => fact.event === 4769 && fact.status === 0)
    .flatMap((ticket) => {
      const account = hostName(ticket.fact.service);
      const event = unread.find(
        ({ fact }) =>
          account !== null && firstLabel(account) === firstLabel(hostName(fact.server) ?? account),
      );
      const isOther = account !== null && isAccountOf(look, account, server) === 'no';
      return event === undefined || !isOther || mayBeClusters(look, account) ? [] : [{ ticket, event }];
    });
  const [pair] = pairs;
  if (pair === undefined) return unobserved(askDcSecurityLog(look));
  const { ticket, event } = pair;
  const isStrong = ticket.strength === 'tied' && event.strength === 'tied';
  return present(
    isStrong ? 'tied' : 'weak',
    proof(
      `the KDC issued a ticket for ${String(ticket.fact.service)}, which is not the server’s account`,
      ticket.placed,
    ),
    proof('that ticket for this name could not be decrypted (Security-Kerberos 4)', event.placed),
  );
}

/**
 * The KDC issued a ticket for another computer's account beside the attempt. A granted 4769 does not show the name that
 * was asked for, so this only supports.
 */
function otherTicket(look: Look<Needs>): Item {
  if (look.server === null) return unobserved();
  return supporting(
    tiedItem(
      'the KDC issued a ticket for another computer’s account',
      look.tied(
        'ticket-request',
        (fact) =>
          fact.event === 4769 &&
          fact.status === 0 &&
          isComputerAccount(fact.service) &&
          isAccountOf(look, fact.service ?? '', look.server) === 'no',
      ),
    ),
  );
}

/** The server's own FQDN, whose owner is right, fails with the same error: then the name is not at fault. */
function ownNameFailsToo(look: Look<Needs>): Item {
  const { attempt, client, server } = look;
  if (client === null || server === null) return unobserved();
  for (const other of look.attempts) {
    const name = other.target;
    if (name === null || name === attempt.target || !server.names.has(name) || nameForm(name) !== 'fqdn')
      continue;
    if (
      other.client?.id !== client.id ||
      other.recovered !== null ||
      win32Of(other.printed ?? 0) !== WRONG_TARGET_NAME
    )
      continue;
    const holder = keyHolderOf(look, name);
    const [owner, ...more] = holder?.accounts ?? [];
    if (holder === null || !holder.sure || owner === undefined || more.length > 0) continue;
    if (isAccountOf(look, owner, server) !== 'yes') continue;
    const printed = other.witnesses.filter(
      (one) => one.fact.kind === 'access-tried' && one.fact.command !== 'told',
    );
    return shown(
      `${name} fails in the same way, and its SPN is on the right account`,
      printed.map((one) => one.placed),
    );
  }
  return unobserved();
}

function spnInCommand(look: Look<Needs>): string {
  const { target } = look.attempt;
  const service = (target === null ? null : keyHolderOf(look, target))?.spn.split('/')[0] ?? 'cifs';
  return `${service}/${targetInCommand(look)}`;
}

function ownerInCommand(look: Look<Needs>): string {
  const { target } = look.attempt;
  const [owner] = (target === null ? null : keyHolderOf(look, target))?.accounts ?? [];
  return inCommand(owner === undefined ? null : accountOf(owner), '<old account>');
}
