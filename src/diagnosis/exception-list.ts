/**
 * Whether an entry of an NTLM exception list matches a name as typed.
 *
 * Client list (ClientAllowedNTLMServers): the name that the application uses, compared for equality (MS-NLMP 3.1.5.1.1),
 * or with a single `*` anywhere (policy help). NetBIOS name and FQDN are not equivalent. More than one `*`, an IP
 * literal and an SPN form are not documented: uncertain.
 */
import { hostName, isAddress, type HostName } from '../windows/names.ts';

export type Match = 'covered' | 'uncertain' | 'no';

export function matchesException(entry: string, target: HostName): Match {
  const text = entry.trim().toLowerCase().replace(/\.$/, '');
  if (text === '') return 'no';
  if (text.includes('/')) return hostName(text) === target ? 'uncertain' : 'no';
  const stars = text.split('*').length - 1;
  if (stars === 0) return text === target ? (isAddress(target) ? 'uncertain' : 'covered') : 'no';
  const [before, after] = [text.slice(0, text.indexOf('*')), text.slice(text.lastIndexOf('*') + 1)];
  const fits = target.length >= before.length + after.length && target.startsWith(before) && target.endsWith(after);
  if (!fits) return 'no';
  return stars === 1 ? 'covered' : 'uncertain';
}
