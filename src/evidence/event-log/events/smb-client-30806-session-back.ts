import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30806: the session that 30805 lost is back. Newer builds add whether it is signed and encrypted.
 *
 * ```
 * The client re-established its session to the server.
 *
 * Server name: \files
 * Server address: 10.2.0.7:445
 * Session ID: 0x440000067901
 * Signing used: true
 * Encryption used: false
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30806SessionBack = eventKind({
  name: 'smb-client-30806-session-back',
  providers: SMB_CLIENT,
  ids: [30806],
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
  layouts: [['ServerName', 'Address', 'SessionId']],
  sentence: () => ({}),
  *finds({ ServerName }) {
    yield* smbConnectionEvent(30806, 'back', 'session back', { ServerName });
  },
});
