/**
 * Shares are opened by names that Kerberos can serve: no addresses, an SPN for each alias, and no SPN on two accounts.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn
 */
import type { Placed } from '../../correlation/placed.ts';
import { hostName, isLoopback, spn, serviceClass, uncPath, type HostName } from '../../windows/names.ts';
import { counted, listed } from '../../facts/counted.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding, type ItemView } from '../item.ts';
import { SHARE_PATH_KINDS, sharePaths } from '../share-paths.ts';
import { SPN_KINDS, spnOf } from '../spn-of-name.ts';

const NEEDS = [
  ...SPN_KINDS,
  ...SHARE_PATH_KINDS,
  'spn-duplicate',
  'spn-duplicate-search',
  'ntlm-audited',
  'ntlm-blocked',
  'access-tried',
  'ticket-request',
  'kdc-error',
] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;
const SPN_UNKNOWN = 0x7;
const SPN_NOT_UNIQUE = 0x8;

export default item({
  id: 'names-with-spn',
  number: 'P7',
  title: 'Shares are opened by names that have an SPN: no addresses, no bare alias, no duplicate',
  correction:
    'setspn -L lists the SPNs of one account and finds neither duplicates nor aliases; setspn -X and setspn -Q do, and a missing cifs/ entry is well where host/ is there.',
  references: ['https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn'],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const uses = usesOf(view);
    const seen = seenOf(
      uses.flatMap(({ placed }) => placed.host ?? []),
      namedHosts(view).filter((host) => host.roles.has('client') && !host.roles.has('domain-controller')),
    );
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'On a computer of the domain: setspn -X (with -F for the whole forest); for each name in use: setspn -Q cifs/<name>, and setspn -Q host/<name>. Give an alias its SPN: netdom computername <server> /add:<alias as FQDN>. Change paths by address to the FQDN.',
    });
    // A busy client has thousands of records for a handful of names.
    const named = [...new Map(uses.map((use) => [use.name, use])).values()];
    const faults = [...duplicates(view), ...refusedByKdc(view), ...badNames(view, named)];
    if (faults.length > 0)
      return found(
        'not-done',
        `Kerberos cannot serve every name: ${listed([...new Set(faults.map(({ says }) => says))])}.`,
        faults,
      );
    const clean = view.all('spn-duplicate-search').filter(({ fact }) => fact.groups === 0);
    const [search] = clean;
    const because = clean.map((one) => evidence('no duplicate SPN was found', one));
    if (search === undefined)
      return found('unknown', 'No search for duplicate SPNs (setspn -X) is there.', []);
    const scope = clean.some(({ fact }) => fact.forest) ? 'forest' : 'domain';
    const says = `No SPN is on two accounts in the ${scope}`;
    const open = named.filter(({ name }) => spnOf(view, name) === 'open');
    if (named.length === 0)
      return found('unknown', `${says}, but no file shows by which names shares are opened.`, because);
    if (open.length > 0)
      return found(
        'unknown',
        `${says}, but whether ${listed(open.map(({ name }) => name))} ${open.length === 1 ? 'has' : 'have'} an SPN stands in no file.`,
        [...because, ...open.map(({ name, placed }) => evidence(`no SPN query for ${name}`, placed))],
      );
    const all = [...because, ...named.map(({ name, placed }) => evidence(`${name} has an SPN`, placed))];
    return seen.all
      ? found(
          'done',
          `${says}, and ${counted(named.length, 'name in use has', 'names in use all have')} an SPN.`,
          all,
        )
      : found('unknown', `${says}, and every name seen has an SPN; other clients gave no names.`, all);
  },
});

interface NameUse {
  readonly name: HostName;
  readonly placed: Placed<Needs>;
}

/** By which names shares are opened: drives, connections, tries, and what NTLM was asked for. What a person told is no use. */
function usesOf(view: ItemView<Needs>): readonly NameUse[] {
  const use = (name: HostName | null, placed: Placed<Needs>): readonly NameUse[] =>
    name === null || isLoopback(name) ? [] : [{ name, placed }];
  const ntlm = [...view.all('ntlm-audited'), ...view.all('ntlm-blocked')].filter(
    ({ fact }) => (fact.gate === 'client-policy' || fact.gate === 'smb-client') && isOfShare(fact.target),
  );
  return [
    ...sharePaths(view).flatMap(({ server, placed }) => use(server, placed)),
    ...view
      .all('access-tried')
      .filter(({ fact }) => fact.command !== 'told')
      .flatMap((placed) => use(uncPath(placed.fact.target)?.server ?? null, placed)),
    ...ntlm.flatMap((placed) => use(hostName(placed.fact.target), placed)),
  ];
}

/** `http/intranet` is another matter; a bare name may be of a share. */
function isOfShare(target: string | null): boolean {
  const name = spn(target);
  return name === null || serviceClass(name) === 'cifs' || serviceClass(name) === 'host';
}

function badNames(view: ItemView<Needs>, named: readonly NameUse[]): readonly Evidence[] {
  return named.flatMap(({ name, placed }) => {
    const kind = spnOf(view, name);
    if (kind === 'address') return [evidence(`${name} is an address`, placed)];
    return kind === 'no-spn' ? [evidence(`${name} has no SPN`, placed)] : [];
  });
}

function duplicates(view: ItemView<Needs>): readonly Evidence[] {
  return [
    ...view.all('spn-duplicate').map((one) => evidence(`${one.fact.spn} is on two accounts`, one)),
    ...view
      .all('spn-duplicate-search')
      .filter(({ fact }) => fact.groups > 0)
      .map((one) => evidence(`setspn found ${counted(one.fact.groups, 'group')} of duplicates`, one)),
    ...view
      .all('kdc-error')
      .filter(({ fact }) => fact.event === 11)
      .map((one) => evidence(`${one.fact.name ?? 'an SPN'} is on two accounts`, one)),
  ];
}

/** The KDC looked for the SPN of a share and found none, or two. An SPN that somebody owns by now was registered since. */
function refusedByKdc(view: ItemView<Needs>): readonly Evidence[] {
  return view.all('ticket-request').flatMap((one) => {
    const name = spn(one.fact.service);
    const host = hostName(one.fact.service);
    if (one.fact.event !== 4769 || name === null || host === null || !isOfShare(name)) return [];
    if (one.fact.status === SPN_NOT_UNIQUE) return [evidence(`${name} is on two accounts`, one)];
    const isUnknown = one.fact.status === SPN_UNKNOWN && spnOf(view, host) !== 'has-spn';
    return isUnknown ? [evidence(`the KDC knows no SPN ${name}`, one)] : [];
  });
}
