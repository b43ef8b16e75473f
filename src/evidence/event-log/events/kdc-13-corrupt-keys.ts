import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['Account'] as const;

/**
 * KDC 13: the keys of an account are damaged in the directory; a new password makes new ones.
 *
 * ```
 * The account for nas01$ has corrupt keys stored in the DS. Changing or setting the password should restore correct keys.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll)
 */
export const kdc13CorruptKeys = eventKind({
  name: 'kdc-13-corrupt-keys',
  providers: KDC,
  ids: [13],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) => readSentence(message, 'The account for {Account} has corrupt keys') ?? {},
  *finds(fields, record) {
    yield* kdcError(13, null, meant(kdcFields(fields, record, DATA).Account));
  },
});
