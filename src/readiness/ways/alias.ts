/**
 * The target is another name of the server than its own. `netdom computername /add` makes it one: it registers the name in
 * DNS and its SPNs on the account, which Microsoft advises instead of a CNAME. Where a CNAME exists and stays, the SPN alone
 * is registered; a cluster's role and a NAS get it on their own account, netdom is not for them.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share
 */
import { isAddress } from '../../windows/names.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { WayOut } from '../way-out.ts';
import {
  accountInCommand,
  cell,
  isKerberosWorld,
  isShortTarget,
  serverName,
  serverShown,
  witnessLines,
  type Ground,
} from './ground.ts';
import { kerberosFailure } from './kerberos-failed.ts';
import { isClusterAccount, type SpnOwners } from './spn-owners.ts';
import { isShareService, ownerLines, ownersOfTarget } from './spn-trouble.ts';

export function isAlias({ view, path, server }: Ground): boolean {
  if (path.target === null || isAddress(path.target) || server === null) return false;
  if (server.names.size === 0 || server.names.has(path.target)) return false;
  // Another computer of the case bears this name: then which one answers is open, and no alias.
  return view.table.named(path.target) === null;
}

/** Searched, and nobody holds an SPN for the alias. */
export function unownedAlias(ground: Ground): WayOut | null {
  const owners = isShareAlias(ground) ? ownersOfTarget(ground) : null;
  if (owners?.state !== 'nobody' || ground.serverJoined.state !== 'yes') return null;
  return unowned(ground, owners);
}

/** Nobody looked for the SPN of the alias, or whether its server is joined is open. */
export function openAlias(ground: Ground): WayOut | null {
  const owners = isShareAlias(ground) ? ownersOfTarget(ground) : null;
  if (owners === null || owners.state === 'one' || owners.state === 'several') return null;
  return ground.serverJoined.state === 'yes' ? notAsked(ground) : openServer(ground);
}

function isShareAlias(ground: Ground): boolean {
  return isAlias(ground) && isShareService(ground);
}

function unowned(ground: Ground, owners: SpnOwners): WayOut {
  const { path } = ground;
  const target = path.target ?? '';
  const isSure = isKerberosWorld(ground) && ground.answering.because.length > 0;
  return {
    kind: 'give-alias',
    possible: isSure ? 'yes' : 'likely',
    says: cell(`Give the alias ${target} to ${serverShown(ground)}`, 'Give the alias to its server'),
    why: `${target} is no name of ${serverShown(ground)}, and no account holds an SPN for it, so no ticket is issued${placeWords(ground)}.`,
    command: commandOf(ground),
    because: [...ownerLines(owners), ...ground.answering.because, ...ground.serverJoined.because].slice(0, 4),
  };
}

function notAsked(ground: Ground): WayOut {
  const { path } = ground;
  const target = path.target ?? '';
  const failure = kerberosFailure(ground.view, path);
  const isUnknown = failure?.kind === 'no-spn';
  return {
    kind: 'give-alias',
    possible: 'likely',
    says: cell(`Give the alias ${target} to ${serverShown(ground)}`, 'Give the alias to its server'),
    why: isUnknown
      ? `${target} is no name of ${serverShown(ground)}, and Kerberos failed for it with ${failure.words}; ask setspn before you register anything.`
      : `${target} is no name of ${serverShown(ground)}; whether an account holds an SPN for it is not known.`,
    command: `setspn -Q ${ground.service}/${inCommand(target, '<alias>')}`,
    because: [
      ...(failure?.because ?? []),
      ...ground.answering.because,
      ...witnessLines(ground, `the server was called ${target}`),
    ].slice(0, 3),
  };
}

function openServer(ground: Ground): WayOut {
  const best = serverName(ground);
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: cell(`Find out whether ${serverShown(ground)} is joined`, 'Find out whether the server is joined'),
    why: `${ground.path.target ?? ''} is no name of ${serverShown(ground)}, and whether that is a member of a domain is shown by no record.`,
    command: `setspn -Q host/${inCommand(best?.name, '<server>')}`,
    because: [...ground.answering.because, ...ground.serverJoined.because],
  };
}

function commandOf(ground: Ground): string {
  const { path, server, service } = ground;
  const account = accountInCommand(ground);
  const target = path.target ?? '';
  const full = inCommand(
    target.includes('.') ? target : server?.domain ? `${target}.${server.domain}` : null,
    '<alias with its domain>',
  );
  if (isOnCluster(ground)) return `setspn -S ${service}/${full} <account of the role>`;
  // Without files of its own it may be a NAS, which netdom cannot speak to.
  if (ground.answering.isCname || server?.hasFiles !== true) return `setspn -S ${service}/${full} ${account}`;
  return `netdom computername ${account} /add:${full}`;
}

function placeWords(ground: Ground): string {
  const short = isShortTarget(ground) ? '; register the short name as well' : '';
  if (isOnCluster(ground)) return '; on a cluster it belongs on the account of the role, not of a node';
  if (ground.answering.isCname) return `; the CNAME may stay, the SPN is what is missing${short}`;
  return ground.server?.hasFiles === true ? '' : `; on a NAS use its own tools or setspn${short}`;
}

/** An account of a cluster holds SPNs with a name of this server. */
function isOnCluster({ view, server }: Ground): boolean {
  if (server === null) return false;
  return view.once(`ways: cluster ${server.id}`, () =>
    view
      .all('spn-list')
      .some(
        ({ fact }) =>
          isClusterAccount(view, fact.account) && view.table.named(nameIn(fact.account))?.id === server.id,
      ),
  );
}

function nameIn(distinguishedName: string): string {
  return /^CN=([^,]+)/i.exec(distinguishedName)?.[1] ?? distinguishedName;
}
