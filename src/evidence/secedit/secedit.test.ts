import { describe, expect, it } from 'vitest';
import { readFile } from '../read.ts';
import { secedit } from './secedit.ts';

const begins = (...lines: string[]): boolean => secedit.begins(lines, 0);

describe('secedit', () => {
  it('is recognised by its sections, whichever comes first', () => {
    expect(begins('[Unicode]', 'Unicode=yes', '[System Access]', 'MinimumPasswordAge = 0')).toBe(true);
    expect(begins('[Registry Values]', 'MACHINE\\System\\X\\Y=4,1')).toBe(true);
    expect(begins('[privilege rights]', 'SeNetworkLogonRight = *S-1-1-0')).toBe(true);
    expect(
      begins('[Version]', 'signature="$CHICAGO$"', 'Revision=1', '[Event Audit]', 'AuditLogonEvents = 3'),
    ).toBe(true);
  });

  it('is not any INI file, driver or registry file', () => {
    expect(begins('[Version]', 'Signature="$WINDOWS NT$"', 'Class=Net', '[Manufacturer]', '%x%=y')).toBe(
      false,
    );
    expect(begins('[boot loader]', 'timeout=30')).toBe(false);
    expect(begins('[HKEY_LOCAL_MACHINE\\SYSTEM]', '"A"=dword:00000002')).toBe(false);
  });
});

const TEMPLATE = [
  '[Unicode]',
  'Unicode=yes',
  '[Kerberos Policy]',
  'MaxTicketAge = 10',
  '[Registry Values]',
  'MACHINE\\System\\CurrentControlSet\\Services\\NTDS\\Parameters\\LDAPServerIntegrity=4,1',
  'MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\MSV1_0\\RestrictSendingNTLMTraffic=4,2',
  'MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\DefaultPassword=1,"geheim"',
  '[Privilege Rights]',
  'SeNetworkLogonRight = *S-1-1-0',
  'SeDenyNetworkLogonRight = *S-1-5-113',
  '[Version]',
  'signature="$CHICAGO$"',
  'Revision=1',
].join('\r\n');

const kindsOf = async (name: string) => {
  const { facts, notes } = await readFile(name, new Blob([TEMPLATE]));
  return { kinds: [...new Set(facts.map(({ kind }) => kind))], notes: notes.map(({ code }) => code), facts };
};

describe('a template of a GPO', () => {
  it.each([
    'GptTmpl.inf',
    'backup/gpttmpl.INF',
    'DC01-GptTmpl (1).inf',
    'SYSVOL/contoso.example/Policies/{31B2F340-016D-11D2-945F-00C04FB984F9}/Machine/Microsoft/Windows NT/SecEdit/x.inf',
    'gpo/{0A1B2C3D-0000-4000-8000-123456789ABC}/DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/x.inf',
  ])('%s is no state of a computer', async (name) => {
    const { kinds, notes } = await kindsOf(name);
    expect(kinds).toEqual(['gpo-setting']);
    expect(notes).toEqual(['rights-of-a-gpo']);
  });

  it.each(['WS07/secpol.cfg', 'Policies/WS07-secpol.inf', 'Machine/secpol.inf'])(
    '%s is an export of a computer',
    async (name) => {
      const { kinds, notes } = await kindsOf(name);
      expect(kinds).toEqual(['domain-controller-sign', 'policy-setting', 'privilege-right']);
      expect(notes).toEqual([]);
    },
  );

  it('names its GPO where the folder does', async () => {
    const gpoOf = async (folder: string) => (await kindsOf(`${folder}/GptTmpl.inf`)).facts[0];
    expect(
      await gpoOf('Policies/{6AC1786C-016F-11D2-945F-00C04fB984F9}/Machine/Microsoft/Windows NT/SecEdit'),
    ).toMatchObject({ gpo: 'Default Domain Controllers Policy' });
    expect(await gpoOf('Policies/{0a1b2c3d-0000-4000-8000-123456789abc}/Machine/SecEdit')).toMatchObject({
      gpo: '{0A1B2C3D-0000-4000-8000-123456789ABC}',
    });
    // A backup's folder bears a GUID of its own.
    expect(await gpoOf('{0A1B2C3D-0000-4000-8000-123456789ABC}/DomainSysvol/GPO/Machine')).toMatchObject({
      gpo: null,
    });
  });

  it('keeps no password, of a GPO or not', async () => {
    for (const name of ['GptTmpl.inf', 'secpol.cfg']) {
      const reading = await readFile(name, new Blob([TEMPLATE]));
      expect(JSON.stringify(reading)).not.toContain('geheim');
      expect(JSON.stringify(reading)).not.toContain('DefaultPassword');
    }
  });
});
