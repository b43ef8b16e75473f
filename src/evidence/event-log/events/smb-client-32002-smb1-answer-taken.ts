import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_AUDIT } from './providers.ts';
import { smb1Seen } from './smb1-seen.ts';
import { withoutSlashes } from './values.ts';

/**
 * 32002: a server answered in SMB 1, which this client still speaks.
 *
 * ```
 * The local computer received an SMB1 negotiate response.
 *
 * Dialect: 0x2FF
 *
 *  SecurityMode 0x3
 *
 *  Server name: \nas01
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient32002Smb1AnswerTaken = eventKind({
  name: 'smb-client-32002-smb1-answer-taken',
  providers: SMB_CLIENT,
  ids: [32002],
  channels: [SMB_CLIENT_AUDIT],
  tells: ['smb1-seen'],
  data: ['Reason', 'Dialect', 'SecurityMode', 'ServerNameLength', 'ServerName'],
  layouts: [['Dialect', 'ServerName']],
  *finds(fields) {
    yield* smb1Seen(32002, withoutSlashes(fields.ServerName));
  },
});
