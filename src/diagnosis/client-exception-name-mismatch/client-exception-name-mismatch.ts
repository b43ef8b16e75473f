/**
 * An exception list exists on the client, but none of its entries is the name that the application uses.
 *
 * The list is compared with the name as used; NetBIOS name and FQDN are two entries (Policy CSP
 * LocalPoliciesSecurityOptions, "Add remote server exceptions for NTLM authentication").
 */
import type { Look } from '../../correlation/look.ts';
import { dnsSuffix, firstFqdn, firstLabel, hostName, nameForm, type HostName } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientNtlmLog, askNameResolution, askOutgoingPolicy, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { matchesException } from '../../windows/exception-list.ts';
import { absent, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { clientException, clientName, useFqdn } from '../steps.ts';

const NEEDS = ['ntlm-blocked', 'policy-setting'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'client-exception-name-mismatch',
  title: 'The exception list names the server in another form',
  role: 'trigger',
  stage: 'ntlm-client',
  includes: ['outgoing-ntlm-deny-all'],
  references: [
    'https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions',
  ],
  about: {
    statement:
      'The client may not send NTLM, and somebody made an exception for this server. But Windows compares the list with the name that the application uses, letter by letter: the short name, the FQDN, an alias and an address are different entries.',
    provedBy: [
      'Event 4001 of the client names the server as it was typed, and the exception list in force on that client names the same server in another form only.',
    ],
    ruledOutBy: [
      'An entry is the name as typed. If 4001 still comes, the list in force is not the one that was exported.',
      'The list is empty or not set, or every entry is another computer.',
      'Outgoing NTLM is not denied on this client.',
    ],
    prevention: ['P1', 'P2', 'P3', 'P5'],
  },
  lookalikes: [
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'No entry denotes this server at all: the list is not mistaken, the server is simply not excepted.',
    },
    {
      id: 'incoming-ntlm-deny',
      says: 'An exception of the client does not open the gate of the server: 4002 or 4003 there.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'Nor that of a domain controller, which has a list of its own: 4004 to 4006 there.',
    },
    {
      id: 'smb-client-block-ntlm',
      says: 'Event 31023 or 4015: the SMB client’s own list counts (Block NTLM Server Exception List), and it is another list.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const listed = otherForm(look);
    const blocked = tiedItem(
      'the client refused NTLM for this name (event 4001)',
      look.tied('ntlm-blocked', (fact) => fact.event === 4001),
      unobserved(askClientNtlmLog(look)),
    );
    return {
      necessary: [blocked.state === 'present' ? blocked : denyValue(look), listed],
      sufficient: [[blocked, listed]],
      specific: [blocked.state === 'present' ? listed : unobserved()],
      // An entry that is the name as typed makes the necessary item absent.
      against: [],
    };
  },
  clause: (look) =>
    `the NTLM exception list of ${clientName(look)} does not name ${targetName(look)} as it is typed`,
  stageWords: () => 'Blocked on the client: the exception names another form',
  remedies: (look) => {
    const name = otherFqdn(look);
    return [...(name === null ? [] : [useFqdn(look, name)]), clientException(look)];
  },
});

/** Deny all, or a 4001, which shows it: without either nobody asks for exceptions. */
function denyValue(look: Look<Needs>): Item {
  const { value, reach, placed, says } = ntlmValue(look, 'P-OUT');
  if (reach === null || reach === 'supports') return unobserved(askOutgoingPolicy(look));
  if (value === 2) return shown(says, placed, reach);
  return reach === 'tied'
    ? absent(...proofs(`outgoing NTLM is not denied on this client: ${says}`, placed))
    : unobserved(askOutgoingPolicy(look));
}

/** An entry denotes this server by another name, and none matches the name as typed. */
function otherForm(look: Look<Needs>): Item {
  const { path } = policies['P-OUTX'];
  const { value, reach, placed } = look.setting(path, 'client');
  const target = look.attempt.target;
  const nothing = unobserved(askOutgoingPolicy(look));
  const notSet = look.undefinedSetting(path, 'client');
  if (reach === null && notSet.reach === 'tied')
    return absent(...proofs('no exception list is set on this client', notSet.placed));
  if (target === null || !Array.isArray(value) || reach === null || reach === 'supports') return nothing;
  const entries: readonly string[] = value;
  const matches = entries.map((entry) => matchesException(entry, target));
  // A file that is only assumed to be this client's rules nothing out.
  const missing = (says: string): Item => (reach === 'tied' ? absent(...proofs(says, placed)) : nothing);
  if (matches.includes('covered')) return missing('an entry matches the name as typed');
  if (entries.every((entry) => entry.trim() === '')) return missing('the list is empty');
  // Forms that are not documented may match, so nobody can call the list mistaken.
  if (matches.includes('uncertain')) return nothing;
  for (const entry of entries) {
    const how = denotesSameHost(look, entry, target);
    if (how === null) continue;
    const says = `the list holds ${entry.trim()}, another name of the same server`;
    return shown(says, placed, how === 'assumed' ? 'assumed' : reach);
  }
  return entries.every((entry) => denotesAnotherHost(look, entry, target))
    ? missing('every entry of the list is another computer')
    : unobserved(askNameResolution(look));
}

/** The server's own FQDN, where it is not what was typed: Kerberos has an SPN for it. */
function otherFqdn(look: Look<Needs>): HostName | null {
  const { server, target } = look.attempt;
  return firstFqdn([...(server?.names ?? [])].filter((name) => name !== target));
}

/** Both names are of known computers, and not of one. Any other name may be an alias of this server. */
function denotesAnotherHost(look: Look<Needs>, entry: string, target: HostName): boolean {
  const server = look.host(target);
  const other = look.host(entry);
  return server !== null && other !== null && server.id !== other.id;
}

/**
 * By the case's table of names, or the client's own DNS suffix behind the short name. The same first label alone may be
 * another domain's computer: between two FQDNs it says nothing, between a short name and an FQDN it is assumed.
 */
function denotesSameHost(look: Look<Needs>, entry: string, target: HostName): 'tied' | 'assumed' | null {
  const server = look.host(target) ?? look.server;
  const others = [...(server?.names ?? []), ...(server?.addresses ?? [])].filter((name) => name !== target);
  if (others.some((name) => matchesException(entry, name) !== 'no')) return 'tied';
  const name = hostName(entry);
  if (name === null || name === target || firstLabel(name) !== firstLabel(target)) return null;
  const [short, long] = nameForm(name) === 'netbios' ? [name, target] : [target, name];
  if (nameForm(short) !== 'netbios' || nameForm(long) !== 'fqdn') return null;
  const domain = look.client?.domain ?? null;
  if (domain === dnsSuffix(long)) return 'tied';
  // A short name as typed gets the client's own suffix: an entry of another domain is another computer.
  return short === target && domain !== null ? null : 'assumed';
}
