import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';
import { said } from './values.ts';

/**
 * 1061: the client offers no dialect between the server's lowest and highest (Server 2025). The client's dialects are a list in the
 * data, so insert strings are read only where it holds one.
 *
 * ```
 * SMB2 Request Negotiate Dialect Failure
 *
 * Session ID: 0
 * Client Address: 10.2.0.9:50012
 * Client Name:\\10.2.0.9
 * Client Dialects: 514
 * Minimum dialect required by server: 0x300
 * Maximum dialect required by server: 0x311
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1061Dialect = eventKind({
  name: 'smb-server-1061-dialect',
  providers: SMB_SERVER,
  ids: [1061],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'SessionId',
    'ProcessId',
    'TreeId',
    'MessageId',
    'MasterMessageId',
    'Command',
    'CreditsRequested',
    'Flags',
    'SecurityMode',
    'Capabilities',
    'DialectCount',
    'Dialects',
    'ClientGuid',
    'ConnectionGUID',
    'MinSmb2Dialect',
    'MaxSmb2Dialect',
    'ClientAddressLength',
    'ClientAddress',
    'ClientNameLength',
    'ClientName',
  ],
  fewest: 20,
  layouts: [['SessionId', 'ClientAddress', 'ClientName', 'Dialects', 'MinSmb2Dialect', 'MaxSmb2Dialect']],
  *finds(fields) {
    const range = said('lowest dialect', fields.MinSmb2Dialect ?? null);
    yield* smbServerFailure(1061, 'dialect', fields, range);
  },
});
