/**
 * An exception list exists on the client, but none of its entries is the name that the application uses.
 *
 * The list is compared with the name as used; NetBIOS name and FQDN are two entries (Policy CSP
 * LocalPoliciesSecurityOptions, "Add remote server exceptions for NTLM authentication").
 */
import type { Look } from '../../correlation/look.ts';
import { firstLabel, hostName } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientNtlmLog, askOutgoingPolicy, targetName } from '../asks.ts';
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
  references: ['https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions'],
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
      necessary: [blocked, list.otherForm],
      sufficient: [[blocked, list.otherForm]],
      specific: blocked.state === 'present' ? [list.otherForm] : [],
      against: [list.exact],
    };
  },
  clause: (look) => `the NTLM exception list of ${clientName(look)} does not name ${targetName(look)} as it is typed`,
  stageWords: () => 'Blocked on the client: the exception names another form',
  remedies: (look) => [clientException(look)],
});

function exceptions(look: Look<Needs>): { readonly otherForm: Item; readonly exact: Item } {
  const setting = look.setting(policies['P-OUTX'].path, 'client');
  const target = look.attempt.target;
  const nothing = { otherForm: unobserved(askOutgoingPolicy(look)), exact: unobserved() };
  if (target === null || !Array.isArray(setting.value) || setting.reach === null || setting.reach === 'supports') return nothing;
  const entries: readonly string[] = setting.value;
  const matches = entries.map((entry) => matchesException(entry, target));
  if (matches.includes('covered')) {
    return { otherForm: absent(...proofs('an entry matches the name as typed', setting.placed)), exact: shown('an entry matches the name as typed', setting.placed, setting.reach) };
  }
  // An SPN form or a second asterisk is not documented: it may match, so nobody can call it a mismatch.
  if (matches.includes('uncertain')) return nothing;
  const other = entries.find((entry) => denotesSameHost(look, entry));
  if (other === undefined) return { otherForm: absent(...proofs('no entry of the list denotes this server', setting.placed)), exact: unobserved() };
  return {
    otherForm: shown(`the list holds ${other.trim()}, another name of the same server`, setting.placed, setting.reach),
    exact: unobserved(),
  };
}

function denotesSameHost(look: Look<Needs>, entry: string): boolean {
  const name = hostName(entry.replace('*', ''));
  const target = look.attempt.target;
  if (name === null || target === null) return false;
  const host = look.host(name);
  if (host !== null && look.server !== null && host.id === look.server.id) return true;
  return firstLabel(name) === firstLabel(target) && name !== target;
}
