import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { isLegible } from '../windows/names.ts';
import { attemptsOf } from './attempts.ts';
import { accountsAgree } from './accounts.ts';
import { place } from './placed.ts';

/** Export-Csv of Windows PowerShell 5.1 makes `?` of every letter beyond ASCII. */
const AT = Date.UTC(2026, 10, 20, 8);

function reading(name: string, computer: string, facts: FileReading['facts']): FileReading {
  return {
    name,
    size: 1,
    digest: '',
    format: 'get-winevent-csv',
    title: 'Get-WinEvent CSV',
    encoding: 'utf-8',
    language: null,
    zone: 'utc',
    read: facts.length,
    kept: facts.length,
    notes: [],
    facts,
    computers: [computer],
  };
}

function blocked(file: string, record: number, target: string, user: string): Facts['ntlm-blocked'] {
  return {
    kind: 'ntlm-blocked',
    computer: 'WS07',
    from: [{ file, record, text: `4001 target ${target}` }],
    count: 1,
    times: [AT + record * 1000],
    logonIds: [],
    event: 4001,
    gate: 'client-policy',
    target,
    user,
    domain: 'CORP',
    sessionUser: null,
    sessionDomain: null,
    process: null,
    workstation: null,
    channel: null,
    channelType: null,
  };
}

const shownAttempts = (...facts: Facts['ntlm-blocked'][]): unknown[] => {
  const { facts: placed, table } = place([reading('ntlm.csv', 'WS07', facts)], {});
  return attemptsOf(placed, table).map(({ target, user, witnesses }) => [
    target,
    user?.name ?? null,
    witnesses.filter(({ strength }) => strength === 'tied').length,
  ]);
};

describe('a name with lost letters', () => {
  it('is told by its question mark', () => {
    expect(['F?RTH01', 'm\ufffdller', '????'].map(isLegible)).toEqual([false, false, false]);
    expect(isLegible('fürth01')).toBe(true);
  });

  it('is nobody’s account, also where it is written alike', () => {
    const lost = { name: 'm?ller', domain: 'corp' };
    expect(accountsAgree(lost, { ...lost })).toBe(false);
    expect(accountsAgree(lost, { name: 'müller', domain: 'corp' })).toBe(false);
    expect(accountsAgree({ name: 'mara', domain: 'corp' }, { name: 'mara', domain: null })).toBe(true);
  });

  it('still is a failed access to a share, of a target that is not known', () => {
    expect(shownAttempts(blocked('ntlm.csv', 1, 'cifs/f?rth01', 'mara'))).toEqual([[null, 'mara', 1]]);
  });

  it('joins no other access of the same second, neither as target nor as account', () => {
    const clear = blocked('ntlm.csv', 1, 'cifs/files', 'mara');
    expect(shownAttempts(clear, blocked('ntlm.csv', 2, 'cifs/files', 'mara'))).toHaveLength(1);
    expect(shownAttempts(clear, blocked('ntlm.csv', 2, 'cifs/f?rth01', 'mara'))).toHaveLength(2);
    expect(shownAttempts(clear, blocked('ntlm.csv', 2, 'cifs/files', 'm?ra'))).toHaveLength(2);
  });

  it('joins no access of a name that lost the same letters', () => {
    const lost = blocked('ntlm.csv', 1, 'cifs/????', 'mara');
    expect(shownAttempts(lost, blocked('ntlm.csv', 2, 'cifs/????', 'mara'))).toHaveLength(2);
    const user = blocked('ntlm.csv', 1, 'cifs/files', '????');
    expect(shownAttempts(user, blocked('ntlm.csv', 2, 'cifs/files', '????'))).toHaveLength(2);
  });
});
