import { eventKind } from '../event-record.ts';
import { controllerToken, netlogonOverload } from './netlogon-overload.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5818: one logon took long.
 *
 * ```
 * Netlogon took more than 10 seconds for an authentication request of account mara in domain CONTOSO, through domain
 * controller \\DC01.contoso.example in domain CONTOSO. This is the first warning. …
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonUserValidationReqWaitInitialWarning).
 */
export const netlogon5818RequestSlow = eventKind({
  name: 'netlogon-5818-request-slow',
  providers: NETLOGON,
  ids: [5818],
  channels: [SYSTEM],
  tells: ['netlogon-overload'],
  data: ['Seconds', 'Account', 'AccountDomain', 'DomainController', 'Domain', 'Minutes'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'request of account {Account} in domain {AccountDomain}, through domain controller {DomainController} in domain {Domain}. This is',
    ) ?? controllerToken(message),
  *finds(fields) {
    yield* netlogonOverload(5818, fields);
  },
});
