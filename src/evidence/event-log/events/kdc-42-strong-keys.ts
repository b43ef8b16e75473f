import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['Account'] as const;

/**
 * KDC 42: an account (mostly krbtgt) has no AES keys, since its password is older than the domain's functional level.
 *
 * ```
 * The Kerberos Key Distribution Center lacks strong keys for account krbtgt.
 *
 * You must update the password of this account to prevent use of insecure cryptography.
 *
 * See https://go.microsoft.com/fwlink/?linkid=2210019 to learn more.
 * ```
 *
 * https://support.microsoft.com/en-gb/topic/kb5021131-how-to-manage-the-kerberos-protocol-changes-related-to-cve-2022-37966-fd837ac3-cdec-4e76-a6ec-86e67501407d
 */
export const kdc42StrongKeys = eventKind({
  name: 'kdc-42-strong-keys',
  providers: KDC,
  ids: [42],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  // The first builds printed a colon before the account.
  sentence: (message) =>
    readSentence(message, 'lacks strong keys for account: {Account}. You must') ??
    readSentence(message, 'lacks strong keys for account {Account}. You must') ??
    {},
  *finds(fields, record) {
    yield* kdcError(42, null, meant(kdcFields(fields, record, DATA).Account));
  },
});
