import { describe, expect, it } from 'vitest';
import { Look } from '../correlation/look.ts';
import { caseIn } from '../correlation/story.ts';
import { lockChain, STATUS_LOCKED_OUT } from './wrong-password.ts';

/** The chain as seen from the attempt that met the lock. */
function chainIn(lines: string) {
  const view = caseIn(`${lines}\n08:55:00  FS01  logon-failed CORP\\anna from WS07 ntlm 0xC0000234`);
  const locked = view.attempts.find((attempt) => attempt.status === STATUS_LOCKED_OUT);
  if (locked === undefined) throw new Error('no attempt met the lock');
  const { tries, named } = lockChain(new Look(view, locked));
  return { tries: tries.state, named: named.state };
}

const THREE = `
  08:40:00  DC01  credential-check anna from WS07 0xC000006A
  08:45:00  DC01  credential-check anna from WS07 0xC000006A
  08:50:00  DC01  credential-check anna from WS07 0xC000006A`;

describe('a lock and what led to it', () => {
  it('three wrong passwords from one computer in the hour before', () => {
    expect(chainIn(THREE)).toEqual({ tries: 'present', named: 'unobserved' });
  });

  it('and 4740 names that computer', () => {
    expect(chainIn(`${THREE}\n08:50:01  DC01  account-locked anna by WS07`)).toEqual({
      tries: 'present',
      named: 'present',
    });
  });

  it('4740 names another computer', () => {
    expect(chainIn(`${THREE}\n08:50:01  DC01  account-locked anna by WS08`)).toEqual({
      tries: 'present',
      named: 'unobserved',
    });
  });

  it.each([
    [
      'two are too few',
      '08:40:00  DC01  credential-check anna from WS07 0xC000006A\n08:45:00  DC01  credential-check anna from WS07 0xC000006A',
    ],
    ['of another account', THREE.replaceAll('anna', 'bert')],
    ['of the day before', THREE.replaceAll('08:', '2026-11-01T08:')],
    [
      'from three computers',
      THREE.replace('WS07', 'WS08').replace(
        '50:00  DC01  credential-check anna from WS07',
        '50:00  DC01  credential-check anna from WS09',
      ),
    ],
    ['after the lock', THREE.replaceAll('08:4', '09:4').replace('08:50', '09:50')],
    ['with another code', THREE.replaceAll('0xC000006A', '0xC0000064')],
  ])('%s', (_, lines) => {
    expect(chainIn(lines)).toEqual({ tries: 'unobserved', named: 'unobserved' });
  });
});
