import { eventKind } from '../event-record.ts';
import { APPLICATION, SCE_CLI } from './providers.ts';
import { words } from './values.ts';

/**
 * SceCli 1704: the security settings of the policies (the Restrict NTLM values among them) were applied. Administrative
 * templates such as BlockNTLM come without it.
 *
 * ```
 * Security policy in the Group policy objects has been applied successfully.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance
 */
export const scecli1704SecurityApplied = eventKind({
  name: 'scecli-1704-security-applied',
  providers: SCE_CLI,
  ids: [1704],
  channels: [APPLICATION],
  tells: ['policy-applied'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds() {
    yield {
      kind: 'policy-applied',
      says: { event: 1704, ok: true, dc: null },
      text: words(1704, 'security settings applied'),
    };
  },
});
