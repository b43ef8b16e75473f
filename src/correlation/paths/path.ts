/**
 * An access path: NTLM as it is used between two computers by one account, over one name. What the records of client,
 * server and domain controller tell of the same logons is one path with several witnesses.
 *
 * Events: 8001 and 4020/4021 of the client know the name that was used and the program; 8003, 4022/4023 and 4624 of the
 * server know the account; 8004 to 8006 and 4030 to 4033 of the domain controller know the server that asked; 4776 knows
 * the account and the client. https://learn.microsoft.com/en-us/windows-server/security/kerberos/ntlm-overview
 */
import type { HostName } from '../../windows/names.ts';
import type { Host } from '../hosts.ts';
import type { Placed } from '../placed.ts';

/** `unknown` is never taken for either. */
export type Known = 'yes' | 'no' | 'unknown';

/** One end of a path. `host` null: the case knows no more of it than this name. */
export interface End {
  readonly host: Host | null;
  /** As people know it: `WS07`, `10.2.0.9`. */
  readonly shown: string;
  readonly name: HostName;
}

/**
 * `domain`: of the domain whose controllers the case knows, or of one that no record calls foreign; `foreign`: of another
 * domain; `local`: of the server itself; `computer`: `WS07$`; `unknown`: the records do not tell.
 */
export type AccountKind = 'domain' | 'foreign' | 'local' | 'computer' | 'anonymous' | 'unknown';

/** What a path is counted as. Only `access` and `computer-account` are things that people miss when they stop. */
export type PathClass = 'access' | 'computer-account' | 'anonymous' | 'loopback';

/** Where a witness wrote its record. */
export type WitnessPlace = 'client' | 'server' | 'domain-controller';

export interface Witness {
  readonly place: WitnessPlace;
  /** 8001, 4624, … */
  readonly event: number;
  readonly placed: Placed;
}

/** Kerberos between the same client, account and server. */
export interface KerberosUse {
  readonly count: number;
  readonly last: number | null;
  readonly placed: readonly Placed[];
}

export interface AccessPath {
  /** The same files give the same id: `ws07|corp\anna|cifs/files|fs01|explorer.exe`. */
  readonly id: string;
  readonly class: PathClass;
  /** Null: no record tells from where. */
  readonly client: End | null;
  /** `CORP\anna`; null: no record tells who. */
  readonly account: string | null;
  readonly accountKind: AccountKind;
  /** Administrator rights in a session of this account at the server (4672, or an elevated 4624). */
  readonly privileged: Known;
  /** A service runs under this account. */
  readonly isService: boolean;
  /** The name that the client used, without service class: `files`, `10.2.0.9`. Null: only the client's audit tells it. */
  readonly target: HostName | null;
  /** `cifs`, `http`; null where the record gives a bare name or nothing. */
  readonly service: string | null;
  readonly server: End | null;
  /** `explorer.exe`; null: only the client's audit tells it. */
  readonly process: string | null;
  /** Null: no record of the path tells it. */
  readonly version: 'NTLMv1' | 'NTLMv2' | null;
  /** Whether it is a share that is opened: what the SMB client may block. */
  readonly isSmb: Known;
  /** The server is a member of the domain whose controllers would deny (or one of them). */
  readonly serverInDomain: Known;
  /** The account is of that domain. */
  readonly accountInDomain: Known;
  /** The server is a domain controller. */
  readonly toDomainController: boolean;
  /** The client is a member of a domain. */
  readonly clientJoined: Known;
  /** The client's SMB can block NTLM by itself: Windows 11 24H2, Windows Server 2025 and newer. */
  readonly clientBlocksSmb: Known;
  /** Every logon counted once, whoever wrote it down. */
  readonly count: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly zoneKnown: boolean;
  /** Some of these were refused already (4001 to 4006, 4015, 4013). */
  readonly refused: number;
  readonly witnesses: readonly Witness[];
  /** Why it was not Kerberos, in the words of 4020/4021. */
  readonly reason: string | null;
  readonly kerberos: KerberosUse | null;
}

/** Somebody misses it when it stops. Null sessions and loopback are not among these. */
export function isMissed(path: AccessPath): boolean {
  return path.class === 'access' || path.class === 'computer-account';
}
