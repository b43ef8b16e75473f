import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31000 (no credential handle) and 31001 (no security context): authentication failed inside the client, before or while
 * it spoke to the server. 31001 names the SPN that was tried; 31000 misspells its label `Serrver name:`.
 *
 * ```
 * An attempt to initialize a security context failed.
 *
 * Error: The request is not supported.
 *
 * Security status: 0xC00000BB
 * User name: mara
 * Logon ID: 0x8CA6E1D
 * Server name: \files
 * Principal name: cifs/files
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources; seen beside 4001:
 * https://github.com/eneerge/CIS-Windows-Server/issues/22
 */
export const smbClient31000Credential = eventKind({
  name: 'smb-client-31000-credential',
  providers: SMB_CLIENT,
  ids: [31000, 31001],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: [
    'Reason',
    'Status',
    'SecurityStatus',
    'LogonId',
    'ServerNameLength',
    'ServerName',
    'PrincipalNameLength',
    'PrincipalName',
    'UserNameLength',
    'UserName',
  ],
  layouts: [
    ['StatusText', 'SecurityStatus', 'UserName', 'LogonId', 'ServerName', 'PrincipalName'],
    ['StatusText', 'SecurityStatusText', 'UserName', 'LogonId', 'ServerName', 'PrincipalName'],
    ['StatusText', 'SecurityStatus', 'UserName', 'LogonId', 'ServerName'],
    ['StatusText', 'SecurityStatusText', 'UserName', 'LogonId', 'ServerName'],
  ],
  *finds(fields, record) {
    yield* smbClientFailure(record.id, fields);
  },
});
