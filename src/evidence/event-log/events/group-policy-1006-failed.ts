import { eventKind } from '../event-record.ts';
import { GROUP_POLICY, SYSTEM } from './providers.ts';
import { words } from './values.ts';

/**
 * Group Policy in the System log, failures: 1006 bind, 1053 to 1055 names, 1085 an extension, 1096 registry.pol, 1110 and 1125 an
 * error inside, 1112 an extension that waits for a restart, 1129 no domain controller. Their number says it all. (The SMB server has
 * another 1006.)
 *
 * ```
 * The processing of Group Policy failed. Windows could not authenticate to the Active Directory service on a domain controller.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance
 */
export const groupPolicy1006Failed = eventKind({
  name: 'group-policy-1006-failed',
  providers: GROUP_POLICY,
  ids: [1006, 1053, 1054, 1055, 1085, 1096, 1110, 1112, 1125, 1129],
  channels: [SYSTEM],
  tells: ['policy-applied'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    yield {
      kind: 'policy-applied',
      says: { event: record.id, ok: false, dc: null },
      text: words(record.id, 'Group Policy was not processed'),
    };
  },
});
