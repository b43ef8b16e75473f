/**
 * Before the policy changed, the mapped drives and open connections of the clients were collected, and every path goes by
 * a name that Kerberos can serve. A mapping shows one user's session and no protocol, so this completes the audit events,
 * it does not replace them.
 *
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbmapping
 */
import type { Placed } from '../../correlation/placed.ts';
import { isAddress, serviceClass, uncPath, type HostName } from '../../windows/names.ts';
import { ENFORCEMENT_KINDS, enforcedScopes } from '../enforcement.ts';
import {
  counted,
  evidence,
  item,
  namedHosts,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
} from '../item.ts';

const NEEDS = [
  ...ENFORCEMENT_KINDS,
  'smb-mapping',
  'smb-connection',
  'ticket-held',
  'spn-query',
  'spn-list',
] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;

export default item({
  id: 'mappings-audited',
  title: 'Mapped drives were audited before the policy changed',
  references: ['https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbmapping'],
  needs: NEEDS,
  check(view) {
    const paths = pathsOf(view);
    const clients = namedHosts(view).filter(
      (host) => host.roles.has('client') && !host.roles.has('domain-controller'),
    );
    const seen = seenOf(
      paths.flatMap((path) => (path.placed.host === null ? [] : [path.placed.host])),
      clients,
    );
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'On each client, as its user: Get-SmbMapping | Format-List *; Get-SmbConnection | Format-List *; net use. Change paths by address to the FQDN; for other names: setspn -Q cifs/<name> & setspn -Q host/<name>',
    });
    if (paths.length === 0)
      return found('unknown', 'No mapped drive and no open connection is in the files.', []);
    const judged = paths.map((path) => ({ ...path, name: kindOfName(view, path.server) }));
    const bad = judged.filter((path) => path.name === 'address' || path.name === 'no-spn');
    if (bad.length > 0) {
      return found(
        'not-done',
        `${counted(bad.length, 'path goes', 'paths go')} by an address or by a name without SPN: Kerberos is not possible there.`,
        bad.map((path) =>
          evidence(
            `${path.server} is ${path.name === 'address' ? 'an address' : 'a name without SPN'}`,
            path.placed,
          ),
        ),
      );
    }
    const open = judged.filter((path) => path.name === 'open');
    if (open.length > 0) {
      return found(
        'ask',
        `Whether ${counted(new Set(open.map((path) => path.server)).size, 'name has', 'names have')} an SPN stands in no file.`,
        open.map((path) => evidence(`no ticket and no SPN query for ${path.server}`, path.placed)),
      );
    }
    const because = judged.map((path) => evidence(`${path.server} has an SPN`, path.placed));
    if (!seen.all)
      return found(
        'unknown',
        'Every path seen goes by a name that has an SPN; other clients gave no list.',
        because,
      );
    // The lists have no date, so once something is denied nobody can tell which came first.
    return enforcedScopes(view).length === 0
      ? found('done', 'Every path goes by a name that has an SPN, and nothing is denied yet.', because)
      : found(
          'ask',
          'Every path goes by a name that has an SPN. Whether the lists are older than the policy stands in no file.',
          because,
        );
  },
});

interface Path {
  readonly server: HostName;
  readonly placed: Placed<'smb-mapping'> | Placed<'smb-connection'>;
}

function pathsOf(view: ItemView<Needs>): readonly Path[] {
  const path = (written: string, placed: Path['placed']): readonly Path[] => {
    const server = uncPath(written)?.server ?? null;
    return server === null ? [] : [{ server, placed }];
  };
  return [
    ...view.all('smb-mapping').flatMap((placed) => path(placed.fact.remote, placed)),
    ...view
      .all('smb-connection')
      .flatMap((placed) => path(`\\\\${placed.fact.server}\\${placed.fact.share}`, placed)),
  ];
}

/** A ticket or an SPN query decides; a resemblance to a computer's name does not. */
function kindOfName(view: ItemView<Needs>, name: HostName): 'address' | 'has-spn' | 'no-spn' | 'open' {
  const isSpnOf = (spn: string): boolean => spn === `cifs/${name}` || spn === `host/${name}`;
  const ticket = view
    .all('ticket-held')
    .some(({ fact }) => serviceClass(fact.server) === 'cifs' && isSpnOf(fact.server));
  const listed = view.all('spn-list').some(({ fact }) => fact.spns.some(isSpnOf));
  const queries = view.all('spn-query').filter(({ fact }) => isSpnOf(fact.spn));
  if (ticket || listed || queries.some(({ fact }) => fact.owners.length > 0)) return 'has-spn';
  if (isAddress(name)) return 'address';
  // A `host/` SPN serves cifs as well, so both must have been asked for.
  const asked = new Set(queries.map(({ fact }) => serviceClass(fact.spn)));
  return asked.has('cifs') && asked.has('host') ? 'no-spn' : 'open';
}
