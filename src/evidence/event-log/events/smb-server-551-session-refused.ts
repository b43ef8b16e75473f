import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { codeIn, said, socketAddress, withoutSlashes, words } from './values.ts';

const CLIENT = ['ClientName', 'ClientAddress', 'UserName', 'SessionId', 'StatusText'] as const;

/**
 * 551: the server refused a session; the status says why. The two SPN lines are printed by all current builds and mean
 * nothing by themselves: `session setup failed before the SPN could be queried` is the normal content.
 *
 * ```
 * SMB Session Authentication Failure
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name:
 * Session ID: 0x440000067901
 * Status: The attempted logon is invalid. This is either due to a bad username or authentication information. (0xC000006D)
 * SPN: session setup failed before the SPN could be queried
 * SPN Validation Policy: SPN optional / no validation
 * ```
 *
 * The policy is a number in structured exports and a text in messages; it is kept as written.
 * https://learn.microsoft.com/en-us/azure/databox/data-box-troubleshoot-share-access
 */
export const smbServer551SessionRefused = eventKind({
  name: 'smb-server-551-session-refused',
  providers: SMB_SERVER,
  ids: [551],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-session-refused'],
  data: [
    'SessionGUID',
    'ConnectionGUID',
    'Status',
    'TranslatedStatus',
    'ClientAddressLength',
    'ClientAddress',
    'SessionId',
    'UserNameLength',
    'UserName',
    'ClientNameLength',
    'ClientName',
    'SPN',
    'SPNValidationPolicy',
    'ReasonCode',
  ],
  layouts: [[...CLIENT, 'SPN', 'SPNValidationPolicy'], CLIENT],
  *finds(fields) {
    const client = withoutSlashes(fields.ClientName);
    const address = socketAddress(fields.ClientAddress);
    const user = meant(fields.UserName);
    const status = statusCode(fields.Status) ?? codeIn(fields.StatusText);
    const spnPolicy = meant(fields.SPNValidationPolicy);
    yield {
      kind: 'smb-session-refused',
      says: { client, address, user, status, spnPolicy },
      text: words(
        551,
        status === null ? null : `status ${showStatus(status)}`,
        said('client', client),
        said('address', address),
        user === null ? 'no user name' : `user ${user}`,
        said('SPN policy', spnPolicy),
      ),
    };
  },
});
