/** What a computer says of its own join (dsregcmd, systeminfo, Win32_ComputerSystem, net config). */
import type { Host } from '../correlation/hosts.ts';
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';

/**
 * Captures of one state. None where others contradict it: the computer joined or left a domain between them, or one of the
 * files is another computer's. Workgroup and Entra ID are no contradiction: systeminfo prints a workgroup on both.
 */
export function joinStates(
  look: Look<'join-state'>,
  host: Host | null,
  state: 'domain' | 'workgroup',
): readonly Placed<'join-state'>[] {
  const all = look.on(host, 'join-state');
  const joined = all.filter((placed) => placed.fact.state === 'domain');
  if (joined.length > 0 && joined.length < all.length) return [];
  return all.filter((placed) => placed.fact.state === state);
}
