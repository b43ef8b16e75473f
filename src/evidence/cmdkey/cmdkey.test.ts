import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const read = (text: string): unknown[] =>
  readText('x', text).facts.map((fact) =>
    fact.kind === 'saved-credential'
      ? [fact.target, fact.type, fact.user]
      : fact.kind === 'saved-credential-list'
        ? [fact.asked, fact.entries]
        : fact.kind,
  );

describe('saved credentials', () => {
  it('are told apart where the blank lines between them are gone', () => {
    expect(
      read(
        'Ziel: Domain:target=files\nTyp: Domänenkennwort\nBenutzer: CONTOSO\\mara\nZiel: Domain:target=fs01\nTyp: Domänenkennwort\nBenutzer: CONTOSO\\jan\n',
      ),
    ).toEqual([
      ['files', 'domain', 'CONTOSO\\mara'],
      ['fs01', 'domain', 'CONTOSO\\jan'],
    ]);
  });

  it('are no whole list where nothing shows that all were asked for', () => {
    expect(read('    Target: Domain:target=files\n    Type: Domain Password\n    User: x\\y\n')).toEqual([
      ['files', 'domain', 'x\\y'],
    ]);
  });

  it('are none in a language without a word for it: the stars tell', () => {
    expect(read('C:\\>cmdkey /list\n\nAktualnie przechowywane poświadczenia:\n\n* BRAK *\n')).toEqual([
      [null, 0],
    ]);
  });

  it('are not listed by a command that adds one', () => {
    expect(
      read(
        'C:\\>cmdkey /add:files /user:x /pass:y\n\nCMDKEY: Credential added successfully.\nC:\\>cmdkey /list\n\n* NONE *\n',
      ),
    ).toEqual([[null, 0]]);
  });
});

describe('vaultcmd', () => {
  it('is known by its entries, where its command is not shown', () => {
    expect(
      read(
        'Schema: x\nRessource: Domain:target=files\nIdentität: CONTOSO\\backup\nAusgeblendet: Nein\nServergespeichert: Nein\nEigenschaft (Schemaelement-ID,Wert): (100,3)\n',
      ),
    ).toEqual([['files', 'domain', 'CONTOSO\\backup']]);
  });
});
