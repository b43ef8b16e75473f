import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError } from './kdc-error.ts';
import { KDC, SYSTEM } from './providers.ts';

const ACCOUNT = [
  'AccountName',
  'SuppliedRealmName',
  'AccountEncryptionTypes',
  'AccountAvailableKeys',
] as const;
const SERVICE = ['ServiceName', 'ServiceSid', 'ServiceEncryptionTypes'] as const;

/**
 * KDC 201, 202, 206, 207 (RC4 use that will be unsupported), 203, 204, 208, 209 (blocked) and 205 (the domain's default
 * allows RC4). Another channel of the KDC has events with these numbers; these are of the System log.
 *
 * ```
 * The Key Distribution Center (KDC) blocked cipher usage because …
 *
 * Account Information
 *     Account Name: mara
 *     Supplied Realm Name: CONTOSO.EXAMPLE
 *     msds-SupportedEncryptionTypes: 0x18 (AES128-SHA96, AES256-SHA96)
 *     Available Keys: AES-SHA1
 * Service Information:
 *     Service Name: nas01$
 * ```
 *
 * https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc
 */
export const kdc201Rc4 = eventKind({
  name: 'kdc-201-rc4',
  providers: KDC,
  ids: [201, 202, 203, 204, 205, 206, 207, 208, 209],
  channels: [SYSTEM],
  tells: ['kdc-error'],
  data: [],
  layouts: [
    [...ACCOUNT, null, ...SERVICE],
    [null, ...ACCOUNT, null, ...SERVICE],
  ],
  // An attribute's and a policy's name: no language translates them, and no event of the other channel prints them.
  sentence: (message) =>
    /msds-SupportedEncryptionTypes|DefaultDomainSupportedEncTypes/i.test(message) ? {} : null,
  *finds(fields, record) {
    yield* kdcError(record.id, meant(fields.ServiceName), meant(fields.AccountName));
  },
});
