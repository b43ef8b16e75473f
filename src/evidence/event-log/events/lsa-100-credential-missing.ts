import { eventKind } from '../event-record.ts';
import { credentialMissing } from './lsa-credential.ts';
import { LSA_OPERATIONAL, LSA_SRV } from './providers.ts';

/**
 * LSA/Operational 100 on the client: a package holds no credential for the server. For NTLM with "Protected User: 1" the
 * account is in Protected Users, and NTLM can never work for it; other packages say nothing about a share.
 *
 * ```
 * The security package does not cache the credentials needed to authenticate to the server.
 *
 * Package Name:   NTLM
 * User Name:  mara
 * Domain Name:    CONTOSO
 * Server Name:    cifs/files
 * Protected User: 1
 * Error Code: 0xC000006E
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
export const lsa100CredentialMissing = eventKind({
  name: 'lsa-100-credential-missing',
  providers: LSA_SRV,
  ids: [100],
  channels: [LSA_OPERATIONAL],
  tells: ['account-barred'],
  data: ['PackageName', 'UserName', 'DomainName', 'ServerName', 'ProtectedUser', 'ErrorCode'],
  layouts: [['PackageName', 'UserName', 'DomainName', 'ServerName', 'ProtectedUser', 'ErrorCode']],
  *finds(fields) {
    yield* credentialMissing(100, fields);
  },
});
