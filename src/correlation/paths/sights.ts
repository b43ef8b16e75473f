/**
 * What one record tells of one use of NTLM: who, from where, under which name, to which server. Everything that the record
 * does not tell is null; nothing is guessed.
 */
import type { Facts } from '../../facts/facts.ts';
import {
  account,
  firstLabel,
  hostName,
  isAddress,
  isAnonymous,
  isComputerAccount,
  isLoopback,
  serviceClass,
  spn,
  type Account,
  type HostName,
} from '../../windows/names.ts';
import type { Host, HostTable } from '../hosts.ts';
import type { CaseView } from '../look.ts';
import type { Placed } from '../placed.ts';
import type { End, Known, WitnessPlace } from './path.ts';

export interface Sight {
  readonly placed: Placed;
  readonly place: WitnessPlace;
  readonly event: number;
  readonly client: End | null;
  readonly account: Account | null;
  /** As a record writes it: `CORP\anna`. */
  readonly accountShown: string | null;
  readonly isAnonymous: boolean;
  /** The account is of the computer that wrote the record. */
  readonly isLocalAccount: boolean;
  readonly target: HostName | null;
  readonly service: string | null;
  readonly server: End | null;
  readonly process: string | null;
  readonly version: 'NTLMv1' | 'NTLMv2' | null;
  readonly isSmb: Known;
  readonly isLoopback: boolean;
  readonly isRefused: boolean;
  readonly reason: string | null;
  /** Of 8004 and its like: whether the server that asked is a member of the controller's domain. */
  readonly serverIsMember: Known;
}

/** STATUS_NTLM_BLOCKED: the logon was refused because it was NTLM ([MS-ERREF] 2.3.1). */
const NTLM_BLOCKED = 0xc0000418;

/** Every use of NTLM that the case holds, in the order of its files; 8002 and 4002 last, since they name nobody. */
export function sightsOf(view: CaseView): readonly Sight[] {
  const { table } = view;
  return [
    ...view.all('ntlm-audited').map((placed) => ofUse(placed, table, false)),
    ...view.all('ntlm-blocked').map((placed) => ofUse(placed, table, true)),
    ...view
      .all('ntlm-unusable')
      // The others tell of session security and of Credential Guard, which no policy of these refuses.
      .filter(({ fact }) => fact.event === 4013)
      .map((placed) => ({ ...ofUse(placed, table, true), version: 'NTLMv1' as const })),
    ...view
      .all('ntlm-reason')
      // A wrong password is no access that anybody would miss.
      .filter(({ fact }) => fact.status === null || fact.status === 0 || fact.status === NTLM_BLOCKED)
      .map((placed) => ofReason(placed, table)),
    ...view
      .all('logon')
      .filter(({ fact }) => isNtlmLogon(fact))
      .map((placed) => ofLogon(placed, table)),
    ...view
      .all('logon-failed')
      .filter(({ fact }) => fact.status === NTLM_BLOCKED || fact.rawStatus === NTLM_BLOCKED)
      .map((placed) => ({ ...ofLogon(placed, table), isRefused: true })),
    ...view
      .all('credential-check')
      .filter(({ fact }) => fact.status === 0 || fact.status === NTLM_BLOCKED)
      .map((placed) => ofCheck(placed, table)),
  ].filter((sight) => sight !== null);
}

/** `NTLM V1` and `NTLM V2` are printed for NTLM only; a network logon of another package is none. */
function isNtlmLogon({ logonType, package: spoken, lmPackage }: Facts['logon']): boolean {
  return logonType === 3 && (spoken === 'ntlm' || (spoken !== 'kerberos' && lmPackage !== null));
}

const NOTHING = {
  client: null,
  account: null,
  accountShown: null,
  isAnonymous: false,
  isLocalAccount: false,
  target: null,
  service: null,
  server: null,
  process: null,
  version: null,
  isSmb: 'unknown',
  isLoopback: false,
  isRefused: false,
  reason: null,
  serverIsMember: 'unknown',
} as const;

type UseFact = Facts['ntlm-audited' | 'ntlm-blocked' | 'ntlm-unusable' | 'ntlm-reason'];

function ofUse(
  placed: Placed<'ntlm-audited' | 'ntlm-blocked' | 'ntlm-unusable'>,
  table: HostTable,
  isRefused: boolean,
): Sight {
  return { ...sightOf(placed, placed.fact, table), isRefused };
}

function sightOf(placed: Placed, fact: UseFact, table: HostTable): Sight {
  const { host } = placed;
  const offered = account(fact.user, fact.domain);
  const session = account(fact.sessionUser, fact.sessionDomain);
  const base = { ...NOTHING, placed, event: fact.event, process: programOf(fact.process) };
  switch (fact.gate) {
    case 'client-policy':
    case 'smb-client': {
      const target = hostName(fact.target);
      const own = host === null ? null : endOf(host);
      const user = offered ?? session;
      return {
        ...base,
        place: 'client',
        client: own,
        account: user,
        accountShown:
          offered === null ? shown(fact.sessionUser, fact.sessionDomain) : shown(fact.user, fact.domain),
        isAnonymous: isAnonymous(user?.name ?? null, null),
        target,
        service: serviceOf(fact.target),
        server: serverNamed(target, table, host),
        isSmb: smbOf(fact),
        isLoopback: target !== null && (isLoopback(target) || isOwnName(target, host, table)),
      };
    }
    case 'server':
      return {
        ...base,
        place: 'server',
        ...callerOf(fact.workstation, null, host, table),
        ...whoOf(fact, offered),
        server: host === null ? null : endOf(host),
        isLocalAccount: isOf(offered, host),
      };
    case 'domain-controller': {
      // Over a trust the channel is named after the domain that asked, and the server stays unknown.
      const overTrust = fact.channelType === 3 || fact.channelType === 4;
      // Nor is it told where another domain controller hands a logon on (MS-NRPC 2.2.1.3.13: 6, and 7 of a read-only one).
      const isHandedOn = fact.channelType === 6 || fact.channelType === 7;
      return {
        ...base,
        place: 'domain-controller',
        ...callerOf(fact.workstation, null, null, table),
        ...whoOf(fact, offered),
        server: overTrust || isHandedOn ? null : endNamed(fact.channel, table),
        serverIsMember: overTrust ? 'no' : fact.channelType === 2 ? 'yes' : 'unknown',
      };
    }
  }
}

function ofReason(placed: Placed<'ntlm-reason'>, table: HostTable): Sight {
  const { fact, host } = placed;
  const sight = sightOf(placed, fact, table);
  const version = /v1/i.test(fact.version ?? '')
    ? 'NTLMv1'
    : /v2/i.test(fact.version ?? '')
      ? 'NTLMv2'
      : null;
  const told = { version, reason: fact.reason, isRefused: fact.status === NTLM_BLOCKED } as const;
  // The client's event gives the address that was reached, the server's the one that called.
  if (sight.place === 'client') {
    return { ...sight, ...told, server: sight.server ?? knownEnd(fact.address, table) };
  }
  if (sight.place === 'server')
    return { ...sight, ...told, ...callerOf(fact.workstation, fact.address, host, table) };
  return { ...sight, ...told };
}

function ofLogon(placed: Placed<'logon' | 'logon-failed'>, table: HostTable): Sight {
  const { fact, host } = placed;
  const user = account(fact.user, fact.domain);
  const isNobody = isAnonymous(fact.user, fact.sid);
  return {
    ...NOTHING,
    placed,
    place: 'server',
    event: fact.kind === 'logon' ? 4624 : 4625,
    ...callerOf(fact.workstation, fact.address, host, table),
    account: user,
    accountShown: shown(fact.user, fact.domain),
    isAnonymous: isNobody,
    isLocalAccount: isOf(user, host),
    server: host === null ? null : endOf(host),
    // Windows prints NTLM V1 for logons without a password, whatever was spoken (KB 2701704).
    version: isNobody ? null : versionOf(fact.lmPackage),
  };
}

function versionOf(lmPackage: string | null): Sight['version'] {
  if (lmPackage === null) return null;
  if (/V\s*1/i.test(lmPackage) || /^LM$/i.test(lmPackage)) return 'NTLMv1';
  return /V\s*2/i.test(lmPackage) ? 'NTLMv2' : null;
}

/** 4776 is written where the account lives: on a domain controller it does not tell which server asked. */
function ofCheck(placed: Placed<'credential-check'>, table: HostTable): Sight | null {
  const { fact, host } = placed;
  if (host === null || host.roles.size === 0) return null;
  const atDc = host.roles.has('domain-controller');
  return {
    ...NOTHING,
    placed,
    place: atDc ? 'domain-controller' : 'server',
    event: 4776,
    ...callerOf(fact.workstation, null, host, table),
    account: account(fact.user),
    accountShown: shown(fact.user, null),
    isAnonymous: isAnonymous(fact.user, null),
    isLocalAccount: !atDc,
    server: atDc ? null : endOf(host),
    isRefused: fact.status !== 0,
  };
}

function whoOf(fact: UseFact, user: Account | null): Pick<Sight, 'account' | 'accountShown' | 'isAnonymous'> {
  return {
    account: user,
    accountShown: shown(fact.user, fact.domain),
    isAnonymous: isAnonymous(fact.user, null),
  };
}

/** `CORP\anna`; a UPN stays as it is. */
function shown(user: string | null, domain: string | null): string | null {
  if (user === null || user === '') return null;
  return domain === null || domain === '' || domain === '-' || /[\\@]/.test(user)
    ? user
    : `${domain}\\${user}`;
}

/** The account's domain is the computer's own name. */
function isOf(user: Account | null, host: Host | null): boolean {
  const domain = user?.domain ?? null;
  if (domain === null || host === null) return false;
  return domain === '.' || [...host.names].some((name) => name === domain || firstLabel(name) === domain);
}

function callerOf(
  workstation: string | null,
  address: string | null,
  self: Host | null,
  table: HostTable,
): Pick<Sight, 'client' | 'isLoopback'> {
  const name = hostName(workstation);
  const at = hostName(address) ?? (name !== null && isAddress(name) ? name : null);
  if (at !== null && isLoopback(at)) return { client: self === null ? null : endOf(self), isLoopback: true };
  // The workstation is what the client calls itself, so the address goes first.
  const byAddress = table.of(at);
  const byName = name !== null && !isAddress(name) ? table.named(name) : null;
  // A gateway, or an address that had another owner: which of two known computers it was nothing tells.
  if (byAddress !== null && byName?.hasFiles === true && byName.id !== byAddress.id && byName.id !== self?.id)
    return { client: byAddress.names.size > 0 ? null : endOf(byName), isLoopback: false };
  // Devices that are no Windows computers may send the server's own name: its addresses know better.
  if (
    self !== null &&
    byName?.id === self.id &&
    at !== null &&
    self.addresses.size > 0 &&
    !self.addresses.has(at)
  )
    return {
      client: byAddress === null ? { host: null, shown: at, name: at } : endOf(byAddress),
      isLoopback: false,
    };
  const client = byAddress ?? byName;
  if (client !== null) return { client: endOf(client), isLoopback: client.id === self?.id };
  const bare = name !== null && !isAddress(name) ? name : at;
  return {
    client:
      bare === null
        ? null
        : {
            host: null,
            shown: isAddress(bare) ? bare : (workstation ?? bare).replace(/^\\+/, ''),
            name: bare,
          },
    isLoopback: false,
  };
}

function serverNamed(target: HostName | null, table: HostTable, self: Host | null): End | null {
  if (target === null) return null;
  if (isLoopback(target)) return self === null ? null : endOf(self);
  // An address of which no file tells more is nobody's yet.
  const host = table.named(target);
  return host === null || host.names.size === 0 ? null : endOf(host);
}

/** A computer that the case knows by more than this address. */
function knownEnd(written: string | null, table: HostTable): End | null {
  const host = table.of(written);
  return host === null || host.names.size === 0 ? null : endOf(host);
}

function endNamed(written: string | null, table: HostTable): End | null {
  const name = hostName(written);
  if (name === null || written === null) return null;
  const host = table.named(name);
  return host === null
    ? { host: null, shown: written.replace(/\$$/, '').replace(/^\\+/, ''), name }
    : endOf(host);
}

function isOwnName(target: HostName, host: Host | null, table: HostTable): boolean {
  return host !== null && table.named(target)?.id === host.id;
}

const ends = new WeakMap<Host, End>();

function endOf(host: Host): End {
  const known = ends.get(host);
  if (known !== undefined) return known;
  const [name] = [...host.names, ...host.addresses];
  const end = { host, shown: host.shown ?? 'the client', name: name ?? ('' as HostName) };
  ends.set(host, end);
  return end;
}

/** `cifs` of `cifs/files`; null for a bare name. */
function serviceOf(target: string | null): string | null {
  const name = spn(target);
  return name === null ? null : serviceClass(name);
}

/** The SMB redirector asks for `cifs/…` and runs in the kernel; another service class is another program's. */
function smbOf(fact: UseFact): Known {
  if (fact.gate === 'smb-client') return 'yes';
  const service = serviceOf(fact.target);
  if (service === 'cifs') return 'yes';
  if (service !== null && service !== 'host') return 'no';
  return programOf(fact.process) === 'System' ? 'yes' : 'unknown';
}

/** `C:\Windows\explorer.exe`, `\Device\HarddiskVolume3\Windows\explorer.exe`: the program's own name. */
function programOf(process: string | null): string | null {
  if (process === null) return null;
  const name = process.split(/[\\/]/).pop()?.trim() ?? '';
  return name === '' ? null : name;
}

/** `SQL01$` can only come from SQL01. */
export function computerOf(user: Account | null): HostName | null {
  return user !== null && isComputerAccount(user.name) ? hostName(user.name) : null;
}
