import type { Ask } from '../diagnosis/item.ts';

/** Who has to run a command, so that it shows what is asked for. */
export type Runner = 'the affected user' | 'administrator' | 'any user';

/** Tickets, saved passwords and tokens are the session's own; a prompt of another account shows another's. */
const OF_THE_SESSION = /^(?:klist|cmdkey|whoami|dsregcmd|net use|Get-SmbMapping)\b/i;

/** Refused, or cut short, without administrator rights. */
const NEEDS_RIGHTS =
  /^(?:wevtutil|auditpol|secedit|gpresult|Get-Smb(?:ClientConfiguration|ServerConfiguration|Connection|Session|ShareAccess|Share)\b|nltest \/sc_|Test-ComputerSecureChannel)/i;

export function asWhom({ command, role }: Pick<Ask, 'command' | 'role'>): Runner {
  if (OF_THE_SESSION.test(command))
    return role === 'client' || role === 'any' ? 'the affected user' : 'any user';
  return NEEDS_RIGHTS.test(command) ? 'administrator' : 'any user';
}
