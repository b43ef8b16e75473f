import { NTLM_RESTRICTION, NTLM_RESTRICTION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4822 on a domain controller: NTLM failed because the account is in Protected Users; 4823: because an authentication policy
 * bars it. NTLM writes the same as 100 and 101 into channels that are off by default.
 *
 * ```
 * NTLM authentication failed because the account was a member of the Protected User group.
 *
 * Account Name:   mara
 * Device Name:    WS07
 * Error Code: 0xC000006E
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Auditing)
 */
export const security4822NtlmRestricted = eventKind({
  name: 'security-4822-ntlm-restricted',
  providers: SECURITY_AUDITING,
  ids: [4822, 4823],
  channels: [SECURITY],
  tells: ['account-barred'],
  data: NTLM_RESTRICTION,
  layouts: NTLM_RESTRICTION_LINES,
  *finds(fields, record) {
    yield* accountBarred(record.id, record.id === 4822 ? true : null, fields);
  },
});
