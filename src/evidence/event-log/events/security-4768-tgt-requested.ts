import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { ticketRequest } from './ticket-request.ts';

const CERTIFICATE = [null, 'CertIssuerName', 'CertSerialNumber', 'CertThumbprint'] as const;

/**
 * 4768 on a domain controller: a ticket-granting ticket was asked for, with the result code.
 *
 * ```
 * A Kerberos authentication ticket (TGT) was requested.
 *
 * Account Information:
 *     Account Name:       mara
 * …
 * Additional Information:
 *     Ticket Options:     0x40810010
 *     Result Code:        0x0
 *     Ticket Encryption Type: 0x12
 * ```
 *
 * Version 2 (updates of January 2025 and later) adds lines about encryption types to every section.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4768
 */
export const security4768TgtRequested = eventKind({
  name: 'security-4768-tgt-requested',
  providers: SECURITY_AUDITING,
  ids: [4768],
  channels: [SECURITY],
  tells: ['ticket-request'],
  data: [
    'TargetUserName',
    'TargetDomainName',
    'TargetSid',
    'ServiceName',
    'ServiceSid',
    'TicketOptions',
    'Status',
    'TicketEncryptionType',
    'PreAuthType',
    'IpAddress',
    'IpPort',
    'CertIssuerName',
    'CertSerialNumber',
    'CertThumbprint',
    'ResponseTicket',
    'AccountSupportedEncryptionTypes',
    'AccountAvailableKeys',
    'ServiceSupportedEncryptionTypes',
    'ServiceAvailableKeys',
    'DCSupportedEncryptionTypes',
    'DCAvailableKeys',
    'ClientAdvertizedEncryptionTypes',
    'SessionKeyEncryptionType',
    'PreAuthEncryptionType',
  ],
  layouts: [
    [
      null,
      'TargetUserName',
      'TargetDomainName',
      'TargetSid',
      null,
      'ServiceName',
      'ServiceSid',
      null,
      'IpAddress',
      'IpPort',
      null,
      'TicketOptions',
      'Status',
      'TicketEncryptionType',
      'PreAuthType',
      ...CERTIFICATE,
    ],
    [
      null,
      'TargetUserName',
      'TargetDomainName',
      'TargetSid',
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
      'Status',
      'TicketEncryptionType',
      'SessionKeyEncryptionType',
      'PreAuthType',
      'PreAuthEncryptionType',
      ...CERTIFICATE,
    ],
  ],
  *finds(fields) {
    yield* ticketRequest(4768, fields);
  },
});
