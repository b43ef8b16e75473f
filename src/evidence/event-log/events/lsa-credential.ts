/**
 * What 100 and 303 of LSA/Operational share with 104 and 304 of the channel ProtectedUser-Client: a security package that
 * holds no credential of an account.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, shownUser, words } from './values.ts';

/** For NTLM only: that WDigest or CredSSP hold no credential says nothing about a share. */
export function* credentialMissing(
  event: 100 | 104,
  fields: EventFields,
): Iterable<EventFind<'account-barred'>> {
  if (meant(fields.PackageName)?.toLowerCase() !== 'ntlm') return;
  const name = meant(fields.UserName);
  const user = name === null ? null : shownUser(name, meant(fields.DomainName));
  const target = meant(fields.ServerName);
  const isMember = isProtected(fields);
  yield {
    kind: 'account-barred',
    says: {
      event,
      side: 'client',
      user,
      target,
      service: null,
      device: null,
      address: null,
      protectedUser: isMember,
    },
    text: words(
      event,
      said('user', user),
      said('target', target),
      isMember === null ? null : `Protected User ${isMember ? 1 : 0}`,
    ),
  };
}

/** `ProtectedUser`: a number in structured exports, a word in some renderings. */
export function isProtected(fields: EventFields): boolean | null {
  const flag = meant(fields.ProtectedUser)?.toLowerCase();
  if (flag === '1' || flag === 'true') return true;
  return flag === '0' || flag === 'false' ? false : null;
}
