import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';
import { numberOf } from './values.ts';

/**
 * 31016: EnableSecuritySignature of the client is 0, which the message prints as fixed text. SMB 2 and later do not look at it.
 *
 * ```
 * The SMB Signing registry value is not configured with default settings.
 * …
 * Configured Registry Value:
 * [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\LanmanWorkstation\Parameters]
 * "EnableSecuritySignature"=dword:0
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31016SigningSetting = eventKind({
  name: 'smb-client-31016-signing-setting',
  providers: SMB_CLIENT,
  ids: [31016],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['reported-setting'],
  data: ['RegName', 'RegValue'],
  layouts: [],
  sentence: () => ({ RegValue: '0' }),
  *finds(fields) {
    yield* reportedSetting(31016, 'client', 'EnableSecuritySignature', numberOf(fields.RegValue));
  },
});
