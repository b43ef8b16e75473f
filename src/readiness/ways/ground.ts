/** What the rules look at for one path: the computer that answers, whether it is joined, and Kerberos between the two. */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import type { Host } from '../../correlation/hosts.ts';
import type { CaseView } from '../../correlation/look.ts';
import type { AccessPath } from '../../correlation/paths/path.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstLabel, nameForm } from '../../windows/names.ts';
import type { WayOut } from '../way-out.ts';
import { joined, type Joined } from './joined.ts';
import { hasKerberos, kerberosBetween, type KerberosSeen } from './kerberos-seen.ts';
import { answering, bestName, shown, type Answering, type BestName } from './names.ts';

export interface Ground {
  readonly view: CaseView;
  readonly path: AccessPath;
  readonly answering: Answering;
  /** The computer that answers, where the case knows it. */
  readonly server: Host | null;
  readonly serverJoined: Joined;
  /** Kerberos of this client to that server, of any account. */
  readonly kerberos: readonly KerberosSeen[];
  /** Service class: as the record tells, `cifs` where it is or may be a share. */
  readonly service: string;
}

/** A rule says what a path needs, or null where it does not speak of it. */
export type Rule = (ground: Ground) => WayOut | null;

export function groundOf(view: CaseView, path: AccessPath): Ground {
  const found = answering(view, path);
  const { host } = found;
  const shownJoined = joined(view, host);
  const isMember = path.serverInDomain === 'yes' || path.toDomainController;
  return {
    view,
    path,
    answering: found,
    server: host,
    serverJoined:
      isMember && shownJoined.state === 'unknown' && shownJoined.because.length === 0
        ? { state: 'yes', because: [] }
        : shownJoined,
    kerberos: kerberosBetween(view, path.client, host),
    service: path.service?.toLowerCase() ?? (path.isSmb === 'no' ? 'host' : 'cifs'),
  };
}

/**
 * Client, account and server are all known to be able to do Kerberos with each other: only then a change of names is enough.
 * That the client merely may be joined is not.
 */
export function isKerberosWorld(ground: Ground): boolean {
  const { path, serverJoined, answering: found } = ground;
  const isDomainAccount = path.accountKind === 'domain' || path.accountKind === 'computer';
  return (
    found.isSure &&
    isDomainAccount &&
    serverJoined.state === 'yes' &&
    path.serverInDomain !== 'no' &&
    isClientReady(ground)
  );
}

/** The client is joined, or it was seen with tickets. */
export function isClientReady({ view, path }: Ground): boolean {
  if (path.clientJoined === 'no') return false;
  return (
    path.clientJoined === 'yes' ||
    joined(view, path.client?.host ?? null).state === 'yes' ||
    hasKerberos(view, path.client)
  );
}

/** HTTP, SQL Server and Remote Desktop may run under accounts, or with settings, of which a share's Kerberos tells nothing. */
export function isOwnService(service: string): boolean {
  return service !== 'cifs' && service !== 'host';
}

export function serverShown(ground: Ground): string {
  return ground.server === null
    ? (ground.path.server?.shown ?? ground.path.target ?? 'the server')
    : shown(ground.server);
}

export function clientShown({ path }: Ground): string {
  return path.client?.shown ?? 'the client';
}

/** The name of the server's account, as a command takes it: the first label of its name. */
export function accountInCommand(ground: Ground): string {
  const name = serverName(ground)?.name ?? ground.path.target;
  return inCommand(name === null ? null : firstLabel(name), '<server>');
}

/** The target is written without a domain. */
export function isShortTarget({ path }: Ground): boolean {
  return path.target !== null && nameForm(path.target) === 'netbios';
}

export function serverName(ground: Ground): BestName | null {
  return ground.server === null ? null : bestName(ground.server, ground.kerberos);
}

/** Lines of Kerberos that works, one where they say the same. */
export function kerberosLines(ground: Ground, most = 2): readonly Evidence[] {
  const { kerberos, path } = ground;
  const seen = kerberos.map(({ name, service, placed }) =>
    evidence(
      name === null
        ? `${clientShown(ground)} uses Kerberos with ${serverShown(ground)}`
        : `${clientShown(ground)} has a ticket for ${service ?? ''}/${name}`,
      placed,
    ),
  );
  const own = (path.kerberos?.placed ?? []).map((placed) =>
    evidence(`the same account uses Kerberos with ${serverShown(ground)}`, placed),
  );
  return [...own.slice(0, 1), ...seen].slice(0, most);
}

/** The records that show the NTLM itself: a statement needs a line. */
export function witnessLines({ path }: Ground, says: string, most = 1): readonly Evidence[] {
  return path.witnesses.slice(0, most).map(({ placed }) => evidence(says, placed));
}

/** The first that fits a cell of a table, else the last one cut. */
export function cell(...variants: readonly string[]): string {
  const fitting = variants.find((one) => one.length <= 70);
  return fitting ?? `${(variants[variants.length - 1] ?? '').slice(0, 69)}…`;
}
