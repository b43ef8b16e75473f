import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';

/**
 * Settings that their number says whole: 1024 (SMB 2 and 3 are switched off at the server), 1025 (some pipes or shares are open to
 * anonymous access; on domain controllers that is normal).
 *
 * ```
 * SMB2 and SMB3 have been disabled on this server.  This results in reduced functionality and performance.
 *
 * Registry Key: HKLM\System\CurrentControlSet\Services\LanmanServer\Parameters
 * Registry Value: Smb2
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1024Setting = eventKind({
  name: 'smb-server-1024-setting',
  providers: SMB_SERVER,
  ids: [1024, 1025],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['reported-setting'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    if (record.id === 1024) yield* reportedSetting(1024, 'server', 'Smb2', 0);
    else yield* reportedSetting(1025, 'server', 'NullSessionPipes or NullSessionShares', 'not empty');
  },
});
