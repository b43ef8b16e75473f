import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';

/**
 * Settings that their number says whole: 30908 (the driver of SMB 2 and 3 is disabled), 30911 (the cipher suite order is invalid, so
 * the default holds), 30912 (RequireSecureNegotiate is gone, Windows removed the value).
 *
 * ```
 * The SMB 3 and SMB 2 driver is not configured with the default start type.
 *
 * Default Start Type: DEMAND_START
 * Configured Start Type: DISABLED
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30908Setting = eventKind({
  name: 'smb-client-30908-setting',
  providers: SMB_CLIENT,
  ids: [30908, 30911, 30912],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['reported-setting'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    const [name, value] = SETTINGS[record.id] ?? [];
    if (name === undefined || value === undefined) return;
    yield* reportedSetting(record.id, 'client', name, value);
  },
});

const SETTINGS: Readonly<Record<number, readonly [name: string, value: string]>> = {
  30908: ['start type of the SMB 2 driver', 'disabled'],
  30911: ['CipherSuiteOrder', 'invalid'],
  30912: ['RequireSecureNegotiate', 'removed'],
};
