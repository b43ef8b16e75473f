import { credentialCheck } from './credential-check.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4776 where the account lives (a domain controller for domain accounts, the server itself for local ones): NTLM checked
 * a password, and with what result.
 *
 * ```
 * The computer attempted to validate the credentials for an account.
 *
 * Authentication Package: MICROSOFT_AUTHENTICATION_PACKAGE_V1_0
 * Logon Account:  mara
 * Source Workstation: WS07
 * Error Code: 0xC000006A
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4776
 */
export const security4776CredentialCheck = eventKind({
  name: 'security-4776-credential-check',
  providers: SECURITY_AUDITING,
  ids: [4776],
  channels: [SECURITY],
  tells: ['credential-check'],
  data: ['PackageName', 'TargetUserName', 'Workstation', 'Status'],
  layouts: [['PackageName', 'TargetUserName', 'Workstation', 'Status']],
  *finds(fields) {
    yield* credentialCheck(4776, fields);
  },
});
