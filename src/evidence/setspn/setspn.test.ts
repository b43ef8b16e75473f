import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { commandOf } from './command.ts';
import { kindOfLine } from './lines.ts';

const read = (...lines: string[]): ReturnType<typeof readText> => readText('x', lines.join('\n'));
const queries = (...lines: string[]): unknown[] =>
  read(...lines).facts.flatMap((fact) =>
    fact.kind === 'spn-query' ? [[fact.spn, fact.owners.length, fact.forest]] : [],
  );
const notes = (...lines: string[]): string[] => read(...lines).notes.map((note) => note.code);

const OWNER = ['CN=FILE01,OU=Servers,DC=contoso,DC=example', '        HOST/FILE01', '        cifs/files'];

describe('the command line of setspn', () => {
  it.each([
    ['setspn -Q cifs/files', { query: 'cifs/files', forest: false }],
    ['SETSPN.EXE /f /q "cifs/files"', { query: 'cifs/files', forest: true }],
    ['setspn -T contoso -F -Q */files', { query: '*/files', forest: true }],
    ['setspn -Q -F cifs/files > out.txt', { query: 'cifs/files', forest: true }],
    ['C:\\Windows\\System32\\setspn.exe -L contoso\\file01', { account: 'contoso\\file01', query: null }],
    ['setspn -X -F', { duplicates: true, forest: true }],
    ['setspn -S cifs/files FILE01', { changes: true, query: null }],
    ['nothing of the kind', { query: null, account: null, duplicates: false, changes: false }],
  ])('%s', (line, command) => {
    expect(commandOf(line)).toMatchObject(command);
  });
});

describe('the lines of setspn, in any language', () => {
  it.each([
    ['Checking domain DC=contoso,DC=example', 'scope'],
    ['Die Domäne "DC=contoso,DC=example" wird überprüft.', 'scope'],
    ['ドメイン DC=contoso,DC=example を確認しています', 'scope'],
    ['正在检查域 DC=contoso,DC=example', 'scope'],
    ['Проверка домена DC=contoso,DC=example', 'scope'],
    ['DC=contoso,DC=example', 'other'],
    ['Registered ServicePrincipalNames 用于 CN=FS01,CN=Computers,DC=contoso,DC=example:', 'list-heading'],
    ['Dienstprinzipalnamen (SPN) für CN=FS01,DC=contoso,DC=example werden registriert.', 'other'],
    ['为 CN=FS01,DC=contoso,DC=example 注册 ServicePrincipalNames', 'other'],
    ['Registrierte Dienstprinzipalnamen (SPN) für CN=FS01,DC=contoso,DC=example:', 'list-heading'],
    ['CN=FS01,OU=Servers,DC=contoso,DC=example', 'account'],
    ['HTTP/web is registered on these accounts:', 'duplicate-heading'],
    ['MSSQLSvc/db01:1433 is registered on these accounts:', 'duplicate-heading'],
    ['Der Dienstprinzipalname HTTP/web ist für folgende Konten registriert:', 'duplicate-heading'],
    ['以下帐户上注册了 cifs/files：', 'duplicate-heading'],
    ['HTTP/web在以下帐户上注册：', 'other'],
    ['Такое SPN не найдено.', 'last-line'],
    ['既存の SPN が見つかりました', 'last-line'],
    ['Es wurde kein solcher Dienstprinzipalname (SPN) gefunden.', 'last-line'],
    ['Ldap Error(0x31 -- Invalid Credentials): the SPN', 'other'],
    ['发现存在 SPN!', 'last-line'],
  ])('%s is %s', (line, kind) => expect(kindOfLine(line)).toBe(kind));

  it('that never end are no headings', () => {
    expect(kindOfLine(`${'CN=a,DC='.repeat(8000)}:`)).toBe('other');
    expect(kindOfLine(`x ${'cifs/files '.repeat(6000)}:`)).toBe('other');
  });
});

describe('setspn -Q', () => {
  it('says who owns the name, and that nobody does', () => {
    expect(
      queries(
        'C:\\>setspn -Q CIFS/FILES',
        'Checking domain DC=contoso,DC=example',
        ...OWNER,
        '',
        'Existing SPN found!',
      ),
    ).toEqual([['cifs/files', 1, false]]);
    expect(
      queries(
        'C:\\>setspn -F -Q cifs/nas',
        'Checking forest DC=contoso,DC=example',
        '',
        'No such SPN found.',
      ),
    ).toEqual([['cifs/nas', 0, true]]);
  });

  it('says nothing where the output is another command’s, cut, or in trouble', () => {
    const other = [
      'C:\\>setspn -Q cifs/nas',
      'Checking domain DC=contoso,DC=example',
      ...OWNER,
      '',
      'Existing SPN found!',
    ];
    expect([queries(...other), notes(...other)]).toEqual([[], ['spn-query-differs']]);
    const cut = ['C:\\>setspn -Q cifs/nas', 'Checking domain DC=contoso,DC=example', ''];
    expect([queries(...cut), notes(...cut)]).toEqual([[], ['spn-query-unfinished']]);
    const trouble = [
      'C:\\>setspn -Q cifs/nas',
      'Checking domain DC=contoso,DC=example',
      'Ldap Error(0x31 -- Invalid Credentials): ldap_bind_sW',
      '',
      'No such SPN found.',
    ];
    expect([queries(...trouble), notes(...trouble)]).toEqual([[], ['setspn-failed']]);
    const ownerless = [
      'C:\\>setspn -Q cifs/nas',
      'Checking domain DC=contoso,DC=example',
      '',
      'Existing SPN found!',
    ];
    expect([queries(...ownerless), notes(...ownerless)]).toEqual([[], ['owners-missing']]);
  });

  it('with a pattern over all classes decides cifs and host', () => {
    expect(
      queries('C:\\>setspn -Q */nas', 'Checking domain DC=contoso,DC=example', '', 'No such SPN found.'),
    ).toEqual([
      ['cifs/nas', 0, false],
      ['host/nas', 0, false],
    ]);
    expect(
      queries(
        'C:\\>setspn -Q */files',
        'Checking domain DC=contoso,DC=example',
        ...OWNER,
        '',
        'Existing SPN found!',
      ),
    ).toEqual([
      ['cifs/files', 1, false],
      ['host/files', 0, false],
    ]);
    expect(
      queries(
        'C:\\>setspn -Q cifs/*',
        'Checking domain DC=contoso,DC=example',
        ...OWNER,
        '',
        'Existing SPN found!',
      ),
    ).toEqual([['cifs/files', 1, false]]);
    expect(
      queries(
        'C:\\>setspn -Q */*',
        'Checking domain DC=contoso,DC=example',
        ...OWNER,
        '',
        'Existing SPN found!',
      ),
    ).toEqual([]);
  });

  it('does not answer the first question with the second output', () => {
    expect(
      queries(
        'C:\\>setspn -Q cifs/files',
        'Checking domain DC=contoso,DC=example',
        ...OWNER,
        '',
        'Existing SPN found!',
        'Checking domain DC=contoso,DC=example',
        '',
        'No such SPN found.',
      ),
    ).toEqual([['cifs/files', 1, false]]);
  });
});

describe('setspn -X', () => {
  it('says when duplicates it counts are not in the file', () => {
    expect(
      notes(
        'C:\\>setspn -X',
        'Checking domain DC=contoso,DC=example',
        '',
        'found 3 groups of duplicate SPNs.',
      ),
    ).toEqual(['duplicates-left-out']);
    expect(notes('C:\\>setspn -X', 'Checking domain DC=contoso,DC=example', 'Processing entry 17')).toEqual([
      'duplicate-search-unfinished',
    ]);
  });
});

describe('setspn -L', () => {
  it('that finds an account without names is a whole, empty list', () => {
    const [fact] = read(
      'C:\\>setspn -L mara',
      'Registered ServicePrincipalNames for CN=Mara,OU=Staff,DC=contoso,DC=example:',
    ).facts;
    expect(fact).toMatchObject({
      kind: 'spn-list',
      account: 'CN=Mara,OU=Staff,DC=contoso,DC=example',
      spns: [],
      complete: true,
    });
  });

  it('is no list for what -S and -D wrote, even without their command lines', () => {
    const { facts } = read(
      'Checking domain DC=contoso,DC=example',
      '',
      'Registering ServicePrincipalNames for CN=FILE01,DC=contoso,DC=example',
      '        cifs/files',
      'Updated object',
    );
    expect(facts).toEqual([]);
  });
});
