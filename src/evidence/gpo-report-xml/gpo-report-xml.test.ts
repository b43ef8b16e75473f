import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from '../read.ts';

describe('files of a GPO backup', () => {
  it.each([
    '<?xml version="1.0" encoding="utf-8"?><BackupInst xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"><GPODisplayName><![CDATA[Restrict NTLM]]></GPODisplayName></BackupInst>',
    '<?xml version="1.0"?><!-- Copyright --><GroupPolicyBackupScheme bkp:version="2.0" xmlns:bkp="http://www.microsoft.com/GroupPolicy/GPOOperations"/>',
    '<Backups xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"></Backups>',
  ])('that hold no setting say which ones do: %s', async (text) => {
    const { format, notes } = await readFile('bkupInfo.xml', new Blob([text]));
    expect(format).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['backup-without-settings']);
  });

  it('and other reports are not taken for them', async () => {
    const { notes } = await readFile('x.xml', new Blob(['<?xml version="1.0"?><report><item/></report>']));
    expect(notes.map(({ code }) => code)).toEqual(['xml']);
  });
});

describe('a report of GPOs', () => {
  it('shows no password of preferences', async () => {
    const properties = (name: string, rest: string): string =>
      `<Registry><Properties hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\X" name="${name}" ${rest}/></Registry>`;
    const text = [
      '<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Name>x</Name><Computer><ExtensionData><Extension>',
      '<RegistrySettings>',
      properties('DefaultPassword', 'type="REG_SZ" value="geheim"'),
      properties('Other', 'type="REG_SZ" value="offen"'),
      properties('User', 'type="REG_SZ" value="" cpassword="j1Uyj3Vx"'),
      '</RegistrySettings></Extension></ExtensionData></Computer></GPO>',
    ].join('\n');
    const kept: KeptText[] = [];
    const reading = await readFile('x.xml', new Blob([text]), { keep: (raw) => void kept.push(raw) });
    expect(reading.facts).toMatchObject([{ value: 'offen' }, { value: '' }]);
    expect(JSON.stringify([reading, kept])).not.toMatch(/geheim|j1Uyj3Vx/);
    expect(kept[0]?.text).toContain('offen');
  });
});
