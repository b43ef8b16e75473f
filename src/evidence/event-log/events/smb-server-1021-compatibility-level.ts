import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';
import { numberOf } from './values.ts';

/**
 * 1021: the server's LmCompatibilityLevel is not the default. Written at every start: it names the level, and is no failure.
 *
 * ```
 * LmCompatibilityLevel value is different from the default.
 *
 * Configured LM Compatibility Level: 5
 * Default LM Compatibility Level: 3
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1021CompatibilityLevel = eventKind({
  name: 'smb-server-1021-compatibility-level',
  providers: SMB_SERVER,
  ids: [1021],
  channels: [SMB_SERVER_SECURITY],
  tells: ['reported-setting'],
  data: ['ConfiguredLmCompatibilityLevel', 'DefaultLmCompatibilityLevel'],
  layouts: [['ConfiguredLmCompatibilityLevel', 'DefaultLmCompatibilityLevel']],
  *finds(fields) {
    const level = numberOf(fields.ConfiguredLmCompatibilityLevel);
    yield* reportedSetting(1021, 'server', 'LmCompatibilityLevel', level);
  },
});
