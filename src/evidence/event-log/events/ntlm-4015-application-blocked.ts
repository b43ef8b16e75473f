import { eventKind } from '../event-record.ts';
import { CLIENT_DATA, clientUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 4015 (Windows 11 24H2, Server 2025): the program itself, for shares the SMB client with BlockNTLM, asked for no NTLM.
 * Same lines as 4001; only the ID tells them apart, and the closing text.
 *
 * ```
 * NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 * Target server: cifs/files
 * Supplied user: mara
 * …
 * An application on this computer attempted NTLM for authentication but the application explicitly blocks NTLM usage.
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
export const ntlm4015ApplicationBlocked = eventKind({
  name: 'ntlm-4015-application-blocked',
  providers: NTLM,
  ids: [4015],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-blocked'],
  data: CLIENT_DATA,
  layouts: [CLIENT_DATA],
  *finds(fields) {
    const use = clientUse('smb-client', fields);
    yield {
      kind: 'ntlm-blocked',
      says: { ...use, event: 4015 },
      text: useText(4015, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
