import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { ticketRequest } from './ticket-request.ts';

/**
 * 4771 on a domain controller: Kerberos pre-authentication failed, 0x18 for a wrong password.
 *
 * ```
 * Kerberos pre-authentication failed.
 *
 * Account Information:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 * …
 *     Failure Code:       0x18
 *     Pre-Authentication Type: 2
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771
 */
export const security4771PreauthenticationFailed = eventKind({
  name: 'security-4771-preauthentication-failed',
  providers: SECURITY_AUDITING,
  ids: [4771],
  channels: [SECURITY],
  tells: ['ticket-request'],
  data: [
    'TargetUserName',
    'TargetSid',
    'ServiceName',
    'TicketOptions',
    'Status',
    'PreAuthType',
    'IpAddress',
    'IpPort',
    'CertIssuerName',
    'CertSerialNumber',
    'CertThumbprint',
  ],
  layouts: [
    [
      null,
      'TargetSid',
      'TargetUserName',
      null,
      'ServiceName',
      null,
      'IpAddress',
      'IpPort',
      null,
      'TicketOptions',
      'Status',
      'PreAuthType',
    ],
  ],
  *finds(fields) {
    yield* ticketRequest(4771, fields);
  },
});
