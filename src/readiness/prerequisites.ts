/** Items of the checklist that must be done before a switch is called ready. */
import type { Gate } from './policy.ts';
import { says, type Reason } from './reason.ts';

export type Prerequisite = 'P1' | 'P2' | 'P3' | 'P7' | 'P8' | 'P12';
/** `open`: no file and no person tells. */
export type Prerequisites = Readonly<Record<Prerequisite, 'done' | 'not-done' | 'open'>>;

const ALL: readonly Prerequisite[] = ['P1', 'P2', 'P3', 'P7', 'P8', 'P12'];

/** Who refuses NTLMv1 still speaks NTLMv2: Kerberos, its names and the lists of NTLM use have no part in it. */
export const BEFORE_READY: Readonly<Record<Gate, readonly Prerequisite[]>> = {
  'smb-client': ALL,
  outgoing: ALL,
  incoming: ALL,
  domain: ALL,
  ntlmv1: ['P12'],
};

const TITLES: Readonly<Record<Prerequisite, string>> = {
  P1: 'NTLM audited before enforcing',
  P2: 'the inventory with owners',
  P3: 'the pilot',
  P7: 'names and SPNs',
  P8: 'the health of Kerberos',
  P12: 'the roll-back',
};

/** One sentence with those of `wanted` that are in `state`. */
export function items(
  wanted: readonly Prerequisite[],
  state: 'not-done' | 'open',
  done: Prerequisites,
): readonly Reason[] {
  const open = wanted.filter((id) => done[id] === state).map((id) => `${id} (${TITLES[id]})`);
  if (open.length === 0) return [];
  const words =
    state === 'open' ? 'Still to be shown or confirmed on the checklist' : 'Not done on the checklist';
  return [says(`${words}: ${open.join(', ')}.`)];
}
