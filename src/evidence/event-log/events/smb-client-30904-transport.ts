import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * How a connection is carried: 30904 (the server offers no multichannel), 30905 (a constraint of this client keeps it from the
 * server), 30909 and 30910 (RDMA with signing, with encryption; the server's name stands under the label of the share).
 *
 * ```
 * The server does not support multichannel.
 *
 * Server name: \files
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30904Transport = eventKind({
  name: 'smb-client-30904-transport',
  providers: SMB_CLIENT,
  ids: [30904, 30905, 30909, 30910],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['smb-connection-event'],
  data: ['ServerNameLength', 'ServerName'],
  layouts: [['ServerName']],
  sentence: () => ({}),
  *finds(fields, record) {
    const what = record.id === 30905 ? 'not-made' : 'transport';
    yield* smbConnectionEvent(record.id, what, NOTES[record.id] ?? 'transport', fields);
  },
});

const NOTES: Readonly<Record<number, string>> = {
  30904: 'no multichannel at the server',
  30905: 'kept from the server by a multichannel constraint',
  30909: 'RDMA with signing',
  30910: 'RDMA with encryption',
};
