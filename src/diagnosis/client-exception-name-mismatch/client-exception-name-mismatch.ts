/**
 * An exception list exists on the client, but none of its entries is the name that the application uses.
 *
 * The list is compared with the name as used; NetBIOS name and FQDN are two entries (Policy CSP
 * LocalPoliciesSecurityOptions, "Add remote server exceptions for NTLM authentication").
 */
import type { Look } from '../../correlation/look.ts';
import { dnsSuffix, firstLabel, hostName, nameForm, type HostName } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientNtlmLog, askNameResolution, askOutgoingPolicy, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { matchesException } from '../exception-list.ts';
import { absent, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { clientException, clientName } from '../steps.ts';

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
  lookalikes: [
    'No entry denotes this host at all: then the list is not mistaken, the server is simply not excepted.',
    'An entry of the client opens neither the gate of the server nor that of a domain controller.',
    'The SMB client’s own list (Block NTLM Server Exception List) is another list.',
  ],
  needs: NEEDS,
  judge(look) {
    const list = exceptions(look);
    const blocked = tiedItem(
      'the client refused NTLM for this name (event 4001)',
      look.tied('ntlm-blocked', (fact) => fact.event === 4001),
      unobserved(askClientNtlmLog(look)),
    );
    return {
      necessary: [blocked.state === 'present' ? blocked : denyValue(look), list.otherForm],
      sufficient: [[blocked, list.otherForm]],
      specific: blocked.state === 'present' ? [list.otherForm] : [],
      against: [list.exact],
    };
  },
  clause: (look) =>
    `the NTLM exception list of ${clientName(look)} does not name ${targetName(look)} as it is typed`,
  stageWords: () => 'Blocked on the client: the exception names another form',
  remedies: (look) => [clientException(look)],
});

/** Deny all, or a 4001, which shows it: without either nobody asks for exceptions. */
function denyValue(look: Look<Needs>): Item {
  const { value, reach, placed } = look.setting(policies['P-OUT'].path, 'client');
  if (reach === null || reach === 'supports') return unobserved(askOutgoingPolicy(look));
  if (value === 2) return shown('RestrictSendingNTLMTraffic is 2, Deny all', placed, reach);
  return reach === 'tied'
    ? absent(...proofs('outgoing NTLM is not denied on this client', placed))
    : unobserved(askOutgoingPolicy(look));
}

interface ListItems {
  /** An entry denotes this server by another name, and none matches the name as typed. */
  readonly otherForm: Item;
  readonly exact: Item;
}

function exceptions(look: Look<Needs>): ListItems {
  const { value, reach, placed } = look.setting(policies['P-OUTX'].path, 'client');
  const target = look.attempt.target;
  const nothing = { otherForm: unobserved(askOutgoingPolicy(look)), exact: unobserved() };
  if (target === null || !Array.isArray(value) || reach === null || reach === 'supports') return nothing;
  const entries: readonly string[] = value;
  const matches = entries.map((entry) => matchesException(entry, target));
  // A file that is only assumed to be this client's rules nothing out.
  const missing = (says: string): Item =>
    reach === 'tied' ? absent(...proofs(says, placed)) : nothing.otherForm;
  if (matches.includes('covered')) {
    const says = 'an entry matches the name as typed';
    return { otherForm: missing(says), exact: shown(says, placed, reach) };
  }
  if (entries.every((entry) => entry.trim() === ''))
    return { otherForm: missing('the list is empty'), exact: unobserved() };
  // Forms that are not documented may match, so nobody can call the list mistaken.
  if (matches.includes('uncertain')) return nothing;
  for (const entry of entries) {
    const how = denotesSameHost(look, entry, target);
    if (how === null) continue;
    const says = `the list holds ${entry.trim()}, another name of the same server`;
    return {
      otherForm: shown(says, placed, how === 'assumed' ? 'assumed' : reach),
      exact: unobserved(),
    };
  }
  return entries.every((entry) => denotesAnotherHost(look, entry, target))
    ? { otherForm: missing('every entry of the list is another computer'), exact: unobserved() }
    : { otherForm: unobserved(askNameResolution(look)), exact: unobserved() };
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
  return dnsSuffix(long) === (look.client?.domain ?? '') ? 'tied' : 'assumed';
}
