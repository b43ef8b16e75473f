import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['Account', 'LookupType'] as const;

/**
 * KDC 7: the account database of this domain controller failed a request.
 *
 * ```
 * The Security Account Manager failed a KDC request in an unexpected way. The error is in the data field. The account name
 * was mara and lookup type 0x28.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll)
 */
export const kdc7SamFailed = eventKind({
  name: 'kdc-7-sam-failed',
  providers: KDC,
  ids: [7],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) => readSentence(message, 'The account name was {Account} and lookup type') ?? {},
  *finds(fields, record) {
    yield* kdcError(7, null, meant(kdcFields(fields, record, DATA).Account));
  },
});
