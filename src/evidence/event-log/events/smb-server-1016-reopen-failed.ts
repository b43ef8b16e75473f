import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1016: a client could not open its handle again after a failover or an interruption. It refuses nobody.
 *
 * ```
 * Reopen failed.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * Share Name: Finance
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1016ReopenFailed = eventKind({
  name: 'smb-server-1016-reopen-failed',
  providers: SMB_SERVER,
  ids: [1016],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'Status',
    'TranslatedStatus',
    'RKFStatus',
    'TranslatedRKFStatus',
    'ConnectionGUID',
    'ClientNameLength',
    'ClientName',
    'ClientAddressLength',
    'ClientAddress',
    'ShareNameLength',
    'ShareName',
    'UserNameLength',
    'UserName',
    'SessionId',
    'FileNameLength',
    'FileName',
    'DurableHandle',
    'ResilientHandle',
    'PersistentHandle',
    'ResumeKey',
    'Reason',
  ],
  layouts: [['ClientName', 'ClientAddress', 'UserName', 'SessionId', 'ShareName']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbServerFailure(1016, 'handle', fields);
  },
});
