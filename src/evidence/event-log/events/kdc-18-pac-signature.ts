import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['Account'] as const;

/**
 * KDC 18: the signature on a ticket's PAC did not hold.
 *
 * ```
 * During TGS processing, the KDC was unable to verify the signature on the PAC from mara. This indicates the PAC was
 * modified.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll)
 */
export const kdc18PacSignature = eventKind({
  name: 'kdc-18-pac-signature',
  providers: KDC,
  ids: [18],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'unable to verify the signature on the PAC from {Account}. This') ?? {},
  *finds(fields, record) {
    yield* kdcError(18, null, meant(kdcFields(fields, record, DATA).Account));
  },
});
