/**
 * Whether an entry of an NTLM exception list matches a name as typed.
 *
 * Client list (ClientAllowedNTLMServers): the name that the application uses, compared for equality (MS-NLMP 3.1.5.1.1),
 * or with a single `*` anywhere, "any run of characters" (Policy CSP LocalPoliciesSecurityOptions, "Add remote server
 * exceptions for NTLM authentication"). NetBIOS name and FQDN are not equivalent: both must be listed. More than one `*`,
 * an IP literal, an SPN form, a port, backslashes, a realm, a trailing dot or `$` are documented nowhere: uncertain, neither
 * a match nor a mismatch.
 */
import { hostName, isAddress, type HostName } from './names.ts';

export type Match = 'covered' | 'uncertain' | 'no';

/** `service`: the class of the TargetName, `cifs`; null where the record gives a bare name. */
export type Matcher = (target: HostName, service?: string | null) => Match;

/** What the lists compare of a target: `cifs/fs01:445@CORP.EXAMPLE` is `fs01`, asked for by `cifs`. */
export interface TargetName {
  readonly name: HostName;
  readonly service: string | null;
}

/**
 * The TargetName of 4001, 8001, 4020 and 4021: without service class (all up to the first `/`), leading backslashes, port,
 * realm, third component and trailing dot, in lower case. Null where no name is left.
 */
export function targetNameOf(written: string | null): TargetName | null {
  const text = (written ?? '').trim();
  const slash = text.indexOf('/');
  // Classes may be GUIDs (`e3514235-…/dc01`), which need not begin with a letter as those of `hostName` do.
  // `hostName` would take the name before a third component for another class.
  const name = hostName(slash > 0 ? (text.slice(slash + 1).split('/')[0] ?? '') : text);
  if (name === null) return null;
  return { name, service: slash > 0 ? text.slice(0, slash).replace(/^\\+/, '').toLowerCase() : null };
}

/** `entry` as it stands in the list, `target` as {@link hostName} returned it. */
export function matchesException(entry: string, target: HostName, service: string | null = null): Match {
  return exceptionMatcher(entry)(target, service);
}

/** The same for many targets: the entry is taken apart once. */
export function exceptionMatcher(entry: string): Matcher {
  const text = entry.trim().toLowerCase();
  const stars = text.split('*').length - 1;
  if (text === '') return () => 'no';
  if (isPlain(text)) return stars === 0 ? literal(text) : pattern(text, stars);
  if (stars > 0) return undocumentedPattern(text);
  const named = targetNameOf(text);
  const asked = named?.service ?? null;
  return (target, service = null) =>
    named?.name === target && (asked === null || service === null || asked === service) ? 'uncertain' : 'no';
}

/**
 * The domain controllers' list (DCAllowedNTLMServers) is compared with the server that forwards the logon, which NTLM knows
 * by its NetBIOS name (MS-APDS 3.1.5; "Add server exceptions in this domain" documents that form). Whether an FQDN of the same
 * server counts is documented nowhere: uncertain.
 */
export function matchesDomainException(entry: string, server: HostName, others: Iterable<HostName>): Match {
  return domainExceptionMatcher(entry)(server, others);
}

/** The same for many servers. */
export function domainExceptionMatcher(
  entry: string,
): (server: HostName, others: Iterable<HostName>) => Match {
  const matches = exceptionMatcher(entry);
  // Of an FQDN that no file names, the first label is all there is to compare.
  const matchesLabel = entry.includes('.') ? exceptionMatcher(entry.trim().split('.')[0] ?? '') : null;
  return (server, others) => {
    const plain = matches(server);
    if (plain !== 'no') return plain;
    for (const name of others) if (name !== server && matches(name) !== 'no') return 'uncertain';
    return matchesLabel !== null && matchesLabel(server) !== 'no' ? 'uncertain' : 'no';
  };
}

/**
 * The SMB client's list (BlockNTLMServerExceptionList) takes DNS names, IP addresses and NetBIOS names, one per line; wildcards
 * and any other form are documented nowhere.
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
export function matchesSmbException(entry: string, target: HostName, service: string | null = null): Match {
  return smbExceptionMatcher(entry)(target, service);
}

/** The same for many targets. */
export function smbExceptionMatcher(entry: string): Matcher {
  const text = entry.trim().toLowerCase();
  const name = hostName(text);
  // An IPv6 address holds colons and is a documented form here.
  if (name !== null && name === text && isAddress(name))
    return (target) => (name === target ? 'covered' : 'no');
  const matches = exceptionMatcher(entry);
  if (!text.includes('*')) return matches;
  return (target, service) => (matches(target, service) === 'no' ? 'no' : 'uncertain');
}

/** Nothing in it but a name, or a name with asterisks. */
function isPlain(text: string): boolean {
  return /^[^\\/:@]*[^\\/:@.$]$/.test(text);
}

function literal(text: string): Matcher {
  return (target) => (text !== target ? 'no' : isAddress(target) ? 'uncertain' : 'covered');
}

function pattern(text: string, stars: number): Matcher {
  const parts = text.split('*');
  return (target) =>
    !fits(parts, target) ? 'no' : stars === 1 && !isAddress(target) ? 'covered' : 'uncertain';
}

/** `cifs/fs*` is compared with the whole TargetName; where only the name is known, or the marks are others, with that. */
function undocumentedPattern(text: string): Matcher {
  const whole = text.split('*');
  const name = bare(text).split('*');
  const asksForService = text.includes('/');
  return (target, service = null) => {
    const isHit =
      asksForService && service !== null ? fits(whole, `${service}/${target}`) : fits(name, target);
    return isHit ? 'uncertain' : 'no';
  };
}

/** The parts between the asterisks stand in the name, in their order, and it begins and ends as the pattern does. */
function fits(parts: readonly string[], target: string): boolean {
  if (parts.length === 1) return parts[0] === target;
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (!target.startsWith(first) || target.length < first.length + last.length) return false;
  const end = target.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = target.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return target.endsWith(last);
}

/** An undocumented form without the marks that make it so: `*` of `cifs/*`, `fs*` of `\\fs*`. */
function bare(text: string): string {
  const name = text.replace(/^\\+/, '').replace(/^[^/]*\//, '');
  return name
    .replace(/[\\/@].*$/, '')
    .replace(/^([^:]*):\d+$/, '$1')
    .replace(/\.$/, '');
}
