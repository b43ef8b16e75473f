import { eventKind } from '../event-record.ts';
import { controllerToken, netlogonOverload } from './netlogon-overload.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5819: more logons took long since 5818.
 *
 * ```
 * Netlogon took more than 10 seconds for 87 authentication requests through domain controller \\DC01.contoso.example in
 * domain CONTOSO in the last 30 minutes. …
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonUserValidationReqWaitRecurringWarning).
 */
export const netlogon5819RequestsSlow = eventKind({
  name: 'netlogon-5819-requests-slow',
  providers: NETLOGON,
  ids: [5819],
  channels: [SYSTEM],
  tells: ['netlogon-overload'],
  data: ['Seconds', 'Requests', 'DomainController', 'Domain', 'Minutes'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'seconds for {Requests} authentication requests through domain controller {DomainController} in domain {Domain} in the last',
    ) ?? controllerToken(message),
  *finds(fields) {
    yield* netlogonOverload(5819, fields);
  },
});
