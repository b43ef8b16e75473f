import { eventKind } from '../event-record.ts';
import { controllerToken, netlogonOverload } from './netlogon-overload.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5817: more logons timed out since 5816.
 *
 * ```
 * Netlogon has failed an additional 214 authentication requests in the last 30 minutes. The requests timed out before they
 * could be sent to domain controller \\DC01.contoso.example in domain CONTOSO. …
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonUserValidationReqRecurringTimeOut).
 */
export const netlogon5817RequestsFailed = eventKind({
  name: 'netlogon-5817-requests-failed',
  providers: NETLOGON,
  ids: [5817],
  channels: [SYSTEM],
  tells: ['netlogon-overload'],
  data: ['Requests', 'Minutes', 'DomainController', 'Domain'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'failed an additional {Requests} authentication requests in the last {Minutes} minutes. The requests timed out before they could be sent to domain controller {DomainController} in domain {Domain}. Please',
    ) ?? controllerToken(message),
  *finds(fields) {
    yield* netlogonOverload(5817, fields);
  },
});
