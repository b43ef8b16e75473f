import { eventKind } from '../event-record.ts';
import { controllerToken, netlogonOverload } from './netlogon-overload.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5816: one logon timed out before it could be sent to a domain controller.
 *
 * ```
 * Netlogon has failed an authentication request of account mara in domain CONTOSO. The request timed out before it could be
 * sent to domain controller \\DC01.contoso.example in domain CONTOSO. This is the first failure. …
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonUserValidationReqInitialTimeOut).
 */
export const netlogon5816RequestFailed = eventKind({
  name: 'netlogon-5816-request-failed',
  providers: NETLOGON,
  ids: [5816],
  channels: [SYSTEM],
  tells: ['netlogon-overload'],
  data: ['Account', 'AccountDomain', 'DomainController', 'Domain', 'Minutes'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'request of account {Account} in domain {AccountDomain}. The request timed out before it could be sent to domain controller {DomainController} in domain {Domain}. This is',
    ) ?? controllerToken(message),
  *finds(fields) {
    yield* netlogonOverload(5816, fields);
  },
});
