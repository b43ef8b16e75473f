import { eventKind } from '../event-record.ts';
import { clientUse, useText } from './ntlm-use.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { withoutSlashes } from './values.ts';

/**
 * 31023 (Windows 11 24H2, Server 2025): BlockNTLM of the SMB client stopped the connection, by policy,
 * Set-SmbClientConfiguration, `NET USE /BLOCKNTLM` or New-SmbMapping.
 *
 * ```
 * NTLM is prohibited for authentication on the server
 *
 * Server name: \files
 *
 *  NTLM was disabled by user or by administrator using policies.
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
export const smbClient31023NtlmBlocked = eventKind({
  name: 'smb-client-31023-ntlm-blocked',
  providers: SMB_CLIENT,
  ids: [31023],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['ntlm-blocked'],
  data: ['ServerNameLength', 'ServerName'],
  layouts: [['ServerName']],
  *finds(fields) {
    const use = { ...clientUse('smb-client', {}), target: withoutSlashes(fields.ServerName) };
    yield { kind: 'ntlm-blocked', says: { ...use, event: 31023 }, text: useText(31023, use) };
  },
});
