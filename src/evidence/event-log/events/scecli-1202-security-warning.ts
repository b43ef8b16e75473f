import { eventKind } from '../event-record.ts';
import { APPLICATION, SCE_CLI } from './providers.ts';
import { words } from './values.ts';

/**
 * SceCli 1202: some of the policies' security settings could not be applied, mostly because a right names an account that is gone. Which
 * ones arrived is not told.
 *
 * ```
 * Security policies were propagated with warning. 0x534 : No mapping between account names and security IDs was done.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/scecli-1202-events
 */
export const scecli1202SecurityWarning = eventKind({
  name: 'scecli-1202-security-warning',
  providers: SCE_CLI,
  ids: [1202],
  channels: [APPLICATION],
  tells: ['policy-applied'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds() {
    yield {
      kind: 'policy-applied',
      says: { event: 1202, ok: false, dc: null },
      text: words(1202, 'security settings were not applied whole'),
    };
  },
});
