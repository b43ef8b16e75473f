import { eventKind } from '../event-record.ts';
import { credentialGuard } from './credential-guard.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { numberOf } from './values.ts';

/**
 * 6161: how Credential Guard is configured. The first number is 0x0 where it is not, 0x1 or 0x2 where it is.
 *
 * ```
 * Credential Guard configuration: 0x1, 0, 0
 * ```
 *
 * The numbers are those of the older event 14 of Wininit:
 * https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/configure
 */
export const lsa6161CredentialGuardConfigured = eventKind({
  name: 'lsa-6161-credential-guard-configured',
  providers: LSA_SRV,
  ids: [6161],
  channels: [SYSTEM],
  tells: ['credential-guard'],
  data: ['Config', 'IsTestConfig', 'AutoEnabled'],
  layouts: [],
  sentence(message) {
    const config = /(0x[0-9a-f]{1,8}),\s{0,4}\d{1,10},\s{0,4}\d{1,10}/i.exec(message)?.[1];
    return config === undefined ? null : { Config: config };
  },
  *finds(fields) {
    const config = numberOf(fields.Config);
    yield* credentialGuard(6161, config === 0 ? false : config === 1 || config === 2 ? true : null, null);
  },
});
