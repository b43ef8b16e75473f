/**
 * Names as Windows writes them: computers, SPNs, UNC paths, accounts.
 *
 * Windows compares all of them without regard to case. Nothing here ever treats a NetBIOS name and an FQDN as
 * equal: the Restrict NTLM exception lists do not either, so the difference decides cases. Which names belong
 * to one host is for the same-host table in `src/correlation/hosts.ts`.
 */
import { wellKnownSid } from './well-known-accounts.ts';

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A computer name or address, lower case, without leading backslashes, service class, port, realm or trailing dot. */
export type HostName = Branded<string, 'HostName'>;

/** A service principal name, lower case, `class/host`, without realm. */
export type Spn = Branded<string, 'Spn'>;

/** How a target name is written. It decides whether Windows tries Kerberos at all (never for an address). */
export type NameForm = 'ipv4' | 'ipv6' | 'netbios' | 'fqdn';

const EMPTY_WORDS = new Set(['', '-', '(null)', 'null', 'n/a']);

/**
 * What a field of an event says, or null where Windows wrote one of its words for "nothing": the NTLM channel prints
 * `(NULL)` and `NULL`, the Security channel `-`.
 */
export function meant(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return EMPTY_WORDS.has(trimmed.toLowerCase()) ? null : trimmed;
}

/**
 * False where letters of a name are lost: `F?RTH01` of an export in ASCII, U+FFFD of a damaged text. No host or account
 * name holds a `?` (https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/naming-conventions-for-computer-domain-site-ou).
 * Two such names may be two different ones (every name of four Cyrillic letters is `????`), so they equal nothing, not
 * even each other.
 */
export function isLegible(name: string): boolean {
  return !/[?\ufffd]/.test(name);
}

/**
 * The computer that a written form denotes: `\\FILE01\share`, `cifs/file01.corp.example:445`, `FILE01$`,
 * `file01.corp.example.` and `\FILE01` (SMBClient events) all give the bare name in lower case.
 * Returns null where nothing is left.
 */
export function hostName(written: string | null | undefined): HostName | null {
  let name = meant(written);
  if (name === null) return null;
  name = name.toLowerCase().replace(/^\\+/, '');
  const atRealm = name.indexOf('@');
  if (atRealm > 0) name = name.slice(0, atRealm).trim();
  const service = /^[a-z][\w-]*\/(.+)$/.exec(name);
  if (service?.[1] !== undefined) name = service[1];
  name = (name.split(/[\\/]/)[0] ?? '').trim();
  const bracketed = /^\[([0-9a-f:.%]+)\](?::\d+)?$/.exec(name);
  if (bracketed?.[1] !== undefined) name = bracketed[1];
  else if (!isIpv6(name)) name = name.replace(/:\d+$/, '');
  // Dual-stack sockets log IPv4 clients in the mapped form (4768/4769 and 4624 of every supported Windows).
  name = name.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  if (name.endsWith('.ipv6-literal.net')) {
    name = name.slice(0, -'.ipv6-literal.net'.length).replaceAll('-', ':').replace(/s\d+$/, '');
  }
  name = name.replace(/%\w+$/, '').replace(/\.$/, '').replace(/\$$/, '');
  return name === '' ? null : (name as HostName);
}

/** The form of a name that {@link hostName} returned. */
export function nameForm(name: HostName): NameForm {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return 'ipv4';
  if (isIpv6(name)) return 'ipv6';
  return name.includes('.') ? 'fqdn' : 'netbios';
}

export function isAddress(name: HostName): boolean {
  const form = nameForm(name);
  return form === 'ipv4' || form === 'ipv6';
}

/** `::1`, `127.x.x.x`, or the words for them: the machine itself. */
export function isLoopback(name: HostName): boolean {
  return name === '::1' || name === 'localhost' || name.startsWith('127.');
}

/** The first label of a name: `file01` of `file01.corp.example`. Addresses are returned whole. */
export function firstLabel(name: HostName): HostName {
  return isAddress(name) ? name : ((name.split('.')[0] ?? name) as HostName);
}

/** The first full DNS name among the names of a computer, or null. */
export function firstFqdn(names: Iterable<HostName>): HostName | null {
  for (const name of names) if (nameForm(name) === 'fqdn') return name;
  return null;
}

/** A name as people give it to a NAS. It is a hint, and proves nothing. */
export function isDeviceName(name: HostName): boolean {
  return /nas|filer|synology|qnap|netapp|diskstation/i.test(name);
}

/** The DNS suffix of an FQDN (`corp.example`), or null. */
export function dnsSuffix(name: HostName): string | null {
  if (nameForm(name) !== 'fqdn') return null;
  return name.slice(name.indexOf('.') + 1) || null;
}

/**
 * An SPN in comparable form: lower case, `class/host`, realm after `@` dropped, blanks trimmed. The port or
 * instance and a third component are kept, since they are part of the name that an account owns.
 */
export function spn(written: string | null | undefined): Spn | null {
  const name = meant(written)
    ?.toLowerCase()
    .replace(/\s*@.*$/, '')
    .trim()
    .replace(/\.$/, '');
  return name !== undefined && /^[\w.-]+\/\S+$/.test(name) ? (name as Spn) : null;
}

/** The service class of an SPN: `cifs` of `cifs/file01`. */
export function serviceClass(name: Spn): string {
  return name.slice(0, name.indexOf('/'));
}

export interface UncPath {
  readonly server: HostName;
  /** The share, as written; null for `\\server` alone. */
  readonly share: string | null;
  /** The path as the person typed it, server and share only, for display: `\\files\finance`. */
  readonly shown: string;
}

/** Reads `\\server\share\folder`, also with forward slashes and doubled backslashes (JSON, browser-style XML). */
export function uncPath(written: string | null | undefined): UncPath | null {
  const text = (written ?? '').trim().replace(/^["']|["']$/g, '');
  const match = /^(?:\\\\|\/\/|\\\\\\\\)(?:\?\\UNC\\)?([^\\/\s"]+)(?:[\\/]+([^\\/"]+))?/i.exec(text);
  const server = hostName(match?.[1]);
  if (server === null) return null;
  const share = match?.[2]?.trim() || null;
  return { server, share, shown: `\\\\${match?.[1] ?? server}${share === null ? '' : `\\${share}`}` };
}

export interface Account {
  /** Lower case, without domain: `mara`, `file01$`. */
  readonly name: string;
  /** Lower case NetBIOS or DNS domain as written, null where none was written; `.` is kept. */
  readonly domain: string | null;
}

/**
 * Reads `CONTOSO\mara`, `mara@contoso.example`, `mara` (with a domain given apart), `.\mara`, `\mara`.
 * A domain given apart loses against one written in the name.
 */
export function account(written: string | null | undefined, domainApart?: string | null): Account | null {
  const text = meant(written)?.toLowerCase();
  if (text === undefined) return null;
  const apart = meant(domainApart)?.toLowerCase() ?? null;
  const slash = text.indexOf('\\');
  if (slash >= 0) return { name: text.slice(slash + 1), domain: text.slice(0, slash) || apart };
  const at = text.lastIndexOf('@');
  if (at > 0) return { name: text.slice(0, at).trim(), domain: text.slice(at + 1).trim() || apart };
  return { name: text, domain: apart };
}

/**
 * S-1-5-7. Exports of rendered messages print the account's name where its SID stands, so the names of all languages
 * count as well.
 */
export function isAnonymous(name: string | null, sid: string | null): boolean {
  return sid === 'S-1-5-7' || wellKnownSid(name) === 'S-1-5-7';
}

/** S-1-5-18, the computer itself. */
export function isLocalSystem(name: string | null): boolean {
  return wellKnownSid(name) === 'S-1-5-18';
}

/** `HOST$`: the account of a computer. */
export function isComputerAccount(name: string | null): boolean {
  return (name ?? '').trim().endsWith('$');
}

function isIpv6(name: string): boolean {
  return /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:%\w+)?$/i.test(name);
}
