import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';
import { numberOf } from './values.ts';

/**
 * 31003: the client's LmCompatibilityLevel is not the default of 3. Written at every start: it names the level, and is no failure.
 *
 * ```
 * The LmCompatibilityLevel value is different from the default.
 *
 * Configured LM Compatibility Level: 5
 * Default LM Compatibility Level: 3
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31003CompatibilityLevel = eventKind({
  name: 'smb-client-31003-compatibility-level',
  providers: SMB_CLIENT,
  ids: [31003],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['reported-setting'],
  data: ['RegName', 'RegValue'],
  layouts: [['RegValue', 'DefaultLmCompatibilityLevel']],
  *finds(fields) {
    yield* reportedSetting(31003, 'client', 'LmCompatibilityLevel', numberOf(fields.RegValue));
  },
});
