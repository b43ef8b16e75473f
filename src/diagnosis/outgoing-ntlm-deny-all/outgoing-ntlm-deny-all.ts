/**
 * The client's policy "Restrict NTLM: Outgoing NTLM traffic to remote servers" is Deny all. Kerberos was not possible for
 * the target, and LSA refused the NTLM fallback before anything was sent, so no server logs it.
 *
 * Event 4001 is that refusal itself; the NTLM client returns STATUS_NOT_SUPPORTED before it sends NEGOTIATE
 * (MS-NLMP 3.1.5.1.1). Policy values: Policy CSP LocalPoliciesSecurityOptions.
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { isAddress } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientNtlmLog, askOutgoingPolicy, askServerSecurityLog, askTicket } from '../asks.ts';
import { cause } from '../cause.ts';
import { matchesException } from '../../windows/exception-list.ts';
import {
  isPresent,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
  type Proof,
} from '../item.ts';
import { joinStates } from '../join-state.ts';
import { isServersOwnAccount, leftTheClient, mayBeRefusal } from '../ntlm-refusal.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { serverSilent } from '../silence.ts';
import { smbClientBlocks } from '../smb-client-block.ts';
import { clientException, clientName, revertOutgoing } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { auditMeant } from './audit-meant.ts';

const NEEDS = [
  'ntlm-blocked',
  'ntlm-audited',
  'policy-setting',
  'policy-applied',
  'smb-configuration',
  'join-state',
  'spn-query',
  'ticket-asked',
  'ticket-held',
  'access-tried',
  'logon',
  'logon-failed',
  'log-coverage',
  'smb-session-refused',
  'service-failure',
  'smb-client-failure',
] as const;
type Needs = (typeof NEEDS)[number];

const NTLM_LOG = ['microsoft-windows-ntlm', 'ntlm'];

export default cause({
  id: 'outgoing-ntlm-deny-all',
  title: 'Outgoing NTLM is denied on the client',
  role: 'trigger',
  stage: 'ntlm-client',
  references: [
    'https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/b535636e-49c4-43af-8685-801cc381882f',
  ],
  about: {
    statement:
      'The client’s policy “Restrict NTLM: Outgoing NTLM traffic to remote servers” is Deny all. Kerberos was not possible for this server, and Windows refused the NTLM fallback before anything was sent. The policy only stops what Kerberos did not carry: why Kerberos was not used is the question behind it.',
    provedBy: [
      'Event 4001 of the client names this server: it is the refusal itself.',
      'The policy value is 2 on this client, klist get fails for the name as typed in the failing session, the error fits, and the server was listening and heard nothing.',
    ],
    ruledOutBy: [
      'The server or a domain controller has a record of this NTLM logon: then it left the client.',
      'The server logged the account on, by whichever protocol.',
      'The NTLM log of the client covers the failure and holds no 4001.',
      'An entry of the exception list is the name as typed.',
      'The computer opened its own share.',
    ],
    prevention: ['P1', 'P2', 'P3', 'P5'],
  },
  lookalikes: [
    {
      id: 'ntlm-audit-only-not-a-cause',
      says: 'Event 8001 is an audit record: nothing was refused. 4001 is the block.',
    },
    {
      id: 'client-exception-name-mismatch',
      says: 'There is an exception for this server, but under another form of its name.',
    },
    {
      id: 'smb-client-block-ntlm',
      says: 'Event 4015 or 31023 instead of 4001: the SMB client itself is told not to use NTLM, and the value of this policy does not matter.',
    },
    {
      id: 'incoming-ntlm-deny',
      says: '0xC0000418, 4002 or 4003 at the server: NTLM left the client and was refused there.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'Events 4004 to 4006 at a domain controller: NTLM left the client and was refused there.',
    },
    { id: 'guest-access-blocked', says: 'Event 31017: a guest logon was refused, not NTLM.' },
    {
      id: 'smb-port-blocked',
      says: 'Error 53 or 67 and a closed port 445: nothing reached the server at all.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const blocked = look.tied('ntlm-blocked', (fact) => fact.event === 4001);
    const event = tiedItem(
      'the client refused to send NTLM to this target (event 4001)',
      blocked,
      unobserved(askClientNtlmLog(look)),
    );
    const value = denyValue(look);
    // Any 4001 of this client shows the value in force, also one for another program's target.
    const inForce = shown(
      'another 4001 of this client shows that outgoing NTLM is denied',
      look.on(look.client, 'ntlm-blocked', (fact) => fact.event === 4001),
    );
    const ticket = look.tickets();
    const noTicket = shown(
      'klist get fails for the name as typed in the failing session',
      ticket.asked.filter((asked) => !asked.fact.granted && asked.strength === 'tied'),
      'tied',
      unobserved(askTicket(look)),
    );
    return {
      // Each set, and what is specific, shows by itself that the policy denies.
      necessary: [],
      sufficient: [[event], [value, noTicket, refusedCode(look), serverSilent(look)]],
      specific: [cannotKerberos(look, value)],
      // The refusal itself outranks what files and other records say.
      against: [
        blocked.length > 0 ? unobserved() : silentLog(look),
        blocked.length > 0 ? unobserved() : leftTheClient(look),
        blocked.length > 0 ? unobserved() : excepted(look),
        loopback(look),
      ],
      supports: [visibleCode(look, [50, 1937]), toldCode(look, [50, 1937]), supporting(inForce)],
      cap:
        blocked.length === 0 && isPresent(smbClientBlocks(look))
          ? { at: 'likely', why: 'the SMB client’s own block of NTLM is on as well, and comes first' }
          : null,
    };
  },
  clause: (look) => `${clientName(look)} may not send NTLM`,
  hint(look) {
    const meant = auditMeant(look);
    return meant === null
      ? null
      : `the policy is set to Deny all (2). If only an audit was meant, that is one value: 1. ${meant}`;
  },
  stageWords: () => 'Blocked on the client: outgoing NTLM is denied',
  remedies: (look) => {
    const meant = auditMeant(look);
    return [
      clientException(look),
      scopePolicy(look),
      meant === null ? revertOutgoing(look) : auditInstead(look, meant),
    ];
  },
});

/** Deny all, in a file that is this client's or can only be it. */
function denyValue(look: Look<Needs>): Item {
  const { value, reach, placed, says } = ntlmValue(look, 'P-OUT');
  return value === 2 && reach !== null && reach !== 'supports'
    ? shown(says, placed, reach)
    : unobserved(askOutgoingPolicy(look));
}

/**
 * The client's NTLM log covers the failure and holds no 4001 of it. An export may be filtered: where the value is Deny all, only a
 * log that holds some 4001 is believed, where nobody knows the value one with any event of outgoing NTLM.
 */
function silentLog(look: Look<Needs>): Item {
  const { value, reach, placed, says } = ntlmValue(look, 'P-OUT');
  const ids = value === null ? [4001, 8001, 4020, 4021] : value === 2 ? [4001] : null;
  const logs = look.listening(look.client, { providers: NTLM_LOG, ids });
  const silent = proofs('the NTLM log of the client covers the time and holds no 4001 for this target', logs);
  const isAllowed = (value === 0 || value === 1) && reach === 'tied' && silent.length > 0;
  return present(
    'tied',
    ...(isAllowed ? proofs(`outgoing NTLM is not denied: ${says}`, placed) : []),
    ...silent,
  );
}

/** An entry that matches the name as typed lets NTLM through. */
function excepted(look: Look<Needs>): Item {
  const { value, reach, placed } = look.setting(policies['P-OUTX'].path, 'client');
  const target = look.attempt.target;
  const entries: readonly string[] = Array.isArray(value) ? value : [];
  const isCovered = target !== null && entries.some((entry) => matchesException(entry, target) === 'covered');
  return shown(
    'an entry of the exception list matches the name as typed',
    isCovered && reach === 'tied' ? placed : [],
  );
}

/** An entry that may match lets NTLM through, for all that anybody knows: one of a form that no document tells, or of an unnamed file. */
function mayBeExcepted(look: Look<Needs>): boolean {
  const { value, reach } = look.setting(policies['P-OUTX'].path, 'client');
  const { target } = look.attempt;
  const entries: readonly string[] = Array.isArray(value) && reach !== 'supports' ? value : [];
  return target !== null && entries.some((entry) => matchesException(entry, target) !== 'no');
}

function loopback(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  return client !== null && client.id === server?.id
    ? tiedItem('the target is the computer itself', attempt.witnesses)
    : unobserved();
}

/** What Kerberos cannot carry, beside the deny value: an address, an account or a client without a KDC, a name without SPN. */
function cannotKerberos(look: Look<Needs>, value: Item): Item {
  if (!isPresent(value) || !mayBeRefusal(look) || mayBeExcepted(look)) return unobserved();
  // An address may have an SPN of its own (TryIPSPN), and an unjoined client a ticket by an account that was given.
  if (look.tickets().held.some(({ strength }) => strength === 'tied')) return unobserved();
  const target = look.attempt.target;
  const isAddressTyped = target !== null && isAddress(target);
  const isLocal = isServersOwnAccount(look);
  const [witness] = look.attempt.witnesses;
  const reasons: readonly Proof[] = [
    ...(isAddressTyped && witness !== undefined
      ? [proof('an IP address was typed, and for it Kerberos is not tried', witness.placed)]
      : []),
    ...(isLocal && witness !== undefined
      ? [proof('the account is one of the server itself, which no KDC knows', witness.placed)]
      : []),
    ...proofs('the client is in a workgroup', joinStates(look, look.client, 'workgroup'), 1),
    ...proofs('no ticket can be had for the name', ticketsRefused(look), 1),
    ...proofs('no account holds an SPN for the name', nobodyOwns(look), 2),
  ];
  return reasons.length === 0 ? unobserved() : { ...value, proofs: [value.proofs[0], ...reasons] };
}

function ticketsRefused(look: Look<Needs>) {
  return look.tickets().asked.filter((one) => !one.fact.granted);
}

/** setspn finds neither cifs/ nor host/ for the name, searched in the whole forest or in the domain. */
function nobodyOwns(look: Look<Needs>): readonly Placed[] {
  const { target } = look.attempt;
  if (target === null) return [];
  const asked = (['cifs', 'host'] as const).map((service) => look.owners(service, target));
  const isNobody = asked.every(
    ({ queries, lists }) =>
      queries.length > 0 && lists.length === 0 && queries.every(({ fact }) => fact.owners.length === 0),
  );
  return isNobody ? asked.flatMap(({ queries }) => queries) : [];
}

function refusedCode(look: Look<Needs>): Item {
  return tiedItem(
    'the error fits a refused NTLM fallback',
    look
      .tied('access-tried', (fact) => [50, 1937, 5, 1326].includes(fact.code ?? -1))
      .filter((one) => one.fact.command !== 'told'),
    unobserved(askServerSecurityLog(look)),
  );
}

function scopePolicy(look: Look<Needs>) {
  return {
    level: 4 as const,
    title: 'Take only this client out of the deny policy',
    explanation: 'By security group filter or OU, where an exception by name is not enough.',
    steps: [
      {
        where: 'in Group Policy Management',
        command: null,
        says: `Deny “Apply group policy” to ${clientName(look)} on the policy that sets Deny all.`,
      },
    ],
    verify: [`gpresult /h on ${clientName(look)} no longer lists the policy; event 4001 stops there.`],
    rollback: ['Remove the deny entry; gpupdate /force.'],
    impact: 'This client may send NTLM to every server.',
  };
}

/** The same rung as the revert, told as what it probably is: one value beside the one that was meant. */
function auditInstead(look: Look<Needs>, signs: string) {
  return {
    ...revertOutgoing(look),
    title: 'If only an audit was meant, correct one value: 2 is Deny all, 1 is Audit all',
    explanation: `${signs} In the list of this policy Audit all stands next to Deny all, and its event 8001 tells the same names without refusing anybody. If the denial is meant, this is a temporary revert: give it an end date and a named owner.`,
  };
}
