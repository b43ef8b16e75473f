import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT, SMB_SERVER_OPERATIONAL, SMB_SERVER_SECURITY } from './providers.ts';
import { spnAudited } from './spn-audited.ts';

/**
 * 3025: the client asked for an SPN that is not one of this server: an alias, or an address.
 *
 * ```
 * ClientName: \\10.2.0.9
 * SPN: cifs/files.contoso.example
 * ServiceClassIsValid: true
 * PrincipalNameIsValid: false
 * SPNValidationPolicy: 1
 * ```
 *
 * Data of Microsoft-Windows-SMBServer, https://github.com/jdu2600/Windows10EtwEvents
 */
export const smbServer3025UnknownSpn = eventKind({
  name: 'smb-server-3025-unknown-spn',
  providers: SMB_SERVER,
  ids: [3025],
  channels: [SMB_SERVER_AUDIT, SMB_SERVER_SECURITY, SMB_SERVER_OPERATIONAL],
  tells: ['spn-audited'],
  data: [
    'ClientNameLength',
    'ClientName',
    'SPN',
    'ServiceClassIsValid',
    'PrincipalNameIsValid',
    'SPNValidationPolicy',
  ],
  layouts: [],
  *finds(fields) {
    yield* spnAudited(3025, fields);
  },
});
