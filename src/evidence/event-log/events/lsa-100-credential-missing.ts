import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { LSA_SRV } from './providers.ts';
import { said, shownUser, words } from './values.ts';

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
  channels: ['Microsoft-Windows-LSA/Operational'],
  tells: ['account-barred'],
  data: ['PackageName', 'UserName', 'DomainName', 'ServerName', 'ProtectedUser', 'ErrorCode'],
  layouts: [['PackageName', 'UserName', 'DomainName', 'ServerName', 'ProtectedUser', 'ErrorCode']],
  *finds(fields) {
    if (meant(fields.PackageName)?.toLowerCase() !== 'ntlm') return;
    const name = meant(fields.UserName);
    const user = name === null ? null : shownUser(name, meant(fields.DomainName));
    const target = meant(fields.ServerName);
    const flag = meant(fields.ProtectedUser)?.toLowerCase();
    const protectedUser =
      flag === '1' || flag === 'true' ? true : flag === '0' || flag === 'false' ? false : null;
    yield {
      kind: 'account-barred',
      says: { event: 100, user, target, protectedUser },
      text: words(
        100,
        said('user', user),
        said('target', target),
        protectedUser === null ? null : `Protected User ${protectedUser ? 1 : 0}`,
      ),
    };
  },
});
