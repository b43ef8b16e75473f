import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

const DATA = [
  'Target',
  'Account',
  'MissingKey',
  'RequestedEtypes',
  'AvailableEtypes',
  'ResetAccount',
] as const;

/**
 * KDC 14 and 26 (TGT), 16 and 27 (service ticket): no common encryption type. Whether the account is the one that asks or
 * the one that is asked for differs between published samples; the 4768 or 4769 of the same second tells.
 *
 * ```
 * While processing a TGS request for the target server cifs/nas01, the account mara@CONTOSO.EXAMPLE did not have a
 * suitable key for generating a Kerberos ticket (the missing key has an ID of 9). The requested etypes were 18 17. The
 * accounts available etypes were 23.
 * ```
 *
 * https://syfuhs.net/kerberos-event-id-27
 */
export const kdc16NoCommonKey = eventKind({
  name: 'kdc-16-no-common-key',
  providers: KDC,
  ids: [14, 16, 26, 27],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'target service {Target}, the account {Account} did not have a suitable key') ??
    readSentence(message, 'target server {Target}, the account {Account} did not have a suitable key') ?? {
      Target: spnIn(message) ?? '',
    },
  *finds(fields, record) {
    const named = kdcFields(fields, record, DATA);
    yield* kdcError(record.id, meant(named.Target), meant(named.Account));
  },
});
