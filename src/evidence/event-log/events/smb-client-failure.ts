/**
 * What the failures of the SMB client share: server, share, name asked for, and the status, which rendered messages print
 * as a text of the exporting computer's language and structured exports as a decimal number.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { codeIn, errorWords, logonIdOf, said, withoutSlashes, words } from './values.ts';

/**
 * Fields `Status` and `SecurityStatus` are numbers; `StatusText` is the rendered error. The status of the security
 * package is the precise one where there is one (31000, 31001).
 */
export function* smbClientFailure(
  event: number,
  fields: EventFields,
  path: { readonly server: string | null; readonly share: string | null } = {
    server: withoutSlashes(fields.ServerName),
    share: null,
  },
): Iterable<EventFind<'smb-client-failure'>> {
  const { server, share } = path;
  const principal = meant(fields.PrincipalName);
  const user = meant(fields.UserName);
  const security = statusCode(fields.SecurityStatus) ?? 0;
  const status = security !== 0 ? security : (statusCode(fields.Status) ?? codeIn(fields.StatusText));
  const statusText = errorWords(fields.StatusText);
  const says = { event, server, share, principal, user, status, statusText };
  yield {
    kind: 'smb-client-failure',
    says,
    text: words(
      event,
      said('server', server),
      said('share', share),
      said('principal', principal),
      said('user', user),
      status === null ? said('error', statusText) : `status ${showStatus(status)}`,
    ),
    ...('LogonId' in fields ? { logonId: logonIdOf(fields.LogonId) } : {}),
  };
}
