import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5783 on a member: the domain controller does not answer on the secure channel.
 *
 * ```
 * The session setup to the Windows Domain Controller \\DC01.contoso.example for the domain CONTOSO is not responsive. The
 * current RPC call from Netlogon on \\FS01 to \\DC01.contoso.example has been cancelled.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK.
 */
export const netlogon5783NotResponsive = eventKind({
  name: 'netlogon-5783-not-responsive',
  providers: NETLOGON,
  ids: [5783],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['DomainController', 'Domain', 'Computer'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'for the domain {Domain} is not responsive') ?? accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5783, { ...fields, Computer: undefined });
  },
});
