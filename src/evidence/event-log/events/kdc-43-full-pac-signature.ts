import { eventKind } from '../event-record.ts';
import { clientOf, kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';

const DATA = ['ClientDomain', 'ClientName'] as const;

/**
 * KDC 43: the full signature of a ticket's PAC did not hold; 44: the ticket has none.
 *
 * ```
 * The Key Distribution Center (KDC) encountered a ticket that did not contained the full PAC Signature. See
 * https://go.microsoft.com/fwlink/?linkid=2210019 to learn more.
 *
 *   Client: CONTOSO.EXAMPLE\\nas01$
 * ```
 *
 * https://support.microsoft.com/en-us/topic/kb5020805-how-to-manage-kerberos-protocol-changes-related-to-cve-2022-37967-997e9acc-67c5-48e1-8d0d-190269bf4efb
 */
export const kdc43FullPacSignature = eventKind({
  name: 'kdc-43-full-pac-signature',
  providers: KDC,
  ids: [43, 44],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [['ClientAccount']],
  *finds(fields, record) {
    yield* kdcError(record.id, null, clientOf(kdcFields(fields, record, DATA)));
  },
});
