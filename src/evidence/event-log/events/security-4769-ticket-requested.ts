import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { ticketRequest } from './ticket-request.ts';

/**
 * 4769 on a domain controller: a service ticket was asked for. The service is the account (`FS01$`) where the request was
 * granted, and the name asked for (`cifs/files`) where it failed.
 *
 * ```
 * A Kerberos service ticket was requested.
 *
 * Account Information:
 *     Account Name:       mara@CONTOSO.EXAMPLE
 * …
 * Service Information:
 *     Service Name:       cifs/files
 * …
 *     Failure Code:       0x7
 * ```
 *
 * Version 2 (updates of January 2025 and later) adds lines about encryption types to every section.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4769
 */
export const security4769TicketRequested = eventKind({
  name: 'security-4769-ticket-requested',
  providers: SECURITY_AUDITING,
  ids: [4769],
  channels: [SECURITY],
  tells: ['ticket-request'],
  data: [
    'TargetUserName',
    'TargetDomainName',
    'ServiceName',
    'ServiceSid',
    'TicketOptions',
    'TicketEncryptionType',
    'IpAddress',
    'IpPort',
    'Status',
    'LogonGuid',
    'TransmittedServices',
    'RequestTicketHash',
    'ResponseTicketHash',
    'AccountSupportedEncryptionTypes',
    'AccountAvailableKeys',
    'ServiceSupportedEncryptionTypes',
    'ServiceAvailableKeys',
    'DCSupportedEncryptionTypes',
    'DCAvailableKeys',
    'ClientAdvertizedEncryptionTypes',
    'SessionKeyEncryptionType',
  ],
  layouts: [
    [
      null,
      'TargetUserName',
      'TargetDomainName',
      'LogonGuid',
      null,
      'ServiceName',
      'ServiceSid',
      null,
      'IpAddress',
      'IpPort',
      null,
      'TicketOptions',
      'TicketEncryptionType',
      'Status',
      'TransmittedServices',
    ],
    [
      null,
      'TargetUserName',
      'TargetDomainName',
      'LogonGuid',
      'AccountSupportedEncryptionTypes',
      'AccountAvailableKeys',
      null,
      'ServiceName',
      'ServiceSid',
      'ServiceSupportedEncryptionTypes',
      'ServiceAvailableKeys',
      null,
      'DCSupportedEncryptionTypes',
      'DCAvailableKeys',
      null,
      'IpAddress',
      'IpPort',
      'ClientAdvertizedEncryptionTypes',
      null,
      'TicketOptions',
      'TicketEncryptionType',
      'SessionKeyEncryptionType',
      'Status',
      'TransmittedServices',
    ],
  ],
  *finds(fields) {
    yield* ticketRequest(4769, fields);
  },
});
