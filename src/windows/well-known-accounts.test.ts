import { describe, expect, it } from 'vitest';
import { isAnonymous, isLocalSystem } from './names.ts';
import { wellKnownNames, wellKnownSid } from './well-known-accounts.ts';

describe('well-known accounts', () => {
  it.each(wellKnownNames.map(({ name, sid, languages }) => [name, languages.join(', '), sid]))(
    '%s (%s) is %s, with its authority and without',
    (name, _, sid) => {
      expect(wellKnownSid(name)).toBe(sid);
      expect(wellKnownSid(`NT AUTHORITY\\${name.toLowerCase()}`)).toBe(sid);
    },
  );

  it.each(['mara', 'CORP\\mara', 'anonymous-proxy', 'system01', '', '????', 'FS01$'])(
    '%s is none',
    (name) => {
      expect(wellKnownSid(name)).toBeNull();
    },
  );

  it('are known by their SID first', () => {
    expect(isAnonymous('mara', 'S-1-5-7')).toBe(true);
    expect(isAnonymous('NT-AUTORITÄT\\ANONYMOUS-ANMELDUNG', null)).toBe(true);
    expect(isAnonymous(null, null)).toBe(false);
    expect(isLocalSystem('СИСТЕМА')).toBe(true);
    expect(isLocalSystem('sistema2')).toBe(false);
  });
});
