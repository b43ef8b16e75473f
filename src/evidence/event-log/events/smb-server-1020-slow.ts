import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1020: the file system below the share was slow. It refuses nobody.
 *
 * ```
 * File system operation has taken longer than expected.
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
export const smbServer1020Slow = eventKind({
  name: 'smb-server-1020-slow',
  providers: SMB_SERVER,
  ids: [1020],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'Command',
    'SessionGuid',
    'SessionId',
    'ConnectionGuid',
    'UserNameLength',
    'UserName',
    'ClientNameLength',
    'ClientName',
    'ClientAddressLength',
    'ClientAddress',
    'ShareNameLength',
    'ShareName',
    'FileNameLength',
    'FileName',
    'DurationInMilliseconds',
    'ThresholdInMilliseconds',
    'CtlCode',
    'SubCode',
    'TunneledControl',
  ],
  layouts: [['ClientName', 'ClientAddress', 'UserName', 'SessionId', 'ShareName']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbServerFailure(1020, 'slow', fields);
  },
});
