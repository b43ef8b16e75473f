import { meant } from '../../../windows/names.ts';
import { showStatus } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { packageIn } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { codeIn, readSentence, said, words } from './values.ts';

/**
 * 45057: a logon failed, and with it went the password that this computer kept for times without a domain controller.
 *
 * ```
 * A failed logon attempt has caused a logon cache entry for user mara@CONTOSO.EXAMPLE to be deleted. The authentication
 * package was Kerberos, and the error message was "The user name or password is incorrect. (0xc000006d)".
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa45057CachedLogon = eventKind({
  name: 'lsa-45057-cached-logon',
  providers: LSA_SRV,
  ids: [45057],
  channels: [SYSTEM],
  tells: ['cached-logon-failed'],
  data: ['Username', 'Package', 'Error'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'has caused a logon cache entry for user {Username} to be deleted. The authentication package was {Package}, and the error message was {Error}',
    ),
  *finds(fields) {
    const user = meant(fields.Username);
    if (user === null) return;
    const code = codeIn(fields.Error);
    const written = meant(fields.Package);
    const name = packageIn(written ?? '') ?? written;
    yield {
      kind: 'cached-logon-failed',
      says: { user, package: name, code },
      text: words(
        45057,
        `user ${user}`,
        said('package', name),
        code === null ? null : `error ${showStatus(code)}`,
      ),
    };
  },
});
