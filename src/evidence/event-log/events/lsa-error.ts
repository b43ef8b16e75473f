/**
 * What the System events of LsaSrv share: the target of an authentication, the package, and its error.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { codeIn, said, words } from './values.ts';

/** Reads fields `Target`, `Protocol` and `Error`; the error's text counts only by the code that stands in it. */
export function* lsaError(event: number, fields: EventFields): Iterable<EventFind<'lsa-error'>> {
  const target = meant(fields.Target);
  const protocol = meant(fields.Protocol);
  const code = codeIn(fields.Error);
  yield {
    kind: 'lsa-error',
    says: { event, target, protocol, code },
    text: words(
      event,
      said('target', target),
      said('protocol', protocol),
      code === null ? null : `error ${showStatus(code)}`,
    ),
  };
}

/** Names of security packages; no language translates them. */
export function packageIn(text: string): string | null {
  return (
    /\b(?:Kerberos|NTLM|Negotiate|NegoExtender|CloudAP|Schannel|WDigest|TSSSP|CREDSSP|pku2u)\b/i.exec(
      text,
    )?.[0] ?? null
  );
}
