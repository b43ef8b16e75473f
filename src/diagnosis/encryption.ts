/**
 * Whether the share, the server or the client demands that SMB is encrypted.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-security
 */
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { atMost, oneOf, present, proof, shown, unobserved, type Item } from './item.ts';

export const ENCRYPTION_KINDS = ['smb-share', 'smb-configuration'] as const;
type EncryptionKind = (typeof ENCRYPTION_KINDS)[number];

/** EncryptData of the share, or of the server as a whole. */
export function encryptionDemanded(look: Look<EncryptionKind>): Item {
  return oneOf(
    shown('the share demands encryption (EncryptData)', sharesWith(look, true)),
    setting(
      look,
      'server',
      'EncryptData',
      true,
      'the server demands encryption for all its shares (EncryptData)',
    ),
  );
}

/** RequireEncryption of the client (Windows 11 24H2, Server 2025). */
export function clientDemands(look: Look<EncryptionKind>): Item {
  return setting(
    look,
    'client',
    'RequireEncryption',
    true,
    'the client demands encryption (RequireEncryption)',
  );
}

/** Neither this share nor the server demands encryption. */
export function encryptionOff(look: Look<EncryptionKind>): Item {
  const [share] = sharesWith(look, false);
  const whole = look.configuration('server', 'EncryptData');
  if (
    share === undefined ||
    whole === null ||
    whole.reach === 'supports' ||
    whole.placed.fact.value !== false
  )
    return unobserved();
  return atMost(
    whole.reach,
    present(
      'tied',
      proof('the share demands no encryption', share),
      proof('the server demands no encryption', whole.placed),
    ),
  );
}

/** RejectUnencryptedAccess is off: who cannot encrypt is let in all the same. */
export function unencryptedLetIn(look: Look<EncryptionKind>): Item {
  return setting(
    look,
    'server',
    'RejectUnencryptedAccess',
    false,
    'the server lets clients in that cannot encrypt (RejectUnencryptedAccess is off)',
  );
}

function sharesWith(look: Look<EncryptionKind>, encrypts: boolean): readonly Placed<'smb-share'>[] {
  const share = look.attempt.share?.toLowerCase();
  return look.on(
    look.server,
    'smb-share',
    (fact) => fact.encryptData === encrypts && share !== undefined && fact.name.toLowerCase() === share,
  );
}

function setting(
  look: Look<EncryptionKind>,
  side: 'client' | 'server',
  name: string,
  value: boolean,
  says: string,
): Item {
  const found = look.configuration(side, name);
  if (found === null || found.reach === 'supports' || found.placed.fact.value !== value) return unobserved();
  return present(found.reach, proof(says, found.placed));
}
