import { eventKind } from '../event-record.ts';
import { dialectChange, dialectSentence } from './dialect-change.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';

/**
 * 1062: the lowest or highest dialect that this server speaks was changed.
 *
 * ```
 * SMB Dialect Change
 *
 * MinSmb2Dialect was changed from 0x202 to 0x311.
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1062DialectChanged = eventKind({
  name: 'smb-server-1062-dialect-changed',
  providers: SMB_SERVER,
  ids: [1062],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['reported-setting'],
  data: ['SmbDialect', 'OldDialect', 'NewDialect'],
  layouts: [],
  sentence: dialectSentence,
  *finds(fields) {
    yield* dialectChange(1062, fields);
  },
});
