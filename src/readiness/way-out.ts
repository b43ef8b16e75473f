import type { Evidence } from '../correlation/evidence.ts';

/**
 * What a path needs, so that it goes without NTLM. `already-kerberos`: the same client, account and server use Kerberos as
 * well, so only this name or this program does not.
 */
export type WayOutKind =
  | 'use-name'
  | 'give-alias'
  | 'register-spn'
  | 'join-device'
  | 'other-identity'
  | 'repair-kerberos'
  | 'change-program'
  | 'after-trust'
  | 'none'
  | 'unknown';

export interface WayOut {
  readonly kind: WayOutKind;
  /** `yes`: Kerberos can serve it as soon as this is done; `after-project`: more than a change of names; `no`: nothing today. */
  readonly possible: 'yes' | 'likely' | 'after-project' | 'no' | 'unknown';
  /** One short line for a table: `Use fs01.corp.example instead of the address`. */
  readonly says: string;
  /** Why, in one sentence. */
  readonly why: string;
  /** The command that does it, or that tells what is missing; null where there is none. */
  readonly command: string | null;
  readonly because: readonly Evidence[];
}
