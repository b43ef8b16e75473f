import { protectedUser } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { isProtected } from './lsa-credential.ts';
import { LSA_OPERATIONAL, LSA_SRV } from './providers.ts';

/**
 * LSA/Operational 303 on the client: at sign-in a package kept no credential of the user. With "Protected User: 1" that is
 * as it should be, and shows the membership.
 *
 * ```
 * The security package does not cache the user's sign on credentials.
 *
 * Package Name:   NTLM
 * User Name:  mara
 * Domain Name:    CONTOSO
 * Protected User: 1
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
export const lsa303CredentialNotKept = eventKind({
  name: 'lsa-303-credential-not-kept',
  providers: LSA_SRV,
  ids: [303],
  channels: [LSA_OPERATIONAL],
  tells: ['protected-user'],
  data: ['PackageName', 'UserName', 'DomainName', 'ProtectedUser'],
  layouts: [['PackageName', 'UserName', 'DomainName', 'ProtectedUser']],
  *finds(fields) {
    if (isProtected(fields) === true) yield* protectedUser(303, fields);
  },
});
