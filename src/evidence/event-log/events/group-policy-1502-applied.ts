import { eventKind } from '../event-record.ts';
import { GROUP_POLICY, SYSTEM } from './providers.ts';
import { words } from './values.ts';

/**
 * Group Policy in the System log: 1500 and 1501 processed, 1502 and 1503 with new settings (computer and user). They are
 * the time mark for "since when"; their number says it all.
 *
 * ```
 * The Group Policy settings for the computer were processed successfully. New settings from 7 Group Policy objects were
 * detected and applied.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance
 */
export const groupPolicy1502Applied = eventKind({
  name: 'group-policy-1502-applied',
  providers: GROUP_POLICY,
  ids: [1500, 1501, 1502, 1503],
  channels: [SYSTEM],
  tells: ['policy-applied'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    yield {
      kind: 'policy-applied',
      says: { event: record.id, ok: true, dc: null },
      text: words(record.id, record.id >= 1502 ? 'new settings applied' : 'processed, nothing new'),
    };
  },
});
