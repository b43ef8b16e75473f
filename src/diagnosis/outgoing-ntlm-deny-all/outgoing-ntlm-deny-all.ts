/**
 * The client's policy "Restrict NTLM: Outgoing NTLM traffic to remote servers" is Deny all. Kerberos was not possible for
 * the target, and LSA refused the NTLM fallback before anything was sent, so no server logs it.
 *
 * Event 4001 is that refusal itself; the NTLM client returns STATUS_NOT_SUPPORTED before it sends NEGOTIATE
 * (MS-NLMP 3.1.5.1.1). Policy values: Policy CSP LocalPoliciesSecurityOptions.
 */
import type { Look } from '../../correlation/look.ts';
import { isAddress } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientNtlmLog, askOutgoingPolicy, askServerSecurityLog, askTicket } from '../asks.ts';
import { cause } from '../cause.ts';
import { matchesException } from '../exception-list.ts';
import { absent, atMost, oneOf, present, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { serverSilent } from '../silence.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { clientException, clientName, revertOutgoing } from '../steps.ts';

const NEEDS = [
  'ntlm-blocked',
  'policy-setting',
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

export default cause({
  id: 'outgoing-ntlm-deny-all',
  title: 'Outgoing NTLM is denied on the client',
  role: 'trigger',
  stage: 'ntlm-client',
  references: [
    'https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/b535636e-49c4-43af-8685-801cc381882f',
  ],
  lookalikes: [
    'Event 8001 is an audit record: nothing was blocked.',
    'Event 4015 or 31023: the SMB client itself is told not to use NTLM; the policy value does not matter then.',
    '0xC0000418 at the server: NTLM left the client and was refused there or at a domain controller.',
  ],
  needs: NEEDS,
  judge(look) {
    const blocked = look.tied('ntlm-blocked', (fact) => fact.event === 4001);
    const event = tiedItem(
      'the client refused to send NTLM to this target (event 4001)',
      blocked,
      look.listening(look.client, { providers: ['microsoft-windows-ntlm', 'ntlm'], ids: null }).length > 0 &&
        !hasDeny(look)
        ? absent(
            ...proofs('the NTLM log of the client covers the time and holds no 4001', notBlockedProof(look)),
          )
        : unobserved(askClientNtlmLog(look)),
    );
    const value = denyValue(look);
    // Any 4001 of this client shows the value in force, also one for another program's target.
    const inForce = shown(
      'another 4001 of this client shows that outgoing NTLM is denied',
      look.on(look.client, 'ntlm-blocked', (fact) => fact.event === 4001),
    );
    const effective = oneOf(event, value, inForce);
    const excepted = exceptionItem(look);
    const ticket = look.tickets();
    const noTicket = shown(
      'klist get fails for the name as typed in the failing session',
      ticket.asked.filter((asked) => !asked.fact.granted && asked.strength === 'tied'),
      'tied',
      unobserved(askTicket(look)),
    );
    return {
      necessary: [effective, ...(excepted.state === 'present' ? [absent(...excepted.proofs)] : [])],
      sufficient: [[event], [atMost('tied', value), noTicket, refusedCode(look), serverSilent(look)]],
      specific: [event, cannotKerberos(look, value)],
      against: [
        shown('outgoing NTLM is not denied on this client', allowProof(look), 'tied'),
        tiedItem(
          'the server received an NTLM message of this attempt, so it left the client',
          look
            .tied('logon-failed', (fact) => fact.package === 'ntlm')
            .filter((one) => one.strength === 'tied' && blocked.length === 0),
        ),
        ...(isLoopback(look)
          ? [
              present(
                'tied',
                ...proofs(
                  'the target is the computer itself',
                  look.attempt.witnesses.map((one) => one.placed),
                  1,
                ),
              ),
            ]
          : []),
      ],
      supports: [visibleCode(look, [50, 1937]), toldCode(look, [50, 1937]), value],
    };
  },
  clause: (look) => `${clientName(look)} may not send NTLM`,
  stageWords: () => 'Blocked on the client: outgoing NTLM is denied',
  remedies: (look) => [clientException(look), scopePolicy(look), revertOutgoing(look)],
});

/** Deny all, in a file that is this client's or can only be it. */
function denyValue(look: Look<Needs>): Item {
  const setting = look.setting(policies['P-OUT'].path, 'client');
  if (setting.value !== 2 || setting.reach === null || setting.reach === 'supports') {
    return unobserved(askOutgoingPolicy(look));
  }
  return shown('RestrictSendingNTLMTraffic is 2, Deny all', setting.placed, setting.reach);
}

function hasDeny(look: Look<Needs>): boolean {
  return denyValue(look).state === 'present';
}

/** Allow or audit, tied, and no 4001: event evidence outranks a file, so a 4001 keeps this silent. */
function allowProof(look: Look<Needs>) {
  const setting = look.setting(policies['P-OUT'].path, 'client');
  const isAllowed = (setting.value === 0 || setting.value === 1) && setting.reach === 'tied';
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event === 4001);
  // The file has no date; only a log that listened and holds no 4001 makes it speak for the attempt.
  return isAllowed && blocked.length === 0 && notBlockedProof(look).length > 0 ? setting.placed : [];
}

/** An entry that matches the name as typed would let NTLM through; with a 4001 the list is not what we think. */
function exceptionItem(look: Look<Needs>): Item {
  const list = look.setting(policies['P-OUTX'].path, 'client');
  const target = look.attempt.target;
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event === 4001);
  if (target === null || !Array.isArray(list.value) || list.reach !== 'tied' || blocked.length > 0)
    return unobserved();
  const entries: readonly string[] = list.value;
  return entries.some((entry) => matchesException(entry, target) === 'covered')
    ? shown('an entry of the exception list matches the name as typed', list.placed)
    : unobserved();
}

/** A name form that Kerberos is never tried for, beside the deny value. */
function cannotKerberos(look: Look<Needs>, value: Item): Item {
  const target = look.attempt.target;
  if (value.state !== 'present') return unobserved();
  if (target !== null && isAddress(target)) return value;
  const asked = look.tickets().asked.filter((one) => !one.fact.granted);
  return asked.length > 0
    ? { ...value, proofs: [value.proofs[0], ...proofs('no ticket can be had for the name', asked)] }
    : unobserved();
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

function notBlockedProof(look: Look<Needs>) {
  return look.listening(look.client, { providers: ['microsoft-windows-ntlm', 'ntlm'], ids: null });
}

function isLoopback(look: Look<Needs>): boolean {
  return look.client !== null && look.server !== null && look.client.id === look.server.id;
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
