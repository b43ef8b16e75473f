import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';
import { readSentence } from './values.ts';

/**
 * 30913: a clustered server asks for connections of its own for one share. Only English tells server from share in the sentence.
 *
 * ```
 * Server \files share \finance has requested client to use isolated connections to connection to the share. …
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30913Isolated = eventKind({
  name: 'smb-client-30913-isolated',
  providers: SMB_CLIENT,
  ids: [30913],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['smb-connection-event'],
  data: [
    'ServerNameLength',
    'ServerName',
    'ShareNameLength',
    'ShareName',
    'AsymmetricFlag',
    'IsolatedTransportFlag',
    'IsIsolatedTransportServerEntry',
  ],
  layouts: [],
  sentence: (message) => readSentence(message, 'Server {ServerName} share {ShareName} has requested') ?? {},
  *finds({ ServerName }) {
    yield* smbConnectionEvent(30913, 'transport', 'isolated connections', { ServerName });
  },
});
