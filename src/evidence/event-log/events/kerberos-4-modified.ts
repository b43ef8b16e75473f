import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/** RFC 4120 section 7.5.9. */
const KRB_AP_ERR_MODIFIED = 41;

/**
 * Security-Kerberos 4: the server could not decrypt the ticket. The SPN is on another account than the service's, or the
 * server's password differs from the directory's.
 *
 * ```
 * The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server fs01$. The target name used was
 * cifs/files.contoso.example. This indicates that the target server failed to decrypt the ticket provided by the client.
 * ```
 *
 * MS-KILE section 3.4.5,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-kile/f3b2f5c0-962b-4666-bb57-d0e9ebf664a2
 */
export const kerberos4Modified = eventKind({
  name: 'kerberos-4-modified',
  providers: SECURITY_KERBEROS,
  ids: [4],
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['Server', 'TargetRealm', 'Targetname', 'ClientRealm'],
  layouts: [],
  sentence(message) {
    if (!message.includes('KRB_AP_ERR_MODIFIED')) return null;
    const english = readSentence(
      message,
      'from the server {Server}. The target name used was {Targetname}. This',
    );
    if (english !== null) return english;
    const server = /(?:^|[\s"'“”„«(])([\w-]+\$)/.exec(message)?.[1] ?? '';
    return { Server: server, Targetname: spnIn(message) ?? '' };
  },
  *finds(fields) {
    yield* kerberosError(4, {
      code: KRB_AP_ERR_MODIFIED,
      server: meant(fields.Server),
      target: meant(fields.Targetname ?? fields.TargetName),
      user: null,
    });
  },
});
