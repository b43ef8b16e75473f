/** What is said of an entry of an exception list: what it opens, what makes it unnecessary, why to think twice. */
import type { AccessPath } from '../correlation/paths/path.ts';
import { isAddress } from '../windows/names.ts';
import { entryMatcher, subjectsOf } from './covering.ts';
import { isToDomainController, serverOf, type Context, type Draft } from './draft.ts';
import type { ListId } from './policy.ts';
import type { WayOut } from './way-out.ts';

const NAMES_SHOWN = 3;

/** The same list on every computer that holds it: nobody can see from here which ones these are. */
export function opensOf(list: ListId, entry: string, paths: readonly AccessPath[]): string {
  const what: Readonly<Record<ListId, string>> = {
    'P-OUTX': `Computers with this list may send NTLM to ${entry}`,
    'P-DOMX': `Domain controllers with this list accept NTLM from ${entry}`,
    'P-SMBBLKX': `SMB clients with this list may use NTLM with ${entry}`,
  };
  if (paths.length === 0) return `${what[list]}; no path uses it.`;
  const accounts = shownNames(paths.map(({ account }) => account));
  const clients = shownNames(paths.map(({ client }) => client?.shown ?? null));
  const who = accounts.length === 0 ? 'an unknown account' : some(accounts);
  const where = clients.length === 0 ? 'an unknown computer' : some(clients);
  return `${what[list]}; seen: ${who} on ${where}.`;
}

/** The ways out of its paths, and of how many they are not one; null where none has one. */
export function removedByOf(
  paths: readonly AccessPath[],
  wayOuts: ReadonlyMap<string, WayOut>,
): string | null {
  const found = paths.map(({ id }) => wayOuts.get(id));
  const helps = found.filter(
    (way) => way !== undefined && way.possible !== 'no' && way.possible !== 'unknown',
  );
  const says = [...new Set(helps.map((way) => way?.says ?? ''))].filter((one) => one !== '');
  if (says.length === 0) return null;
  const rest = paths.length - helps.length;
  return some(says, '; ') + (rest === 0 ? '' : `; for ${rest} of ${paths.length} paths nothing is known yet`);
}

export function warningsOf(draft: Draft, context: Context): readonly string[] {
  return [
    ...domainController(draft),
    ...privileged(draft),
    ...oldVersion(draft),
    ...otherForms(draft, context),
    ...opensMore(draft, context),
    ...undocumented(draft, context.list),
  ];
}

/** Distinct names, in a fixed order. */
export function shownNames(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== null))].sort();
}

function domainController({ opens }: Draft): readonly string[] {
  const names = shownNames(
    opens.filter(isToDomainController).map(({ server, target }) => server?.shown ?? target),
  );
  if (names.length === 0) return [];
  return [`It opens NTLM to the domain controller ${some(names)}: repair Kerberos for it, do not except it.`];
}

function privileged({ paths }: Draft): readonly string[] {
  const accounts = shownNames(
    paths.filter((path) => path.privileged === 'yes').map(({ account }) => account),
  );
  if (accounts.length === 0) return [];
  return [`Administrator rights at the server: ${some(accounts)}. Repair this first, do not except it.`];
}

function oldVersion({ paths }: Draft): readonly string[] {
  const old = paths.filter(({ version }) => version === 'NTLMv1');
  if (old.length === 0) return [];
  const clients = shownNames(old.map(({ client }) => client?.shown ?? null));
  const who = clients.length === 0 ? 'A client' : some(clients);
  return [`NTLMv1 is used here: ${who}. Raise it to NTLMv2 before you make an exception.`];
}

/** Both are needed, since both are used, and Windows takes them for two names. */
function otherForms(draft: Draft, { list, byServer }: Context): readonly string[] {
  const server = list === 'P-DOMX' ? null : serverOf(draft);
  if (server === null) return [];
  const others = (byServer.get(server) ?? []).filter((entry) => entry !== draft.entry);
  if (others.length === 0) return [];
  const names = some([...others].sort());
  return [
    `The same computer is used as ${names} too. Both are listed, because the list takes them for different names.`,
  ];
}

function opensMore({ entry, paths }: Draft, { list, span }: Context): readonly string[] {
  if (!entry.includes('*')) return [];
  const matches = entryMatcher(list, entry);
  const used = new Set(paths.map(({ server }) => server?.host?.id ?? null));
  const more = span.hosts.filter(
    (host) => !used.has(host.id) && subjectsOf(list, host).some((subject) => matches(subject) !== 'no'),
  );
  const names = shownNames(more.map(({ shown, id }) => shown ?? id));
  return names.length === 0
    ? ['It is a pattern: every name that fits it is open, also of computers that no file knows.']
    : [`It is a pattern, and also opens ${some(names)}, which no path needs.`];
}

function undocumented({ entry, match, paths }: Draft, list: ListId): readonly string[] {
  if (match !== 'uncertain') return [];
  const isToAddress = paths.some(({ target }) => target !== null && isAddress(target));
  if (list === 'P-OUTX' && isToAddress && !entry.includes('/'))
    return ['Microsoft documents no addresses in this list: test it, or use the name.'];
  if (list === 'P-DOMX')
    return [
      'Microsoft documents NetBIOS names only in this list: check that this is the one of the server, and test it.',
    ];
  return ['Microsoft does not document this form of entry: test whether it counts.'];
}

function some(names: readonly string[], between = ', '): string {
  const rest = names.length - NAMES_SHOWN;
  if (rest <= 0) return names.join(between);
  return `${names.slice(0, NAMES_SHOWN).join(between)} and ${rest} more`;
}
