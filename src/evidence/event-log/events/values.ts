/**
 * How events write single values: logon IDs, socket addresses, error texts with a code in them.
 */
import { meant } from '../../../windows/names.ts';
import { statusCode } from '../../../windows/status.ts';

/**
 * A logon ID as `0x8ca6e1d`: lower case, without leading zeros. Renderers write `0x0000000008CA6E1D`, `0x8ca6e1d`, or
 * decimal (SMBClient events in XML). Null where there is none.
 */
export function logonIdOf(written: string | undefined): string | null {
  const text = meant(written);
  if (text === null || !/^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(text)) return null;
  return `0x${BigInt(text).toString(16)}`;
}

/** A whole number, decimal or `0x…`; null for anything else. */
export function numberOf(written: string | undefined): number | null {
  const text = meant(written);
  if (text === null || !/^(?:0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text)) return null;
  return Number(text);
}

/**
 * The error number in a rendered text: the text itself where it is a number, the code in parentheses at its end
 * (`"The user name or password is incorrect. (0xc000006d)"`), the `%%1311` of a classic event. Null where a text in
 * some language is all there is.
 */
export function codeIn(text: string | undefined): number | null {
  const words = meant(text);
  if (words === null) return null;
  const whole = statusCode(words);
  if (whole !== null) return whole;
  const token = /%%(\d{1,10})/.exec(words)?.[1];
  if (token !== undefined) return statusCode(token);
  const bracketed = words.match(/\(0x[0-9a-f]{1,8}\)/gi)?.at(-1);
  if (bracketed !== undefined) return statusCode(bracketed.slice(1, -1));
  return statusCode(/\b0x[0-9a-f]{8}\b/i.exec(words)?.[0]);
}

/** The text of an error where it holds no number; null where it is one, or nothing. One line. */
export function errorWords(text: string | undefined): string | null {
  const words = meant(text);
  return words === null || statusCode(words) !== null ? null : oneLine(words);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `\files` and `\\192.0.2.7` (SMBClient and SMBServer events) without their backslashes. */
export function withoutSlashes(written: string | undefined): string | null {
  return meant(meant(written)?.replace(/^\\+/, ''));
}

/**
 * The address in a `win:SocketAddress`: rendered `10.2.0.9:50012` or `[fe80::1]:445`, in XML and evtx the bytes of the
 * sockaddr structure, `02-00-C5-EC-0A-02-00-09-…` (AF_INET 2, AF_INET6 23; port, then address:
 * https://learn.microsoft.com/en-us/windows/win32/winsock/sockaddr-2).
 */
export function socketAddress(written: string | undefined): string | null {
  const text = meant(written);
  if (text === null) return null;
  const bytes = socketBytes(text);
  if (bytes === null) return text.replace(/^\[([^\]]+)\](?::\d+)?$/, '$1').replace(/^([^:]+):\d+$/, '$1');
  if (bytes[0] === 2 && bytes.length >= 8) return bytes.slice(4, 8).join('.');
  if (bytes[0] === 23 && bytes.length >= 24) return ipv6(bytes.slice(8, 24));
  return null;
}

function socketBytes(text: string): number[] | null {
  const compact = text.replaceAll('-', '');
  if (!/^(?:02|17)00[0-9a-f]{12,}$/i.test(compact) || compact.length % 2 !== 0) return null;
  return (compact.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function ipv6(bytes: readonly number[]): string {
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2) {
    groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  }
  const written = groups.join(':');
  // RFC 5952 4.2: the longest run of two or more zero groups, the first of equals, becomes `::`.
  const [longest] = (written.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? []).sort((a, b) => b.length - a.length);
  if (longest === undefined) return written;
  const at = written.indexOf(longest);
  return `${written.slice(0, at)}::${written.slice(at + longest.length).replace(/^:/, '')}`;
}

/** `CONTOSO\mara`, for the line that is shown; `(no user)` where nothing was sent. */
export function shownUser(user: string | null, domain: string | null): string {
  if (user === null || user === '') return '(no user)';
  return domain === null ? user : `${domain}\\${user}`;
}

/** Joins the parts of a find's text that there are: `4001`, `target cifs/files`, null → `4001 target cifs/files`. */
export function words(id: number, ...parts: readonly (string | null)[]): string {
  return oneLine(`${id} ${parts.filter((part) => part !== null).join(', ')}`);
}

/** `label value`, or null where there is no value. */
export function said(label: string, value: string | number | null): string | null {
  return value === null || value === '' ? null : `${label} ${value}`;
}

/** The service principal name in a sentence: `class/host`, the class known or the host an FQDN; null where there is none. */
export function spnIn(text: string): string | null {
  for (const [, token = ''] of text.matchAll(/(?:^|[\s"'“”„‘’«»(])([A-Za-z][\w-]*\/[^\s"'“”„‘’«»(),;]+)/g)) {
    const name = token.replace(/\.$/, '');
    const [service = '', host = ''] = name.split('/');
    if (SERVICE_CLASSES.has(service.toLowerCase()) || host.includes('.')) return name;
  }
  return null;
}

/** Service classes that events of this domain name; an unknown class is believed only with a dotted host. */
const SERVICE_CLASSES = new Set(
  'cifs host http ldap gc dns krbtgt rpc rpcss termsrv wsman mssqlsvc restrictedkrbhost'.split(' '),
);

/**
 * Reads a sentence by the English words around its values: `{Server}` stands for a value. Null where the text is not
 * this sentence. Only for values that no token betrays; other languages then leave them unknown.
 */
export function readSentence(text: string, template: string): Record<string, string> | null {
  const parts = template.split(/\{(\w+)\}/);
  const found: Record<string, string> = {};
  const flat = oneLine(text);
  let at = flat.indexOf(parts[0] ?? '');
  if (at < 0) return null;
  at += (parts[0] ?? '').length;
  for (let part = 1; part < parts.length; part += 2) {
    const after = parts[part + 1] ?? '';
    const end = after === '' ? flat.length : flat.indexOf(after, at);
    if (end < 0) return null;
    found[parts[part] ?? ''] = flat.slice(at, end).trim();
    at = end + after.length;
  }
  return found;
}
