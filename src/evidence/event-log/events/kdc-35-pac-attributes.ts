import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['Kdc'] as const;

/**
 * KDC 35: a ticket-granting ticket of another KDC has no PAC attributes: that domain controller lacks the updates of November
 * 2021 or later. The name is that of the other KDC.
 *
 * ```
 * The Key Distribution Center (KDC) encountered a ticket-granting-ticket (TGT) from another KDC (DC02) that did not contain
 * a PAC attributes field. See https://go.microsoft.com/fwlink/?linkid=2173051 to learn more.
 * ```
 *
 * https://support.microsoft.com/en-us/topic/kb5008380-authentication-updates-cve-2021-42287-9dafac11-e0d0-4cb8-959a-143bd0201041
 */
export const kdc35PacAttributes = eventKind({
  name: 'kdc-35-pac-attributes',
  providers: KDC,
  ids: [35],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) => readSentence(message, 'from another KDC ({Kdc}) that did not contain') ?? {},
  *finds(fields, record) {
    yield* kdcError(35, meant(kdcFields(fields, record, DATA).Kdc), null);
  },
});
