import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';
import { readSentence } from './values.ts';

/**
 * 31019: a session that had proved the server's identity lost that when it re-authenticated. Its lines have no colons, so
 * they are read in English only; structured exports have the names.
 *
 * ```
 * Mutual authentication was unexpectedly lost after re-authenticating to \files
 * User mara
 * LogonID 0x8CA6E1D
 * Status The request is not supported.
 *  AuthProtocol Old 1  New 2
 * MutualAuthState Old true New false
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31019AuthenticationLost = eventKind({
  name: 'smb-client-31019-authentication-lost',
  providers: SMB_CLIENT,
  ids: [31019],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: [
    'Reason',
    'Status',
    'SecurityStatus',
    'LogonId',
    'ServerNameLength',
    'ServerName',
    'UserNameLength',
    'UserName',
    'OldAuthProtocolId',
    'NewAuthProtocolId',
    'OldMutualAuthState',
    'NewMutualAuthState',
    'ClusteredServer',
  ],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'Mutual authentication was unexpectedly lost after re-authenticating to {ServerName} User {UserName} LogonID {LogonId} Status {StatusText} AuthProtocol Old',
    ),
  *finds(fields) {
    yield* smbClientFailure(31019, fields);
  },
});
