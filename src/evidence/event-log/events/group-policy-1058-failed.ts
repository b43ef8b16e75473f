import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { GROUP_POLICY, SYSTEM } from './providers.ts';
import { said, words } from './values.ts';

/**
 * Group Policy in the System log could not read from a domain controller: 1030 its list of policies, 1058 a gpt.ini (itself an access
 * to a share). Which one it asked stands in the data alone.
 *
 * ```
 * The processing of Group Policy failed. Windows attempted to read the file
 * \\contoso.example\SysVol\contoso.example\Policies\{31B2F340-…}\gpt.ini from a domain controller and was not successful.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance; order of
 * the data: https://detection-wiki-staging.pages.dev/microsoft-windows-grouppolicy/
 */
export const groupPolicy1058Failed = eventKind({
  name: 'group-policy-1058-failed',
  providers: GROUP_POLICY,
  ids: [1030, 1058],
  channels: [SYSTEM],
  tells: ['policy-applied'],
  data: [
    'SupportInfo1',
    'SupportInfo2',
    'ProcessingMode',
    'ProcessingTimeInMilliseconds',
    'ErrorCode',
    'ErrorDescription',
    'DCName',
    'GPOCNName',
    'FilePath',
  ],
  // 1030 is about no one GPO.
  fewest: 7,
  isSilent: true,
  layouts: [],
  sentence: () => ({}),
  *finds({ DCName }, record) {
    yield {
      kind: 'policy-applied',
      says: { event: record.id, ok: false, dc: meant(DCName) },
      text: words(record.id, 'Group Policy was not processed', said('from', meant(DCName))),
    };
  },
});
