import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_AUDIT } from './providers.ts';
import { smb1Seen } from './smb1-seen.ts';
import { withoutSlashes } from './values.ts';

/**
 * 32000: a server answered in SMB 1, which this client does not speak: an SMB1-only device. The message of Windows 11 24H2 prints the
 * *length* of the server's name where its label promises the name, so a bare number is no name.
 *
 * ```
 * SMB1 negotiate response received from remote device when SMB1 cannot be negotiated by the local computer.
 *
 * Dialect: 2
 *
 *  Server name: 6
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient32000Smb1Answer = eventKind({
  name: 'smb-client-32000-smb1-answer',
  providers: SMB_CLIENT,
  ids: [32000],
  channels: [SMB_CLIENT_AUDIT],
  tells: ['smb1-seen'],
  data: ['Reason', 'Dialect', 'ServerNameLength', 'ServerName'],
  layouts: [['PrintedDialect', 'PrintedServer']],
  *finds(fields) {
    const printed = /^\d+$/.test(fields.PrintedServer ?? '') ? undefined : fields.PrintedServer;
    yield* smb1Seen(32000, withoutSlashes(fields.ServerName ?? printed));
  },
});
