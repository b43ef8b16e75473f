import { eventKind } from '../event-record.ts';
import { lsaError, packageIn } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/**
 * 40960: Negotiate got an error from a package. The code at the end of the text decides: 0xc000005e is no domain
 * controller, 0xc000040c to 0xc000040f are a certificate that the client rejected.
 *
 * ```
 * The Security System detected an authentication error for the server cifs/fs01.contoso.example. The failure code from
 * authentication protocol Kerberos was "There are currently no logon servers available to service the logon request.
 *  (0xc000005e)".
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa40960AuthenticationError = eventKind({
  name: 'lsa-40960-authentication-error',
  providers: LSA_SRV,
  ids: [40960],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Target', 'Protocol', 'Error'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'detected an authentication error for the server {Target}. The failure code from authentication protocol {Protocol} was {Error}',
    ) ?? tokens(message),
  *finds(fields) {
    yield* lsaError(40960, fields);
  },
});

function tokens(message: string): Record<string, string> | null {
  const target = spnIn(message);
  const protocol = packageIn(outsideQuotes(message));
  if (target === null && protocol === null) return null;
  return { Target: target ?? '', Protocol: protocol ?? '', Error: message };
}

/** The error's own text, in quotes, may name a package too. */
function outsideQuotes(message: string): string {
  const first = message.search(/["“„«]/);
  const last = Math.max(...['"', '”', '“', '»'].map((quote) => message.lastIndexOf(quote)));
  return first >= 0 && last > first ? message.slice(0, first) + message.slice(last + 1) : message;
}
