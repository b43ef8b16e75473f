/**
 * What opens an attempt: every fact that is a failed access, or shows one. A block event is itself the failed attempt;
 * no client file is needed.
 */
import type { Fact, FactKind, Facts } from '../facts/facts.ts';
import {
  account,
  hostName,
  isAddress,
  isAnonymous,
  isComputerAccount,
  isLegible,
  isLoopback,
  serviceClass,
  spn,
  uncPath,
  type Account,
  type HostName,
} from '../windows/names.ts';
import { isNormalKerberosCode } from '../windows/status.ts';
import type { Host, HostTable } from './hosts.ts';
import type { Placed } from './placed.ts';

/** Where a record stands relative to the access. `told` statements stand at the client and prove nothing. */
export type Side = 'client' | 'server' | 'domain-controller';

/** Who, where, to what: the parts of an access that one fact tells. Null: it does not tell. */
export interface Identity {
  readonly client: Host | null;
  /** Workstation name or address as the record prints it, where it is no known computer. */
  readonly clientName: HostName | null;
  readonly clientAddress: HostName | null;
  readonly user: Account | null;
  /**
   * Whose session it is, where the record tells it beside the account that was offered: a saved key of another account goes
   * out from the session of the person who types.
   */
  readonly sessionUser: Account | null;
  /** The target name as the caller wrote it; only the client side and a failed 4769 know it. */
  readonly target: HostName | null;
  readonly targetShown: string | null;
  /** True where the record names a target whose letters are lost: then `target` is null, and nothing else is this target. */
  readonly isBlurred: boolean;
  readonly share: string | null;
  readonly server: Host | null;
}

export interface Seed extends Identity {
  readonly placed: Placed;
  readonly side: Side;
  readonly times: readonly number[];
  /** What people saw (Win32) for captures; the status of the record for events; null where neither is printed. */
  readonly printed: number | null;
  readonly status: number | null;
  readonly told: boolean;
}

type Seen = (Identity & { readonly side: Side; readonly status: number | null }) | null;

/** A placed fact belongs to one case, so what it shows is worked out once. */
const seen = new WeakMap<Placed, Seen>();

/** The failed (or succeeded) access that a fact shows, or null where it shows none. */
export function identityOf(placed: Placed, table: HostTable): Seen {
  const known = seen.get(placed);
  if (known !== undefined) return known;
  const identity = readIdentity(placed, table);
  seen.set(placed, identity);
  return identity;
}

/** Takes over who called from another record of the same session, where a record does not print it. */
export function takeCaller(placed: Placed, table: HostTable, from: Identity): void {
  const own = identityOf(placed, table);
  if (own === null || own.client !== null || own.clientName !== null || own.clientAddress !== null) return;
  const { client, clientName, clientAddress } = from;
  seen.set(placed, { ...own, client, clientName, clientAddress });
}

function readIdentity(placed: Placed, table: HostTable): Seen {
  const { fact, host } = placed;
  const none: Identity = {
    client: null,
    clientName: null,
    clientAddress: null,
    user: null,
    sessionUser: null,
    target: null,
    targetShown: null,
    isBlurred: false,
    share: null,
    server: null,
  };
  switch (fact.kind) {
    case 'access-tried': {
      const path = uncPath(fact.target);
      return {
        ...none,
        side: 'client',
        status: fact.code,
        client: host,
        user: account(fact.user ?? placed.session),
        sessionUser: fact.user === null ? account(placed.session) : null,
        ...typed(path?.server ?? null, path?.shown ?? null, table),
        share: path?.share ?? null,
      };
    }
    case 'service-failure': {
      const path = uncPath(fact.target);
      return {
        ...none,
        side: 'client',
        status: fact.code,
        client: host,
        ...typed(path?.server ?? null, path?.shown ?? null, table),
        share: path?.share ?? null,
      };
    }
    case 'ntlm-blocked':
    case 'ntlm-audited':
    case 'ntlm-unusable':
    case 'ntlm-reason':
      return isSmbUse(fact) ? { ...none, ...ntlmIdentity(fact, host, table), status: null } : null;
    case 'smb-client-failure': {
      const written = fact.server ?? fact.principal;
      const path = uncPath(
        fact.share === null ? null : fact.share.startsWith('\\\\') ? fact.share : `\\${fact.share}`,
      );
      return {
        ...none,
        side: 'client',
        status: fact.status,
        client: host,
        user: account(fact.user),
        ...typed(hostName(written) ?? path?.server ?? null, null, table),
        share: path?.share ?? null,
      };
    }
    case 'smb-connection':
      return {
        ...none,
        side: 'client',
        status: null,
        client: host,
        user: account(fact.credential ?? fact.user),
        ...typed(hostName(fact.server), `\\\\${fact.server}\\${fact.share}`, table),
        share: fact.share,
      };
    case 'explicit-credential':
      return {
        ...none,
        side: 'client',
        status: null,
        client: host,
        user: account(fact.user, fact.domain),
        ...typed(hostName(fact.target), null, table),
      };
    case 'logon':
    case 'logon-failed':
      return {
        ...none,
        side: 'server',
        status: fact.kind === 'logon-failed' ? fact.status : null,
        server: host,
        user: account(fact.user, fact.domain),
        ...ofComputer(caller(fact.workstation, fact.address, host, table), fact.user, table),
      };
    case 'smb-session-refused':
      return {
        ...none,
        side: 'server',
        status: fact.status,
        server: host,
        user: account(fact.user),
        ...ofComputer(caller(fact.client, fact.address, host, table), fact.user ?? '', table),
      };
    case 'smb-share-denied':
      return {
        ...none,
        side: 'server',
        status: null,
        server: host,
        user: account(fact.user),
        share: shareName(fact.share),
        ...ofComputer(caller(fact.client, fact.address, host, table), fact.user ?? '', table),
      };
    case 'share-access':
      return {
        ...none,
        side: 'server',
        status: null,
        server: host,
        user: account(fact.user, fact.domain),
        share: shareName(fact.share),
        ...ofComputer(caller(null, fact.address, host, table), fact.user, table),
      };
    case 'file-denied':
      // Behind the share: the file system knows the account and its session, not who is at the other end.
      return {
        ...none,
        side: 'server',
        status: null,
        server: host,
        user: account(fact.user, fact.domain),
        ...ofComputer(caller(null, null, null, table), fact.user, table),
      };
    case 'smb-server-failure':
      return {
        ...none,
        side: 'server',
        status: null,
        server: host,
        user: account(fact.user),
        share: shareName(fact.share),
        ...ofComputer(caller(fact.client, fact.address, host, table), fact.user ?? '', table),
      };
    case 'spn-check-failed':
      return {
        ...none,
        ...typed(hostName(fact.spn), null, table),
        side: 'server',
        status: fact.code,
        server: host,
        user: account(fact.user),
      };
    case 'credential-check':
      return {
        ...none,
        side: host?.roles.has('domain-controller') ? 'domain-controller' : 'server',
        status: fact.status,
        // On a member 4776 is about an account of its own; on a DC it does not say which server asked. A log of nothing but
        // 4776 does not tell which of both it is.
        server:
          host !== null && host.roles.has('server') && !host.roles.has('domain-controller') ? host : null,
        user: account(fact.user),
        ...caller(fact.workstation, null, null, table),
      };
    case 'ticket-request': {
      const isTarget = fact.event === 4769 && fact.service !== null && fact.service.includes('/');
      const service = isTarget ? typed(hostName(fact.service), null, table) : {};
      const granted = fact.event === 4769 && !isTarget ? { server: table.named(fact.service) } : {};
      return {
        ...none,
        side: 'domain-controller',
        status: fact.status,
        user: account(fact.user, fact.domain),
        ...ofComputer(caller(null, fact.address, null, table), fact.user, table),
        ...service,
        ...granted,
      };
    }
    case 'account-barred':
      if (!isSmbName(fact.target)) return null;
      return {
        ...none,
        side: fact.side,
        status: null,
        user: account(fact.user),
        ...(fact.side === 'client' ? { client: host } : caller(fact.device, fact.address, null, table)),
        ...typed(hostName(fact.target), null, table),
        ...(fact.service === null ? {} : { server: table.named(fact.service) }),
      };
    case 'kdc-error': {
      // A ticket-granting ticket is for no server.
      const asked = /^krbtgt(?:\/|$)/i.test(fact.name ?? '') ? null : fact.name;
      if (!KDC_ETYPE.has(fact.event) || !isSmbName(asked)) return null;
      return {
        ...none,
        side: 'domain-controller',
        status: null,
        // Of 14, 16, 26 and 27 published samples name now the account that asks, now the one that is asked for.
        user: fact.event > 200 ? account(fact.account) : null,
        ...(spn(asked) === null ? { server: table.named(asked) } : typed(hostName(asked), null, table)),
      };
    }
    case 'kerberos-error':
      // The computer that was reached could not have the client's PAC validated.
      if (fact.event === 7) {
        return { ...none, side: 'server', status: null, server: host, user: account(fact.user) };
      }
      return {
        ...none,
        side: 'client',
        status: fact.code,
        client: host,
        user: account(fact.user),
        ...typed(hostName(fact.target ?? fact.server), null, table),
      };
    case 'lsa-error':
      if (LSA_OF_SERVER.has(fact.event)) return { ...none, side: 'server', status: fact.code, server: host };
      return {
        ...none,
        side: 'client',
        status: fact.code,
        client: host,
        ...typed(hostName(fact.target), null, table),
        // The loopback check: the computer reached itself, under whatever name.
        ...(fact.event === 6037 ? { server: host } : {}),
      };
    default:
      return null;
  }
}

/** What LsaSrv writes about somebody who asked: an anonymous caller, tokens it could not read, a name that is not its own. */
const LSA_OF_SERVER: ReadonlySet<number> = new Set([6033, 6040, 40964, 40968]);

/** The KDC found no common encryption type (14, 16, 26, 27), or refused RC4 (203, 204, 208, 209). */
const KDC_ETYPE: ReadonlySet<number> = new Set([14, 16, 26, 27, 203, 204, 208, 209]);

/** Times of a failing fact that count as failures, after the noise that Windows makes by itself is taken out. */
export function seedOf(placed: Placed, table: HostTable, noise: Noise): Seed | null {
  const { fact } = placed;
  if (!isFailure(fact)) return null;
  const identity = identityOf(placed, table);
  if (identity === null) return null;
  const times = noise.withoutNoise(placed, identity);
  if (fact.times.length > 0 && times.length === 0) return null;
  const isCapture = fact.kind === 'access-tried' || fact.kind === 'service-failure';
  return {
    ...identity,
    placed,
    times,
    printed: isCapture ? identity.status : null,
    status: isCapture ? null : identity.status,
    told: fact.kind === 'access-tried' && fact.command === 'told',
  };
}

export interface Noise {
  withoutNoise(placed: Placed, identity: Identity): readonly number[];
}

const OPENERS_OF_SMB_CLIENT: ReadonlySet<number> = new Set([
  31000, 31001, 31002, 31010, 31013, 31017, 30800, 30803, 30816,
]);

/** Whether a fact is a failed access (the list of openers), noise by kind already left out. */
export function isFailure(fact: Fact): boolean {
  switch (fact.kind) {
    case 'access-tried':
      return fact.outcome === 'failed';
    case 'service-failure':
      return fact.target !== null;
    case 'ntlm-blocked':
      // 4002 names neither client nor user: it never opens an attempt of its own beside the 4625 of its second.
      return isSmbUse(fact);
    case 'ntlm-unusable':
      return fact.event === 4013 && isSmbUse(fact);
    case 'smb-client-failure':
      return OPENERS_OF_SMB_CLIENT.has(fact.event);
    case 'logon-failed':
      return fact.logonType === 3 && !isAnonymous(fact.user, fact.sid);
    case 'smb-session-refused':
      return true;
    case 'smb-share-denied':
      return !/ipc\$$/i.test(fact.share ?? '');
    case 'share-access':
      // IPC$ carries pipes (winreg, srvsvc): a denial there is no denial of a share.
      return fact.outcome === 'failure' && !/ipc\$$/i.test(fact.share);
    case 'spn-check-failed':
      return true;
    case 'credential-check':
      return fact.status !== 0;
    case 'ticket-request':
      if (isNormalKerberosCode(fact.status) || fact.status === 0x20) return false;
      // Of accounts only those of computers share files: a user’s or krbtgt fails for reasons of its own (0x1B is normal for a user).
      return (
        fact.event !== 4769 ||
        fact.service === null ||
        /^(?:cifs|host)\//i.test(fact.service) ||
        isComputerAccount(fact.service)
      );
    case 'account-barred':
      // The others tell the same refusal once more (4822, 4823), one by the KDC, or one to come (301, 305, 306).
      return (fact.event === 100 || fact.event === 101) && isSmbName(fact.target);
    case 'lsa-error':
      // Web servers and databases that reach themselves by an alias write it for HTTP and MSSQLSvc.
      return fact.event === 6037 && isSmbTarget(fact.target);
    default:
      return false;
  }
}

/**
 * The client's NTLM events name every program's target: `HTTP/proxy` or `TERMSRV/ts01` is no share, and no target at all is
 * nobody's. Server and domain controller print none.
 */
function isSmbUse({ gate, target }: { readonly gate: string; readonly target: string | null }): boolean {
  return gate === 'server' || gate === 'domain-controller' || isSmbTarget(target);
}

function isSmbTarget(target: string | null): boolean {
  return hostName(target) !== null && isSmbName(target);
}

/** No name of another service than SMB: `cifs/fs01`, `host/fs01`, a bare name, or none. */
function isSmbName(target: string | null): boolean {
  const name = spn(target);
  return name === null || serviceClass(name) === 'cifs' || serviceClass(name) === 'host';
}

function typed(
  server: HostName | null,
  shown: string | null,
  table: HostTable,
): Pick<Identity, 'target' | 'targetShown' | 'isBlurred' | 'server'> {
  return server !== null && !isLegible(server)
    ? { target: null, targetShown: null, isBlurred: true, server: null }
    : { target: server, targetShown: shown, isBlurred: false, server: table.of(server) };
}

function caller(
  workstation: string | null,
  address: string | null,
  self: Host | null,
  table: HostTable,
): Pick<Identity, 'client' | 'clientName' | 'clientAddress'> {
  let name = hostName(workstation);
  let at = hostName(address);
  if (name !== null && isAddress(name)) {
    at ??= name;
    name = null;
  }
  if (at !== null && isLoopback(at)) return { client: self, clientName: name, clientAddress: null };
  const client = table.named(name) ?? table.of(at);
  return { client, clientName: name, clientAddress: at };
}

/** `SQL01$` can only come from SQL01: the account names the client where the record prints a bare address. */
function ofComputer(
  from: Pick<Identity, 'client' | 'clientName' | 'clientAddress'>,
  user: string,
  table: HostTable,
): Pick<Identity, 'client' | 'clientName' | 'clientAddress'> {
  return from.client === null && isComputerAccount(user)
    ? { ...from, client: table.named(account(user)?.name) }
    : from;
}

function shareName(written: string | null): string | null {
  const name = (written ?? '')
    .split('\\')
    .filter((part) => part !== '' && part !== '*')
    .pop();
  return name ?? null;
}

function ntlmIdentity(
  fact: Facts['ntlm-blocked' | 'ntlm-audited' | 'ntlm-unusable' | 'ntlm-reason'],
  host: Host | null,
  table: HostTable,
): Identity & { side: Side } {
  const user = account(fact.user, fact.domain);
  const base = {
    sessionUser: null,
    clientName: null,
    clientAddress: null,
    share: null,
    isBlurred: false,
  } as const;
  switch (fact.gate) {
    case 'client-policy':
    case 'smb-client':
      return {
        ...base,
        side: 'client',
        client: host,
        user: user ?? account(fact.sessionUser, fact.sessionDomain),
        sessionUser: account(fact.sessionUser, fact.sessionDomain),
        ...typed(hostName(fact.target), null, table),
      };
    case 'server':
      return {
        ...base,
        side: 'server',
        server: host,
        user,
        target: null,
        targetShown: null,
        ...caller(fact.workstation, null, null, table),
      };
    case 'domain-controller':
      return {
        ...base,
        side: 'domain-controller',
        server: table.named(fact.channel),
        user,
        target: null,
        targetShown: null,
        ...caller(fact.workstation, null, null, table),
      };
  }
}

/** Kinds whose records tie to attempts by time and identity (everything that `identityOf` reads). */
export const TYING_KINDS: ReadonlySet<FactKind> = new Set<FactKind>([
  'access-tried',
  'service-failure',
  'ntlm-blocked',
  'ntlm-audited',
  'ntlm-unusable',
  'ntlm-reason',
  'smb-client-failure',
  'explicit-credential',
  'logon',
  'logon-failed',
  'smb-session-refused',
  'smb-share-denied',
  'share-access',
  'file-denied',
  'smb-server-failure',
  'spn-check-failed',
  'credential-check',
  'ticket-request',
  'account-barred',
  'kdc-error',
  'kerberos-error',
  'lsa-error',
]);
