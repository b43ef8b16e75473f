import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30906: a handle that should survive a failover of the server did not. Behind the known values stands a history of any length.
 *
 * ```
 * A request on persistent/resilient handle failed because the handle was invalid or it exceeded the timeout.
 *
 * Status: The transport connection is now disconnected.
 *
 * Type: Write
 * Path: \files\finance\2026\plan.xlsx
 * Restart count: 2
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30906HandleLost = eventKind({
  name: 'smb-client-30906-handle-lost',
  providers: SMB_CLIENT,
  ids: [30906],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['smb-connection-event'],
  data: [
    'IrpCode',
    'RestartCount',
    'ShareNameLength',
    'ShareName',
    'ObjectNameLength',
    'ObjectName',
    'Status',
    'Reason',
    'HistoryCount',
  ],
  layouts: [['StatusText', 'IrpCode', 'ShareName']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30906, 'handle', 'handle lost', fields);
  },
});
