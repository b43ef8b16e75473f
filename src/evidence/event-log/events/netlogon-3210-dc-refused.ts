import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 3210 on a member: the domain controller did not accept the computer's password.
 *
 * ```
 * This computer could not authenticate with \\DC01.contoso.example, a Windows domain controller for domain CONTOSO, and
 * therefore this computer might deny logon requests. This inability to authenticate might be caused by another computer on
 * the same network using the same name or the password for this computer account is not recognized.
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/broken-trust-relationship-domain-joined-device-its-domain-secure-channel-issues
 */
export const netlogon3210DcRefused = eventKind({
  name: 'netlogon-3210-dc-refused',
  providers: NETLOGON,
  ids: [3210],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['Domain', 'DomainController'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'a Windows domain controller for domain {Domain}, and therefore') ??
    accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(3210, fields);
  },
});
