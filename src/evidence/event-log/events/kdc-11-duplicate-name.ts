import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

const DATA = ['Name', 'Type'] as const;

/**
 * KDC 11: more than one account holds the name. (Security-Kerberos 11 of a client is about smart cards.)
 *
 * ```
 * The KDC encountered duplicate names while processing a Kerberos authentication request. The duplicate name is
 * cifs/files (of type DS_SERVICE_PRINCIPAL_NAME). This may result in authentication failures or downgrades to NTLM.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll); the oldest builds write
 * "There are multiple accounts with name".
 */
export const kdc11DuplicateName = eventKind({
  name: 'kdc-11-duplicate-name',
  providers: KDC,
  ids: [11],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'The duplicate name is {Name} (of type') ??
    readSentence(message, 'There are multiple accounts with name {Name} of type') ?? {
      Name: spnIn(message) ?? '',
    },
  *finds(fields, record) {
    yield* kdcError(11, meant(kdcFields(fields, record, DATA).Name), null);
  },
});
