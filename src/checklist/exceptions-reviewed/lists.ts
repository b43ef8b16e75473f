/** The three lists of exceptions, as policy exports hold them. */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { firstLabel, hostName, isAddress, nameForm } from '../../windows/names.ts';
import { policies, policyAt } from '../../windows/policies.ts';
import type { ItemView } from '../item.ts';

export const EXCEPTION_KINDS = [
  'policy-setting',
  'setting-undefined',
  'ntlm-audited',
  'ntlm-blocked',
  'ntlm-reason',
  'log-coverage',
] as const;

/** As in `Decisions`: clients, domain controllers, SMB clients. */
export type ExceptionList = 'P-OUTX' | 'P-DOMX' | 'P-SMBBLKX';

const ALL: readonly ExceptionList[] = ['P-OUTX', 'P-DOMX', 'P-SMBBLKX'];

/** One list of one computer. */
export interface List {
  readonly list: ExceptionList;
  readonly host: Host | null;
  readonly entries: readonly string[];
  readonly placed: Placed<'policy-setting'> | Placed<'setting-undefined'>;
}

/** One name of a list, and the computers that have it there. */
export interface Entry {
  readonly list: ExceptionList;
  /** As written. */
  readonly entry: string;
  readonly hosts: readonly Host[];
  readonly placed: Placed;
}

/** Every list that was looked at, also an empty one and one that is not defined. */
export function listsOf(view: ItemView<'policy-setting' | 'setting-undefined'>): readonly List[] {
  const filled = view.all('policy-setting').flatMap((placed): readonly List[] => {
    const list = listAt(placed.fact.path);
    return list === null || !acts(list, placed.host)
      ? []
      : [{ list, host: placed.host, placed, entries: entriesIn(placed.fact.value) }];
  });
  const missing = view.all('setting-undefined').flatMap((placed) =>
    ALL.filter((list) => acts(list, placed.host) && isMissing(list, placed)).map((list): List => ({
      list,
      host: placed.host,
      placed,
      entries: [],
    })),
  );
  return [...filled, ...missing];
}

export function listFacts(view: ItemView<'policy-setting' | 'setting-undefined'>): readonly List['placed'][] {
  return listsOf(view).map(({ placed }) => placed);
}

export function entriesOf(view: ItemView<'policy-setting' | 'setting-undefined'>): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const { list, host, entries, placed } of listsOf(view)) {
    for (const entry of entries) {
      const key = `${list} ${entry.toLowerCase()}`;
      const known = found.get(key);
      const hosts = [...(known?.hosts ?? []), ...(host === null ? [] : [host])];
      found.set(key, { list, entry: known?.entry ?? entry, hosts, placed: known?.placed ?? placed });
    }
  }
  return [...found.values()];
}

/**
 * The client lists are compared with the name that was used, so `nas01` and `nas01.corp.example` are two entries. The list of
 * the domain controllers knows the NetBIOS name alone; an address has no other form.
 */
export function otherForm(entries: readonly Entry[], { list, entry }: Entry): boolean {
  const name = hostName(entry);
  if (list === 'P-DOMX' || name === null || isAddress(name)) return true;
  return entries.some((other) => {
    const also = hostName(other.entry);
    return (
      other.list === list &&
      also !== null &&
      nameForm(also) !== nameForm(name) &&
      firstLabel(also) === firstLabel(name)
    );
  });
}

function listAt(path: string): ExceptionList | null {
  const id = policyAt(path);
  return ALL.find((list) => list === id) ?? null;
}

/** The list of the domain controllers has no effect elsewhere. */
function acts(list: ExceptionList, host: Host | null): boolean {
  return list !== 'P-DOMX' || host?.roles.has('domain-controller') === true;
}

function isMissing(list: ExceptionList, { fact }: Placed<'setting-undefined'>): boolean {
  const { path } = policies[list];
  return fact.whole === 'key' ? path.startsWith(`${fact.path}\\`) : fact.path === path;
}

/** `reg query` prints a list with `\0` between its entries, secedit with commas. */
function entriesIn(value: number | string | readonly string[]): readonly string[] {
  return [value]
    .flat()
    .flatMap((text) => String(text).split(/,|\\0/))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
