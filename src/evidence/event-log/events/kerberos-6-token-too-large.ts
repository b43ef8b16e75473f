import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * Security-Kerberos 6: the token of a user with very many groups is larger than the program can take. A smart card's event
 * shares the number (65542); a message of it is not read, since it has no name of a registry value.
 *
 * ```
 * The Kerberos SSPI package generated an output token of size 49154 bytes, which was too large to fit in the token buffer of
 * size 48000 bytes, provided by process id 1234.
 *
 *  The output SSPI token size is probably the result of the user mara@CONTOSO.EXAMPLE being a member of a large number of
 *  groups.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos6TokenTooLarge = eventKind({
  name: 'kerberos-6-token-too-large',
  providers: SECURITY_KERBEROS,
  ids: [6],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['NeededSize', 'ActualSize', 'ClientProcessID', 'ClientName'],
  layouts: [],
  sentence(message) {
    if (!message.includes('MaxTokenSize')) return null;
    return readSentence(message, 'result of the user {ClientName} being a member') ?? { ClientName: '' };
  },
  *finds(fields) {
    if (fields.ClientName === undefined) return;
    yield* kerberosError(6, { code: null, server: null, target: null, user: meant(fields.ClientName) });
  },
});
