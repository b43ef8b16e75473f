/**
 * The SPN of a name is held by nobody, by two accounts or by the wrong one. Before anything is registered, duplicates go: a
 * domain controller that finds two accounts issues no ticket at all.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn
 */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import { accountOf } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { WayOut } from '../way-out.ts';
import { cell, isKerberosWorld, serverShown, type Ground } from './ground.ts';
import { isAccountOf, isClusterAccount, spnOwners, type SpnOwners } from './spn-owners.ts';

export function ownersOfTarget({ view, path, service }: Ground): SpnOwners | null {
  return path.target === null ? null : spnOwners(view, service, path.target);
}

export function ownerLines(owners: SpnOwners, most = 2): readonly Evidence[] {
  const says =
    owners.state === 'nobody'
      ? 'setspn finds no owner'
      : `${owners.spn} is held by ${owners.accounts.slice(0, 2).map(accountName).join(' and ')}`;
  return owners.placed
    .filter(
      ({ fact }) => owners.state !== 'nobody' || (fact.kind === 'spn-query' && fact.owners.length === 0),
    )
    .slice(0, most)
    .map((placed) =>
      evidence(
        placed.fact.kind === 'spn-query' && owners.state === 'nobody'
          ? `${says} of ${placed.fact.spn}`
          : says,
        placed,
      ),
    );
}

/** Two accounts hold the SPN: which one is right only a person can say. */
export function twoOwners(ground: Ground): WayOut | null {
  const owners = ownersOfTarget(ground);
  if (owners?.state !== 'several') return null;
  const { path } = ground;
  return {
    kind: 'register-spn',
    possible: owners.inOneSearch && isKerberosWorld(ground) ? 'yes' : 'likely',
    says: cell(`Leave ${owners.spn} on one account only`, 'Leave the SPN on one account only'),
    why: `${owners.accounts.slice(0, 3).map(accountName).join(' and ')} hold ${owners.spn}, and for two owners no ticket is issued; decide which one answers under ${path.target ?? 'the name'}.`,
    command: 'setspn -X',
    because: [...ownerLines(owners), ...ground.serverJoined.because].slice(0, 3),
  };
}

/** One account holds the SPN, and it is not the account of the computer that answers. */
export function wrongOwner(ground: Ground): WayOut | null {
  const owners = ownersOfTarget(ground);
  const [owner] = owners?.accounts ?? [];
  const { view, server } = ground;
  if (owners?.state !== 'one' || owner === undefined || server === null || ground.answering.rival !== null)
    return null;
  // A site or a database has its SPN on the account under which it runs, a cluster's role on an account of its own.
  const isRightly =
    isAccountOf(view, owner, server) || isClusterAccount(view, owner) || !isShareService(ground);
  if (isRightly) return null;
  return {
    kind: 'register-spn',
    possible: 'likely',
    says: cell(
      `Move ${owners.spn} to the account of ${serverShown(ground)}`,
      'Move the SPN to the account of the server',
    ),
    why: `${owners.spn} is held by ${accountName(owner)}, but ${serverShown(ground)} answers under this name and cannot read such a ticket; if ${accountName(owner)} no longer needs it, remove it there (setspn -D) and register it here (setspn -S).`,
    command: `setspn -L ${inCommand(accountName(owner), '<account>')}`,
    because: [...ownerLines(owners), ...ground.answering.because].slice(0, 3),
  };
}

export function isShareService({ service }: Ground): boolean {
  return service === 'cifs' || service === 'host';
}

/** `OLDFS01` of `CN=OLDFS01,OU=Servers,DC=corp,DC=example`. */
export function accountName(distinguishedName: string): string {
  return accountOf(distinguishedName)?.toUpperCase() ?? distinguishedName;
}
