/** An access path as a test needs it: what it does not say is unknown, its witnesses are the NTLM records of the story. */
import { hostName, isComputerAccount, isLoopback, type HostName } from '../windows/names.ts';
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath, End, KerberosUse, Witness, WitnessPlace } from '../correlation/paths/path.ts';
import { UNKNOWN_PATH } from '../correlation/paths/path.testing.ts';
import type { Placed } from '../correlation/placed.ts';

export interface PathSaid extends Partial<Omit<AccessPath, 'client' | 'server' | 'target' | 'kerberos'>> {
  /** A name or an address, as written. */
  readonly client?: string | null;
  readonly server?: string | null;
  /** As the record has it, with its service class: `cifs/files`. */
  readonly target?: string | null;
  /** True: the Kerberos logons of the story are of this path. */
  readonly kerberos?: boolean;
}

export function pathOf(view: CaseView, said: PathSaid): AccessPath {
  const { client, server, target, kerberos, ...rest } = said;
  const [service, bare] = target?.includes('/') ? target.split('/') : [null, target ?? null];
  const isComputer = isComputerAccount(rest.account ?? null);
  const serverEnd = endOf(view, server);
  return {
    ...UNKNOWN_PATH,
    id: [client, rest.account, target, server, rest.process]
      .map((part) => part ?? '?')
      .join('|')
      .toLowerCase(),
    class: isComputer ? 'computer-account' : 'access',
    client: endOf(view, client),
    accountKind: isComputer ? 'computer' : 'unknown',
    target: hostName(bare),
    service: service?.toLowerCase() ?? null,
    server: serverEnd,
    isSmb: service === 'cifs' ? 'yes' : service === null ? 'unknown' : 'no',
    toDomainController: serverEnd?.host?.roles.has('domain-controller') ?? false,
    witnesses: rest.witnesses ?? witnessesIn(view),
    reason: view.all('ntlm-reason')[0]?.fact.reason ?? null,
    kerberos: kerberos === true ? kerberosIn(view) : null,
    ...rest,
  };
}

function endOf(view: CaseView, written: string | null | undefined): End | null {
  const name: HostName | null = hostName(written);
  if (name === null || isLoopback(name)) return null;
  const host = view.table.named(name);
  return { host, shown: host?.shown ?? written ?? name, name };
}

function witnessesIn(view: CaseView): readonly Witness[] {
  return view.placed.facts.flatMap((placed): Witness[] => {
    const { fact } = placed;
    if (fact.kind === 'logon')
      return fact.package === 'ntlm' ? [{ place: 'server', event: 4624, placed }] : [];
    if (fact.kind !== 'ntlm-audited' && fact.kind !== 'ntlm-blocked' && fact.kind !== 'ntlm-reason')
      return [];
    return [{ place: placeOf(fact.gate), event: fact.event, placed }];
  });
}

function placeOf(gate: string): WitnessPlace {
  return gate === 'server' ? 'server' : gate === 'domain-controller' ? 'domain-controller' : 'client';
}

function kerberosIn(view: CaseView): KerberosUse {
  const placed: readonly Placed[] = view.all('logon').filter(({ fact }) => fact.package === 'kerberos');
  return { count: placed.length, last: null, placed };
}
