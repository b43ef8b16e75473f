/**
 * Before the policy changed, the mapped drives and open connections of the clients were collected, and every path goes by
 * a name that Kerberos can serve. A mapping shows one user's session and no protocol, so this completes the audit events,
 * it does not replace them.
 *
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbmapping
 */
import { counted } from '../../facts/counted.ts';
import { ENFORCEMENT_KINDS, enforcedScopes } from '../enforcement.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding } from '../item.ts';
import { SHARE_PATH_KINDS, sharePaths } from '../share-paths.ts';
import { SPN_KINDS, spnOf } from '../spn-of-name.ts';

const NEEDS = [...ENFORCEMENT_KINDS, ...SPN_KINDS, ...SHARE_PATH_KINDS] as const;

const SHOWN = 5;

export default item({
  id: 'mappings-audited',
  number: 'P5',
  title: 'Mapped drives were audited before the policy changed',
  correction:
    'Get-SmbMapping shows the drives of one user and no protocol; which of them use NTLM is told by 8001 at the client and 4624 at the server.',
  references: ['https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbmapping'],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const paths = sharePaths(view);
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
      todo: 'On each client, as its user: Get-SmbMapping | Format-List *; Get-SmbConnection | Format-List *; net use. Change paths by address to the FQDN; for other names: setspn -Q cifs/<name>, and setspn -Q host/<name>',
    });
    if (paths.length === 0)
      return found('unknown', 'No mapped drive and no open connection is in the files.', []);
    const judged = paths.map((path) => ({ ...path, name: spnOf(view, path.server) }));
    const bad = judged.filter((path) => path.name === 'address' || path.name === 'no-spn');
    if (bad.length > 0) {
      return found(
        'not-done',
        `${counted(bad.length, 'path goes', 'paths go')} by an address or by a name without SPN: as it stands, Kerberos cannot serve them.`,
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
