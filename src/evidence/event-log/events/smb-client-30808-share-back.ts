import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30808: the connection that 30807 lost is back. The newest version puts more values between the known ones; it is read by name.
 *
 * ```
 * The connection to the share was re-established.
 *
 * Share name: \files\finance
 * Server address: 10.2.0.7:445
 * Session ID: 0x440000067901
 * Tree ID: 0x5
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources; the fourth version:
 * https://github.com/jdu2600/Windows10EtwEvents
 */
export const smbClient30808ShareBack = eventKind({
  name: 'smb-client-30808-share-back',
  providers: SMB_CLIENT,
  ids: [30808],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: [
    'Status',
    'SessionId',
    'TreeId',
    'ServerNameLength',
    'ServerName',
    'AddressLength',
    'Address',
    'SigningUsed',
    'EncryptionUsed',
  ],
  layouts: [['ServerName', 'Address', 'SessionId', 'TreeId']],
  sentence: () => ({}),
  *finds({ ServerName }) {
    yield* smbConnectionEvent(30808, 'back', 'share back', { ServerName });
  },
});
