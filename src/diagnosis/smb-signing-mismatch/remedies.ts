/** What helps against a session that cannot be signed, and whom it is about. */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import type { RemedyText } from '../cause.ts';
import { guestCannotSign, guestLogon, signingRequired, type GuestKind } from '../guest.ts';
import { isPresent } from '../item.ts';
import { clientName, serverName } from '../steps.ts';

export function isGuest(look: Look<GuestKind>): boolean {
  return isPresent(guestCannotSign(look)) || isPresent(guestLogon(look));
}

/** Who demands signing, as far as the files tell; the other side is the one that cannot. */
export function requiringSide(look: Look<GuestKind>): 'client' | 'server' | null {
  if (isPresent(signingRequired(look, 'client'))) return 'client';
  return isPresent(signingRequired(look, 'server')) ? 'server' : null;
}

export function deviceName(look: Look<GuestKind>): string {
  return requiringSide(look) === 'server' ? clientName(look) : serverName(look);
}

export function realAccount(look: Look<GuestKind>): RemedyText {
  return {
    level: 1,
    title: 'Give the device real accounts',
    explanation:
      'Guest is allowed, the server maps the user to guest, and signing is required: one fault. Enabling signing on the device does not help, since a guest session has no key to sign with.',
    steps: [
      {
        where: `on ${serverName(look)}`,
        command: null,
        says: 'Create an account for the users, or join the device to the domain, and switch “map to guest” off.',
      },
    ],
    verify: ['The share opens; Get-SmbConnection shows Signed True; no event 31022 comes.'],
    rollback: ['Switch “map to guest” on again; on the client nothing was changed.'],
  };
}

export function enableSigning(look: Look<GuestKind>): RemedyText {
  return {
    level: 1,
    title: `Enable SMB signing on ${deviceName(look)}`,
    explanation: 'A setting or a firmware update of the device. The requirement stays as it is.',
    steps: [{ where: `on ${deviceName(look)}`, command: null, says: 'Enable SMB2 or SMB3 signing.' }],
    verify: [
      'The share opens; Get-SmbConnection | Format-List ServerName,ShareName,Signed shows Signed True.',
    ],
    rollback: ['Set the device back; on Windows nothing was changed.'],
  };
}

export function replaceDevice(look: Look<GuestKind>): RemedyText {
  return {
    level: 2,
    title: 'Replace a device that cannot sign',
    explanation: 'Where no firmware brings signing.',
    steps: [
      {
        where: `on ${deviceName(look)}`,
        command: null,
        says: 'Move its data or its job to a system that signs.',
      },
    ],
    verify: ['Get-SmbConnection shows Signed True for the new one.'],
    rollback: ['The old device still stands until it is removed.'],
  };
}

export function exemptClient(look: Look<GuestKind>): RemedyText {
  return {
    level: 4,
    title: 'Exempt only the client that talks to the device',
    explanation: 'By security group filter or OU. Every other client goes on requiring signing.',
    steps: [
      {
        where: 'in Group Policy Management',
        command: null,
        says: `Deny “Apply group policy” to ${clientName(look)} on the policy that requires signing.`,
      },
    ],
    policyPath: `${policies['P-SIGNC'].gpo} › ${policies['P-SIGNC'].title}`.replaceAll('\\', ' › '),
    verify: [`On ${clientName(look)}: Get-SmbClientConfiguration | Format-List RequireSecuritySignature`],
    rollback: ['Remove the deny entry; gpupdate /force.'],
    impact: 'This client can be relayed, the more so while NTLM remains.',
  };
}

export function stopRequiring(look: Look<GuestKind>): RemedyText {
  return {
    level: 5,
    title: 'Temporarily stop requiring signing on this client, with an end date and a named owner',
    explanation: 'Only while the device is repaired or replaced.',
    steps: [
      {
        where: `on ${clientName(look)}, as administrator`,
        command: 'Set-SmbClientConfiguration -RequireSecuritySignature $false -Force',
        says: null,
      },
    ],
    verify: ['Connect once, then set it to $true again.'],
    rollback: ['Set-SmbClientConfiguration -RequireSecuritySignature $true -Force'],
    impact: 'Removing signing opens relay, which matters more while NTLM remains.',
  };
}
