import { credentialCheck } from './credential-check.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4777 on a domain controller: NTLM checked a password and refused it. The lines are those of 4776, which today's Windows
 * writes in its place.
 *
 * ```
 * The domain controller failed to validate the credentials for an account.
 *
 * Authentication Package: MICROSOFT_AUTHENTICATION_PACKAGE_V1_0
 * Logon Account:  mara
 * Source Workstation: WS07
 * Error Code: 0xC000006A
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4777
 */
export const security4777CredentialCheckFailed = eventKind({
  name: 'security-4777-credential-check-failed',
  providers: SECURITY_AUDITING,
  ids: [4777],
  channels: [SECURITY],
  tells: ['credential-check'],
  // The package stands under this name.
  data: ['ClientUserName', 'TargetUserName', 'Workstation', 'Status'],
  layouts: [['ClientUserName', 'TargetUserName', 'Workstation', 'Status']],
  *finds(fields) {
    yield* credentialCheck(4777, fields);
  },
});
