import { eventKind } from '../event-record.ts';
import { kdcError } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';

/**
 * KDC 29: this domain controller has no certificate for sign-in by smart card or Windows Hello, so nobody who signs in so gets
 * a ticket from it.
 *
 * ```
 * The Key Distribution Center (KDC) cannot find a suitable certificate to use for smart card logons, or the KDC certificate
 * could not be verified. Smart card logon may not function correctly if this problem is not resolved.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll)
 */
export const kdc29NoCertificate = eventKind({
  name: 'kdc-29-no-certificate',
  providers: KDC,
  ids: [29],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds() {
    yield* kdcError(29, null, null);
  },
});
