/**
 * Whether an entry of an NTLM exception list matches a name as typed.
 *
 * Client list (ClientAllowedNTLMServers): the name that the application uses, compared for equality (MS-NLMP 3.1.5.1.1),
 * or with a single `*` anywhere, "any run of characters" (Policy CSP LocalPoliciesSecurityOptions, "Add remote server
 * exceptions for NTLM authentication"). NetBIOS name and FQDN are not equivalent: both must be listed. More than one `*`,
 * an IP literal, an SPN form, a port, backslashes and a trailing dot are documented nowhere: uncertain, neither a match nor
 * a mismatch.
 */
import { hostName, isAddress, type HostName } from './names.ts';

export type Match = 'covered' | 'uncertain' | 'no';

/** `entry` as it stands in the list, `target` as {@link hostName} returned it. */
export function matchesException(entry: string, target: HostName): Match {
  const text = entry.trim().toLowerCase();
  if (text === '') return 'no';
  const stars = text.split('*').length - 1;
  const isPlain = /^[^\\/:]*[^\\/:.]$/.test(text);
  if (isPlain && stars === 0 && text === target) return isAddress(target) ? 'uncertain' : 'covered';
  if (stars === 0) return !isPlain && hostName(text) === target ? 'uncertain' : 'no';
  if (!fits(isPlain ? text : bare(text), target)) return 'no';
  return isPlain && stars === 1 && !isAddress(target) ? 'covered' : 'uncertain';
}

/**
 * The domain controllers' list (DCAllowedNTLMServers) is compared with the server that forwards the logon, which NTLM knows
 * by its NetBIOS name (MS-APDS 3.1.5; "Add server exceptions in this domain" documents that form). Whether an FQDN of the same
 * server counts is documented nowhere: uncertain.
 */
export function matchesDomainException(entry: string, server: HostName, others: Iterable<HostName>): Match {
  const plain = matchesException(entry, server);
  if (plain !== 'no') return plain;
  const longForms = [...others].filter((name) => name !== server);
  const isLong = entry.includes('.');
  const denotes =
    longForms.some((name) => matchesException(entry, name) !== 'no') ||
    // Of an FQDN that no file names, the first label is all there is to compare.
    (isLong && matchesException(entry.trim().split('.')[0] ?? '', server) !== 'no');
  return denotes ? 'uncertain' : 'no';
}

/** The parts between the asterisks stand in the name, in their order, and it begins and ends as the pattern does. */
function fits(pattern: string, target: HostName): boolean {
  const parts = pattern.split('*');
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
  const name = text.replace(/^\\+/, '').replace(/^[a-z][\w-]*\//, '');
  return name
    .replace(/[\\/].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
}
