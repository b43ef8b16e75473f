/** What Credential Manager of the client holds for a name or address: a saved credential applies to one form of a name only. */
import { accountsAgree, type Look } from '../correlation/look.ts';
import { account, hostName, type HostName } from '../windows/names.ts';
import { askSavedCredentials } from './asks.ts';
import { absent, proofs, shown, unobserved, type Item } from './item.ts';

export const SAVED_KINDS = ['saved-credential', 'saved-credential-list'] as const;
type SavedKind = (typeof SAVED_KINDS)[number];

/**
 * Present: the list holds nothing for the address. Absent: it holds a credential for the address, or for a name by which
 * the share opens, so that the credential may make the difference and not the form of the name.
 */
export function savedFor(look: Look<SavedKind>, address: HostName | null, names: readonly HostName[]): Item {
  if (address === null) return unobserved();
  const entries = savedEntries(look, [address, ...names]);
  if (entries.length > 0) {
    return absent(...proofs('a credential is saved for one of the two names', entries, 1));
  }
  const lists = look.on(look.client, 'saved-credential-list').filter(
    ({ fact, session }) =>
      (fact.asked === null || hostName(fact.asked) === address) &&
      // Each account has a vault of its own.
      (session === null || look.attempt.user === null || accountsAgree(account(session), look.attempt.user)),
  );
  return shown(
    'no credential is saved for the address (cmdkey /list)',
    lists,
    'tied',
    unobserved(askSavedCredentials(look)),
  );
}

/** Credentials of the client that Windows sends to one of these names in place of the session's own. */
export function savedEntries(look: Look<SavedKind>, names: readonly HostName[]) {
  return look.on(look.client, 'saved-credential', (fact) =>
    names.some((name) => appliesTo(fact.target, name)),
  );
}

/** `10.2.0.9`, `*.corp.example`, and the `*` that applies to every server. */
function appliesTo(written: string, name: HostName): boolean {
  const target = written.trim().toLowerCase();
  if (target.startsWith('*.')) return name.endsWith(target.slice(1));
  return target.startsWith('*') || hostName(target) === name;
}
