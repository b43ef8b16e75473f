import { protectedUser } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { credentialMissing } from './lsa-credential.ts';
import { LSA_SRV } from './providers.ts';

/**
 * 104 and 304 of the channel ProtectedUser-Client, off by default: on the client of a member of Protected Users NTLM holds no
 * credential for the server (104), or kept none at sign-in (304, as it should be).
 *
 * ```
 * The security package on the client does not contain the credentials.
 * ```
 *
 * The page below names the values and neither their names nor the lines of the message: data is read under the names of
 * the same statements in LSA/Operational, messages are not read.
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
export const lsa104ProtectedUserClient = eventKind({
  name: 'lsa-104-protected-user-client',
  providers: LSA_SRV,
  ids: [104, 304],
  channels: ['Microsoft-Windows-Authentication/ProtectedUser-Client'],
  tells: ['account-barred', 'protected-user'],
  data: [],
  layouts: [],
  *finds(fields, record) {
    if (record.id === 304) yield* protectedUser(304, fields);
    else yield* credentialMissing(104, { ...fields, ProtectedUser: fields.ProtectedUser ?? '1' });
  },
});
