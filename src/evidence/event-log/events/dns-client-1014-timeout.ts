import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { DNS_CLIENT, SYSTEM } from './providers.ts';
import { readSentence, said, words } from './values.ts';

/**
 * DNS-Client 1014: no configured DNS server answered for a name. That is a time-out; of a name that does not exist it says nothing.
 *
 * ```
 * Name resolution for the name dc01.contoso.example timed out after none of the configured DNS servers responded. Client PID 1234.
 * ```
 *
 * Manifest of Microsoft-Windows-DNS-Client, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const dnsClient1014Timeout = eventKind({
  name: 'dns-client-1014-timeout',
  providers: DNS_CLIENT,
  ids: [1014],
  channels: [SYSTEM],
  tells: ['dns-timeout'],
  data: ['QueryName', 'AddressLength', 'Address', 'ClientPID'],
  fewest: 1,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'Name resolution for the name {QueryName} timed out') ?? {
      QueryName: dottedName(message),
    },
  *finds(fields) {
    const name = meant(fields.QueryName);
    yield { kind: 'dns-timeout', says: { name }, text: words(1014, said('name', name) ?? 'some name') };
  },
});

/** `_ldap._tcp.dc._msdcs.contoso.example`: the only word of the sentence with dots inside, in every language. */
function dottedName(message: string): string | undefined {
  return /(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}/.exec(message)?.[0];
}
