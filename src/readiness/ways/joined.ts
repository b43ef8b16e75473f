/** Whether a computer is a member of a domain, as far as records show it. */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import type { Host } from '../../correlation/hosts.ts';
import { accountOf, type CaseView } from '../../correlation/look.ts';
import type { Known } from '../../correlation/paths/path.ts';
import { firstLabel, hostName, type HostName } from '../../windows/names.ts';
import type { Placed } from '../../correlation/placed.ts';
import { computerKey, kerberosAt } from './kerberos-seen.ts';

export interface Joined {
  readonly state: Known;
  readonly because: readonly Evidence[];
}

/** `unknown` where two records contradict each other: the computer joined or left between them, or one file is another's. */
export function joined(view: CaseView, host: Host | null): Joined {
  if (host === null) return { state: 'unknown', because: [] };
  const known = view.once('ways: joined', () => new Map<string, Joined>());
  const before = known.get(host.id);
  if (before !== undefined) return before;
  const result = judge(view, host);
  known.set(host.id, result);
  return result;
}

function judge(view: CaseView, host: Host): Joined {
  const name = host.shown ?? host.id;
  const member = memberSign(view, host);
  const [workgroup] = view.on('join-state', host).filter(({ fact }) => fact.state === 'workgroup');
  if (member !== null && workgroup !== undefined) {
    return {
      state: 'unknown',
      because: [
        evidence(`${name} is shown as a member of a domain`, member),
        evidence(`${name} is shown in a workgroup`, workgroup),
      ],
    };
  }
  if (member !== null)
    return { state: 'yes', because: [evidence(`${name} is a member of a domain`, member)] };
  if (workgroup !== undefined)
    return { state: 'no', because: [evidence(`${name} says that it is in no domain`, workgroup)] };
  return { state: host.roles.has('domain-controller') ? 'yes' : 'unknown', because: [] };
}

function memberSign(view: CaseView, host: Host): Pick<Placed, 'fact'> | null {
  const [stated] = view.on('join-state', host).filter(({ fact }) => fact.state === 'domain');
  const [channel] = view.on('secure-channel-checked', host).filter(({ fact }) => fact.ok);
  return stated ?? channel ?? kerberosAt(view, host) ?? directoryOf(view).get(host.id) ?? null;
}

/** Computers with an account in setspn, or with a secure channel over which a domain controller was asked. */
function directoryOf(view: CaseView): ReadonlyMap<string, Placed> {
  return view.once('ways: computers of the directory', () => {
    const found = new Map<string, Placed>();
    const note = (key: string | null, placed: Placed): void => {
      if (key !== null && !found.has(key)) found.set(key, placed);
    };
    for (const placed of view.all('spn-list')) {
      const account = accountOf(placed.fact.account);
      note(computerKey(view, account), placed);
    }
    for (const placed of view.all('spn-query')) {
      const own = placed.fact.owners.map(accountOf).find((one) => one === hostLabel(placed.fact.spn));
      if (own !== undefined) note(computerKey(view, own), placed);
    }
    for (const kind of ['ntlm-audited', 'ntlm-blocked', 'ntlm-reason'] as const) {
      for (const placed of view.all(kind)) {
        const { fact } = placed;
        // 3 and 4 are channels of trusts: their other end is a domain controller of another domain.
        const isTrust = fact.channelType === 3 || fact.channelType === 4;
        if (fact.gate === 'domain-controller' && !isTrust && fact.channel !== null)
          note(computerKey(view, fact.channel), placed);
      }
    }
    return found;
  });
}

/** `fs01` of `host/fs01.corp.example`: an account of this name that holds it is the computer's own. */
function hostLabel(written: string): HostName | null {
  const name = hostName(written);
  return name === null ? null : firstLabel(name);
}
