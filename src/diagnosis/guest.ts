/**
 * What both guest faults need to know: whether the client lets a guest session happen, and whether it demands signing,
 * which a guest session cannot do.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing
 */
import type { Look } from '../correlation/look.ts';
import { closePair, SAME_HOST_MS } from '../correlation/ties.ts';
import { hostName } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { askClientConfiguration } from './asks.ts';
import { oneOf, present, proof, shown, tiedItem, unobserved, type Item } from './item.ts';

export const GUEST_KINDS = [
  'access-tried',
  'smb-client-failure',
  'guest-allowed',
  'policy-setting',
  'smb-configuration',
] as const;
export type GuestKind = (typeof GUEST_KINDS)[number];

/** ERROR_SMB_GUEST_LOGON_BLOCKED, as NTSTATUS; 1272 as Win32. */
export const GUEST_BLOCKED = 0xc05d0002;
/** The same family: the session is a guest's, and signing is required. Printed by `net use` as 3227320323. */
export const GUEST_CANNOT_SIGN = 0xc05d0003;

/** "A guest session, and signing is required": the client's own code for it, printed or in an SMB client event. */
export function guestCannotSign(look: Look<GuestKind>): Item {
  return tiedItem('the client says: a guest session cannot sign, and signing is required (0xC05D0003)', [
    ...look.tied('access-tried', (fact) => fact.code === GUEST_CANNOT_SIGN && fact.command !== 'told'),
    ...look.tied('smb-client-failure', (fact) => fact.status === GUEST_CANNOT_SIGN),
  ]);
}

/** 31022: the client let a guest session of this server happen, in the seconds of the attempt (else the tie is weak). */
export function guestLogon(look: Look<GuestKind>): Item {
  const events = look.on(
    look.client,
    'guest-allowed',
    (fact) => fact.event === 31022 && isTarget(look, fact.server),
  );
  const near = events.filter((one) => closePair(look.attempt.times, one.fact.times, SAME_HOST_MS));
  const says = 'the client allowed an insecure guest logon to this server (event 31022)';
  if (near.length > 0) return shown(says, near);
  // Of another time: guest was allowed then, and the policy may have changed since.
  return look.attempt.times.length === 0 ? shown(says, events, 'weak') : unobserved();
}

/** AllowInsecureGuestAuth is on: by policy, by registry value, or as the SMB client prints it. */
export function guestAllowed(look: Look<GuestKind>): Item {
  const paths = [policies['P-GUEST'].path, ...policies['P-GUEST'].alsoAt];
  return oneOf(
    ...paths.map((path) =>
      settingIs(look, path, 'client', 1, 'insecure guest logons are enabled on the client'),
    ),
    configurationIs(
      look,
      'client',
      'EnableInsecureGuestLogons',
      true,
      'insecure guest logons are enabled on the client',
    ),
  );
}

/** Signing is required on one side: by policy, or as the SMB client or server prints it. */
export function signingRequired(look: Look<GuestKind>, side: 'client' | 'server'): Item {
  const policy = policies[side === 'client' ? 'P-SIGNC' : 'P-SIGNS'];
  const says = `the SMB ${side} requires signing`;
  return oneOf(
    settingIs(look, policy.path, side, 1, says),
    configurationIs(look, side, 'RequireSecuritySignature', true, says),
    unobserved(askClientConfiguration(look)),
  );
}

/** A policy value known (tied or assumed) to be this one. */
export function settingIs(
  look: Look<GuestKind>,
  path: string,
  side: 'client' | 'server',
  value: number,
  says: string,
): Item {
  const setting = look.setting(path, side);
  if (setting.value !== value || setting.reach === null || setting.reach === 'supports') return unobserved();
  return shown(says, setting.placed, setting.reach);
}

/** A property of Get-SmbClientConfiguration or Get-SmbServerConfiguration known to be this value. */
export function configurationIs(
  look: Look<GuestKind>,
  side: 'client' | 'server',
  name: string,
  value: boolean | number,
  says: string,
): Item {
  const found = look.configuration(side, name);
  if (found === null || found.reach === 'supports' || found.placed.fact.value !== value) return unobserved();
  return present(found.reach, proof(says, found.placed));
}

/** Whether a name that an SMB client event prints is this attempt's server. */
export function isTarget(look: Look<GuestKind>, written: string | null): boolean {
  const name = hostName(written);
  if (name === null) return false;
  return name === look.attempt.target || (look.server !== null && look.host(written)?.id === look.server.id);
}
