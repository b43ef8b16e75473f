import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_AUDIT } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';

/**
 * 32003: Windows removed its SMB 1 client, because nobody answered in SMB 1 for so many days: from then on SMB1-only devices cannot
 * be reached.
 *
 * ```
 * The local computer didn't received an SMB1 negotiate response in the last 15 days.
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient32003Smb1Removed = eventKind({
  name: 'smb-client-32003-smb1-removed',
  providers: SMB_CLIENT,
  ids: [32003],
  channels: [SMB_CLIENT_AUDIT],
  tells: ['reported-setting'],
  data: ['Days'],
  layouts: [],
  sentence: () => ({}),
  *finds() {
    yield* reportedSetting(32003, 'client', 'SMB 1 client', 'removed');
  },
});
