import { eventKind } from '../event-record.ts';
import { dialectChange, dialectSentence } from './dialect-change.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';

/**
 * 30953: the lowest or highest dialect that this client speaks was changed. The name in front is `SmbDialect` of the data.
 *
 * ```
 * SMB Dialect Change
 *
 * MinSmb2Dialect was changed from 0x202 to 0x311.
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30953DialectChanged = eventKind({
  name: 'smb-client-30953-dialect-changed',
  providers: SMB_CLIENT,
  ids: [30953],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['reported-setting'],
  data: ['SmbDialect', 'OldDialect', 'NewDialect'],
  layouts: [],
  sentence: dialectSentence,
  *finds(fields) {
    yield* dialectChange(30953, fields);
  },
});
