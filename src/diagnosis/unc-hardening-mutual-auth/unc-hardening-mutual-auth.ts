/**
 * The client opens a hardened UNC path only where the server proves who it is, which takes Kerberos. By an address, by an alias
 * without an SPN, or wherever NTLM has to do, the client itself refuses. SYSVOL and NETLOGON are hardened on domain computers
 * since Windows 10, also without a policy.
 *
 * https://learn.microsoft.com/en-us/archive/blogs/leesteve/demystifying-the-unc-hardening-dilemma
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, SAME_HOST_MS } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import {
  account,
  dnsSuffix,
  hostName,
  isAddress,
  isAnonymous,
  nameForm,
  uncPath,
} from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askSpn, askSystemLog, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { hardenedByRule } from '../hardened-paths.ts';
import {
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
import { clientBlock, loggedOn, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { usedSameAccount } from '../same-account.ts';
import { clientName, onClient, pathInCommand, verifyKerberos } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...VISIBLE_KINDS,
  'ticket-held',
  'ticket-list',
  'ticket-asked',
  'spn-query',
  'spn-list',
  'logon',
  'share-access',
  'smb-connection',
] as const;
type Needs = (typeof NEEDS)[number];

const NETWORK_ACCESS_DENIED = 65;
const MUTUAL_AUTHENTICATION_FAILED = 1397;

export default cause({
  id: 'unc-hardening-mutual-auth',
  title: 'A hardened UNC path needs Kerberos',
  role: 'trigger',
  stage: 'session',
  references: [
    'https://learn.microsoft.com/en-us/archive/blogs/leesteve/demystifying-the-unc-hardening-dilemma',
    'https://support.microsoft.com/en-us/help/3000483/ms15-011-vulnerability-in-group-policy-could-allow-remote-code-executi',
  ],
  about: {
    statement:
      'The client demands that the server of this path proves its identity, which only Kerberos can. Where NTLM was used (an address, an alias, no ticket to be had), the client refuses the share, although other shares of the same server open. SYSVOL and NETLOGON are protected so by default.',
    provedBy: [
      'A rule of Hardened UNC Paths covers the path, there was no Kerberos for the name, and the error is 1397, or 65 while another share of the same server opens for the same account.',
      'A rule covers SYSVOL, there was no Kerberos for the name, Group Policy failed in the same seconds (1058, 1030), and the client shows 5 or 53 although the server was reached and let the account in elsewhere.',
    ],
    ruledOutBy: [
      'The session holds a ticket for the name.',
      'The rules of this client do not cover the path, or the one that does demands no mutual authentication.',
      'The server opened the share.',
    ],
    prevention: ['P2', 'P7'],
  },
  lookalikes: [
    {
      id: 'gpo-processing-without-kerberos',
      says: 'The same errors at gpupdate, because Kerberos itself is broken: clock, DNS, or the computer’s password. That is the cause to repair.',
    },
    {
      id: 'smb-encryption-required',
      says: 'A rule with RequirePrivacy=1 shuts out servers without SMB 3 encryption, also by Kerberos.',
    },
    {
      id: 'client-not-domain-joined',
      says: 'A computer outside the domain has no ticket for any name.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'Event 4001 for the same name: there NTLM was not even tried. The hardened path would be the next obstacle.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const rule = hardenedByRule(look);
    const isShown = isPresent(rule) && !rule.supportsOnly;
    const path = isSystemShare(look) && !isShown && rule.state !== 'absent' ? systemShare(look) : rule;
    const elsewhere = otherShareOpens(look);
    const mutual = visibleCode(look, [MUTUAL_AUTHENTICATION_FAILED]);
    const denied = visibleCode(look, [NETWORK_ACCESS_DENIED]);
    // That a path was opened without Kerberos is of interest only where it may be a hardened one.
    const mayBe = [path, mutual, denied].some(isPresent);
    const ntlm = mayBe ? noKerberos(look) : unobserved();
    const isStopped = isPresent(clientBlock(look));
    const wentOn = isStopped ? unobserved() : ntlm;
    const deniedHere = isPresent(elsewhere) ? oneOf(mutual, denied) : mutual;
    const common = visibleCode(look, [5, 53]);
    const reached = oneOf(elsewhere, loggedOn(look, 'ntlm'));
    return {
      necessary: [path, ntlm],
      sufficient: [
        [rule, wentOn, deniedHere],
        [rule, wentOn, policyFailed(look), isPresent(reached) ? common : unobserved(askOtherShare(look))],
      ],
      // Without a shown rule, only the share that opens beside it tells this from a server that refuses everything.
      specific: [
        isShown || isPresent(elsewhere)
          ? oneOf(mutual, isSystemShare(look) ? denied : unobserved())
          : unobserved(),
      ],
      against: [ticketHeld(look), shareOpened(look)],
      supports: [
        mutual,
        denied,
        toldCode(look, [NETWORK_ACCESS_DENIED, MUTUAL_AUTHENTICATION_FAILED]),
        isPresent(path) ? supporting(common) : unobserved(),
      ],
      cap: isStopped
        ? {
            at: 'possible',
            why: 'the client itself refused to send NTLM for this name, so it came no further',
          }
        : null,
    };
  },
  rootsBehindLogon: () => ['server-not-kerberos-capable', 'ip-address-access', 'alias-cname-no-spn'],
  clause: (look) =>
    `${clientName(look)} opens \\\\${targetName(look)}\\${look.attempt.share ?? '<share>'} only by Kerberos (hardened UNC path)`,
  stageWords: () => 'Refused by the client: this path needs Kerberos',
  remedies: (look) => [
    {
      level: 1,
      title: 'Open the path by a name for which there is a ticket',
      explanation: isSystemShare(look)
        ? 'Programs use the DNS name of the domain, or the FQDN of a domain controller, never its address. If that fails too, repair what keeps Kerberos away (DNS, clock, the computer’s password). Leave the rule: without it, whoever answers as SYSVOL or NETLOGON runs programs on this computer.'
        : 'Use the FQDN of the server. If that fails too, repair what keeps Kerberos away. Leave the rule: somebody chose this path because it must not be spoofed.',
      steps: [
        {
          where: onClient(look),
          command: `net use ${pathInCommand(kerberosName(look), look)}`,
          says: null,
        },
        { where: onClient(look), command: `klist get cifs/${kerberosName(look)}`, says: null },
        {
          where: 'wherever the old path is written',
          command: null,
          says: 'Change logon scripts, drives and tools to this name.',
        },
      ],
      policyPath: `${policies['P-UNC'].gpo} › ${policies['P-UNC'].title}`.replaceAll('\\', ' › '),
      verify: [
        ...verifyKerberos(look, kerberosName(look)),
        ...(isSystemShare(look) ? ['gpupdate /force ends without event 1058 or 1030.'] : []),
      ],
      rollback: ['Write the old path again; nothing else was changed.'],
    },
  ],
});

function isSystemShare(look: Look<Needs>): boolean {
  return /^(?:sysvol|netlogon)$/i.test(look.attempt.share ?? '');
}

function systemShare(look: Look<Needs>): Item {
  return tiedItem(
    'the path is SYSVOL or NETLOGON, which Windows 10 and later harden without a policy',
    look.attempt.witnesses,
  );
}

/** The name as typed leads to no ticket, or the server saw NTLM. */
function noKerberos(look: Look<Needs>): Item {
  const { target, witnesses } = look.attempt;
  const byNtlm = loggedOn(look, 'ntlm');
  if (target === null) return byNtlm;
  if (isAddress(target)) {
    return oneOf(byNtlm, tiedItem(`the path names the address ${target}`, witnesses));
  }
  if (isDomainPath(look)) return isPresent(byNtlm) ? byNtlm : unobserved(askTicket(look));
  const tickets = look.tickets();
  const withStrength = (placed: Placed & { readonly strength: 'tied' | 'weak' }) => ({
    placed,
    strength: placed.strength,
  });
  return oneOf(
    byNtlm,
    tiedItem(
      'no ticket can be had for the name as typed',
      tickets.asked.filter((asked) => !asked.fact.granted).map(withStrength),
    ),
    tiedItem('the session holds no ticket for the name as typed', tickets.absentIn.map(withStrength)),
    nobodyOwns(look),
    unobserved(askTicket(look)),
  );
}

/** `\\corp.example\SYSVOL`: the tickets are for whichever domain controller answers, so none for this name says nothing. */
function isDomainPath(look: Look<Needs>): boolean {
  const { target, user } = look.attempt;
  if (target === null) return false;
  const realms = look.tgts().map((ticket) => hostName(ticket.fact.server));
  const suffixes = look.hosts().map((host) => host.domain);
  return realms.includes(target) || suffixes.includes(target) || target === user?.domain;
}

function nobodyOwns(look: Look<Needs>): Item {
  const { target } = look.attempt;
  if (target === null) return unobserved();
  const [cifs, host] = [look.owners('cifs', target), look.owners('host', target)];
  const isOwned = [...cifs.queries, ...host.queries].some((query) => query.fact.owners.length > 0);
  const isAsked = cifs.queries.length > 0 && host.queries.length > 0;
  return isOwned || !isAsked || cifs.lists.length > 0 || host.lists.length > 0
    ? unobserved(askSpn(look))
    : shown('no account holds an SPN for the name as typed', [...cifs.queries, ...host.queries]);
}

/** The same client opens another share under the same name with the same account. */
function otherShareOpens(look: Look<Needs>): Item {
  const { attempt, client } = look;
  const isOther = (name: string | null, share: string | null): boolean =>
    hostName(name) === attempt.target &&
    share !== null &&
    attempt.share !== null &&
    share.toLowerCase() !== attempt.share.toLowerCase() &&
    !/^(?:ipc\$|sysvol|netlogon)$/i.test(share);
  const opened = look.on(client, 'access-tried', (fact) => {
    const path = uncPath(fact.target);
    return (
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      isOther(path?.server ?? null, path?.share ?? null)
    );
  });
  const connected = look.on(client, 'smb-connection', (fact) => isOther(fact.server, fact.share));
  const same = [
    ...opened.filter((placed) => usedSameAccount(look, placed)),
    ...connected.filter(({ fact }) => accountsAgree(account(fact.credential ?? fact.user), attempt.user)),
  ];
  return attempt.target === null || same.length === 0
    ? unobserved(askOtherShare(look))
    : present('tied', ...proofs('another share of the same server opens', same, 1));
}

/** Group Policy could not read SYSVOL on this client in the seconds of the attempt. */
function policyFailed(look: Look<Needs>): Item {
  if (!/^sysvol$/i.test(look.attempt.share ?? '')) return unobserved();
  const failed = look
    .on(look.client, 'policy-applied', (fact) => !fact.ok && (fact.event === 1058 || fact.event === 1030))
    .filter((placed) => closePair(look.attempt.times, placed.fact.times, SAME_HOST_MS));
  return shown(
    'Group Policy could not be read in the same seconds (event 1058 or 1030)',
    failed,
    'tied',
    unobserved(askSystemLog(look, 'client')),
  );
}

function ticketHeld(look: Look<Needs>): Item {
  const held = look.tickets().held.filter((ticket) => ticket.strength === 'tied');
  const ofDomain = isDomainPath(look)
    ? look.cifsTickets().filter((ticket) => isControllerOf(look, hostName(ticket.fact.server)))
    : [];
  return shown('the session holds a ticket for the server', [...held, ...ofDomain]);
}

function isControllerOf(look: Look<Needs>, name: ReturnType<typeof hostName>): boolean {
  if (name === null) return false;
  const { target } = look.attempt;
  return (
    look.host(name)?.roles.has('domain-controller') === true &&
    (dnsSuffix(name) === target || look.host(name)?.domain === target || nameForm(name) === 'netbios')
  );
}

/** The share was opened or its permissions checked: the client had let it. */
function shareOpened(look: Look<Needs>): Item {
  return tiedItem(
    'the server got as far as the share, so the client had not refused it',
    look.tied('share-access', (fact) => !isAnonymous(fact.user, fact.sid) && !/ipc\$$/i.test(fact.share)),
  );
}

/** Not the name of the domain: its path works, but no ticket bears that name. */
function kerberosName(look: Look<Needs>): string {
  const name = [...(look.server?.names ?? [])].find((own) => nameForm(own) === 'fqdn');
  return inCommand(name, isSystemShare(look) ? '<domain controller FQDN>' : '<server FQDN>');
}

function askOtherShare(look: Look<Needs>): Ask {
  return {
    what: 'whether another share opens under the same name, and which connections stand',
    command: 'Get-SmbConnection | Format-List ServerName,ShareName,UserName,Credential',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
