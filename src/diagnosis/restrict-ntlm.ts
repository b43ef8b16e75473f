/**
 * The values of "Restrict NTLM" on client and server, and how sure they are. Not defined is the same as Allow all, where a
 * capture shows that the value is not there; a line that is missing in a policy export says nothing.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic
 */
import type { Look, Reach } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import type { FactKind } from '../facts/facts.ts';
import { policies } from '../windows/policies.ts';

export interface NtlmValue {
  /** Null: nobody knows, or two captures of equal standing disagree. */
  readonly value: number | null;
  readonly reach: Reach | null;
  readonly placed: readonly Placed[];
  /** `RestrictReceivingNTLMTraffic is 2, Deny all accounts`. */
  readonly says: string;
}

const SIDES = { 'P-OUT': 'client', 'P-IN': 'server' } as const;
const NOBODY_KNOWS: NtlmValue = { value: null, reach: null, placed: [], says: '' };
const STRENGTH: readonly (Reach | null)[] = [null, 'supports', 'assumed', 'tied'];

export function ntlmValue<K extends FactKind>(look: Look<K>, id: keyof typeof SIDES): NtlmValue {
  const { path, name, words } = policies[id];
  const set = look.setting(path, SIDES[id]);
  const missing = look.undefinedSetting(path, SIDES[id]);
  if (set.conflict) return NOBODY_KNOWS;
  const more = STRENGTH.indexOf(missing.reach) - STRENGTH.indexOf(set.reach);
  // One capture shows the value, an equal one that there is none: one of them is not of this time.
  if (more === 0 && set.value !== 0) return NOBODY_KNOWS;
  if (more > 0) {
    const says = `${name} is not set, so NTLM is allowed`;
    return { value: 0, reach: missing.reach, placed: missing.placed, says };
  }
  if (typeof set.value !== 'number') return NOBODY_KNOWS;
  const word = words?.[set.value];
  const says = `${name} is ${String(set.value)}${word === undefined ? '' : `, ${word}`}`;
  return { value: set.value, reach: set.reach, placed: set.placed, says };
}
