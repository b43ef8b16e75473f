/**
 * Shares with sensitive data demand SMB encryption. It protects the data on the way; it neither replaces authentication
 * nor helps to remove NTLM.
 *
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/set-smbshare
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { counted } from '../../facts/counted.ts';
import { evidence, item, namedHosts, seenOf, type Finding, type ItemView } from '../item.ts';

const NEEDS = ['smb-share', 'smb-configuration', 'smb-connection'] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;

export default item({
  id: 'smb-encryption-for-sensitive-shares',
  number: 'P4',
  title: 'Shares with sensitive data demand encryption',
  correction:
    'SMB encryption protects the data on its way; it neither authenticates anybody nor replaces NTLM or Kerberos.',
  references: [
    'https://learn.microsoft.com/en-us/powershell/module/smbshare/set-smbshare',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-security',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const whole = view
      .all('smb-configuration')
      .filter(
        ({ fact }) =>
          fact.side === 'server' && fact.name.toLowerCase() === 'encryptdata' && fact.value === true,
      );
    const shares = view.all('smb-share').filter(({ fact }) => isData(fact.name) && fact.encryptData !== null);
    const covered = new Set(whole.flatMap(({ host }) => (host === null ? [] : [host.id])));
    const open = shares.filter(
      ({ fact, host }) => fact.encryptData === false && !(host !== null && covered.has(host.id)),
    );
    const closed = shares.filter((share) => !open.includes(share));
    const seen = seenOf(
      hostsOf([...shares, ...whole]),
      namedHosts(view).filter((host) => host.roles.has('server')),
    );
    const found = (state: Finding['state'], says: string, because: Finding['because']): Finding => ({
      state,
      says,
      because,
      seen: seen.words,
      todo: 'On each file server: Get-SmbShare | Select-Object Name,EncryptData. For a sensitive share: Set-SmbShare -Name <share> -EncryptData $true, after checking that all its clients speak SMB 3.',
    });
    if (open.length > 0) {
      const count = counted(open.length, 'share does', 'shares do');
      return found(
        'ask',
        `${count} not demand encryption. Which of them hold sensitive data stands in no file.`,
        open
          .slice(0, SHOWN)
          .map((share) => evidence(`the share ${share.fact.name} does not demand encryption`, share)),
      );
    }
    const because = [
      ...whole.map((one) => evidence('the whole server demands encryption', one)),
      ...closed
        .slice(0, SHOWN)
        .map((share) => evidence(`the share ${share.fact.name} demands encryption`, share)),
    ];
    if (because.length > 0) {
      return seen.all
        ? found('done', 'Every share seen demands encryption.', because)
        : found(
            'unknown',
            'Every share seen demands encryption; of other file servers no list of shares is there.',
            because,
          );
    }
    return found(
      'unknown',
      connectionWords(view),
      connections(view).map((one) => evidence('an open connection', one)),
    );
  },
});

/** C$, IPC$, ADMIN$ and the like hold no data of their own. */
function isData(share: string): boolean {
  return !share.endsWith('$');
}

function hostsOf(placed: readonly Placed<'smb-share' | 'smb-configuration'>[]): readonly Host[] {
  return placed.flatMap((one) => (one.host === null ? [] : [one.host]));
}

/** A connection tells whether it is encrypted, not whether the share demands it. */
function connections(view: ItemView<Needs>) {
  return view.all('smb-connection').filter(({ fact }) => fact.encrypted === true && isData(fact.share));
}

function connectionWords(view: ItemView<Needs>): string {
  const count = connections(view).length;
  return count === 0
    ? 'No list of shares is there.'
    : `${counted(count, 'open connection is', 'open connections are')} encrypted, but no list of shares is there.`;
}
