import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { shareDenied } from './share-denied.ts';

/**
 * 1006 of the SMB server: the share's permissions denied an authenticated client. By its own text no problem of
 * authentication. (Group Policy has another 1006, in the System log.)
 *
 * ```
 * The share denied access to the client.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * Share Name: \\*\Finance
 * Share Path: \??\D:\Finance
 * Status: {Access Denied} …
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1006ShareDenied = eventKind({
  name: 'smb-server-1006-share-denied',
  providers: SMB_SERVER,
  ids: [1006],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-share-denied'],
  data: [
    'ShareNameLength',
    'ShareName',
    'SharePathLength',
    'SharePath',
    'ClientAddressLength',
    'ClientAddress',
    'UserNameLength',
    'UserName',
    'ClientNameLength',
    'ClientName',
    'MappedAccess',
    'GrantedAccess',
    'ShareSecurityDescriptorLength',
    'ShareSecurityDescriptor',
    'Status',
    'TranslatedStatus',
    'SessionID',
  ],
  layouts: [['ClientName', 'ClientAddress', 'UserName', 'SessionID', 'ShareName', 'SharePath']],
  *finds(fields) {
    yield* shareDenied(1006, fields);
  },
});
