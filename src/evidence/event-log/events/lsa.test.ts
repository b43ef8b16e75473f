import { describe, expect, it } from 'vitest';
import { checkExamples, found, recordOf, type Example } from './example.testing.ts';
import { lsaExamples } from './lsa.examples.ts';

checkExamples(lsaExamples);

const lsa: Example = {
  title: '',
  provider: 'LsaSrv',
  id: 40960,
  channel: 'System',
  message: null,
  values: {},
  kind: 'lsa-error',
  says: null,
};

describe('sentences in other languages', () => {
  it('40960 of a German computer is read by what no translation changes', () => {
    const message =
      'Das Sicherheitssystem hat einen Authentifizierungsfehler für den Server cifs/fs01.contoso.example festgestellt. Der Fehlercode von Authentifizierungsprotokoll Kerberos war "Es stehen momentan keine Anmeldeserver zur Verfügung, um die Anmeldeanforderung zu verarbeiten.\n (0xc000005e)".';
    expect(found({ ...recordOf(lsa), message })?.map((find) => find.says)).toEqual([
      { event: 40960, target: 'cifs/fs01.contoso.example', protocol: 'Kerberos', code: 0xc000005e },
    ]);
  });

  it('6036 keeps the name of the program', () => {
    const message =
      'Das Programm "backup.exe" mit der zugewiesenen Prozess-ID 4711 hat einen leeren Zielnamen angegeben.';
    expect(found({ ...recordOf({ ...lsa, id: 6036 }), message })?.map((find) => find.text)).toEqual([
      '6036 process backup.exe',
    ]);
  });
});

describe('LSA/Operational 303', () => {
  it.each([
    ['of somebody who is not in Protected Users says nothing', '0'],
    ['without the flag says nothing', ''],
  ])('%s', (_title, ProtectedUser) => {
    const record = recordOf({ ...lsa, id: 303, channel: 'Microsoft-Windows-LSA/Operational' });
    const data = { PackageName: 'WDigest', UserName: 'mara', DomainName: 'CONTOSO', ProtectedUser };
    expect(found({ ...record, data })).toEqual([]);
  });
});
