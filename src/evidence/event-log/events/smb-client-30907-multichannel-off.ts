import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { reportedSetting } from './reported-setting.ts';
import { numberOf } from './values.ts';

/**
 * 30907: DisableMultiChannel is not the default. The message quotes the default above the configured value.
 *
 * ```
 * The SMB Multichannel registry value is not configured with default settings.
 * …
 * Configured Registry Value:
 * [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\LanmanWorkstation\Parameters]
 * "DisableMultiChannel"=dword:1
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30907MultichannelOff = eventKind({
  name: 'smb-client-30907-multichannel-off',
  providers: SMB_CLIENT,
  ids: [30907],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['reported-setting'],
  data: ['RegName', 'RegValue'],
  layouts: [],
  sentence: (message) => ({
    RegValue: message
      .match(/dword[:：] ?(\d{1,10})/gi)
      ?.at(-1)
      ?.replace(/\D/g, ''),
  }),
  *finds(fields) {
    yield* reportedSetting(30907, 'client', 'DisableMultiChannel', numberOf(fields.RegValue));
  },
});
