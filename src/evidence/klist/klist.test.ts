import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const says = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.map((fact) =>
    fact.kind === 'ticket-list'
      ? [fact.logonId, fact.tickets]
      : fact.kind === 'ticket-asked'
        ? [fact.spn, fact.granted, fact.code, fact.substatus]
        : fact.kind,
  );
const notes = (...lines: string[]): string[] =>
  readText('x', lines.join('\n')).notes.map((note) => note.code);

const ticket = (number: number, server: string): string[] => [
  `#${number}>\tClient: mara @ CONTOSO.EXAMPLE`,
  `\tServer: ${server} @ CONTOSO.EXAMPLE`,
  '\tKerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96',
  '\tTicket Flags 0x40a10000 -> forwardable',
];

describe('klist', () => {
  it('names the session of a list: the one asked for, with its high part', () => {
    expect(
      says(
        'C:\\>klist -lh 0x1 -li 0x3ab991d8',
        'Current LogonId is 0:0x70677',
        'Targeted LogonId is 0x1:0x3ab991d8',
        'Cached Tickets: (0)',
      ),
    ).toEqual([['0x13ab991d8', 0]]);
    expect(says('Current LogonId is 0:0x0004A3B', '', 'Cached Tickets: (0)')).toEqual([['0x4a3b', 0]]);
  });

  it.each([
    ['0x35', 0x35],
    ['0x6fb', 0x6fb],
    ['1312', 1312],
    ['0x80090342', 0x80090342],
  ])('reads the substatus %s as it is written', (written, substatus) => {
    expect(
      says(
        'C:\\>klist get cifs/files',
        'Current LogonId is 0:0x1',
        `Error calling API LsaCallAuthenticationPackage (GetTicket substatus): ${written}`,
        'klist failed with 0xc000018b/-1073741429: text',
      ),
    ).toEqual([['cifs/files', false, 0xc000018b, substatus]]);
  });

  it('reads a failure in a language it does not know, by its tokens', () => {
    expect(
      says(
        'C:\\>klist.exe get cifs/partages',
        'LogonId est 0:0x1',
        'Erreur lors de l’appel de l’API LsaCallAuthenticationPackage (sous-état GetTicket) : 0x52e',
        'Échec de klist avec 0xc000006d/-1073741715 : texte',
      ),
    ).toEqual([['cifs/partages', false, 0xc000006d, 0x52e]]);
  });

  it.each([
    ['已成功检索 cifs/files 的票证。', true],
    ['已成功检索cifs/files的票证。', true],
    ['Билет для «cifs/files» успешно получен.', true],
    ['cifs/files.', true],
    ['A ticket to cifs/files.contoso.example has been retrieved successfully.', false],
    ['A ticket to cifs/files01 has been retrieved successfully.', false],
  ])('knows the name asked for in a sentence of any language: %s', (sentence, granted) => {
    const lines = ['C:\\>klist get cifs/files', '当前登录 ID 是 0:0x1', sentence, '缓存的票证: (0)'];
    expect(says(...lines)).toEqual([...(granted ? [['cifs/files', true, null, null]] : []), ['0x1', 0]]);
  });

  it('knows its head alone, in any language, and takes no other line for one', () => {
    for (const head of ['Текущим идентификатором входа является 0:0x93c84', 'LogonId est 0:0x93c84'])
      expect(says(head, 'Билеты удалены!')).toEqual([]);
    expect(() => says('cifs/x 0:0x93c84')).toThrow('Not recognised');
    expect(() => says('See 7 and 0:0x93c84')).toThrow('Not recognised');
  });

  it('does not take the next output without a command for the answer to the last one', () => {
    const lines = [
      'C:\\>klist get cifs/files',
      'Current LogonId is 0:0x1',
      'Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x35',
      'klist failed with 0x80090303/-2146893053: text',
      'Current LogonId is 0:0x1',
      'Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb',
      'klist failed with 0xc000018b/-1073741429: text',
    ];
    expect(says(...lines)).toEqual([['cifs/files', false, 0x80090303, 0x35]]);
    expect(notes(...lines)).toEqual(['ticket-name-missing']);
  });

  it('says when a list is not whole', () => {
    expect(
      notes('Current LogonId is 0:0x1', 'Cached Tickets: (2)', ...ticket(0, 'krbtgt/CONTOSO.EXAMPLE')),
    ).toEqual(['ticket-list-cut']);
    expect(
      notes('Current LogonId is 0:0x1', 'Cached Tickets: (1)', ...ticket(0, 'krbtgt/CONTOSO.EXAMPLE')),
    ).toEqual([]);
    expect(
      notes('Current LogonId is 0:0x1', 'Cached Tickets: (1)', ...ticket(0, 'cifs/files').slice(0, 2)),
    ).toEqual(['ticket-unreadable']);
  });

  it('takes other forms of klist for no list', () => {
    expect(
      says(
        'C:\\>klist sessions',
        'Current LogonId is 0:0x1',
        '[0] Session 0 0:0x3e7 CONTOSO\\WS07$ Negotiate:(0)',
      ),
    ).toEqual([]);
    expect(says('C:\\>klist kcd_cache', 'Current LogonId is 0:0x1', 'KCD Cached Tickets: (0)')).toEqual([]);
  });

  it.each([
    ['the own session', 'klist purge', ['Current LogonId is 0:0x1'], '0x1'],
    [
      'another one',
      'klist -li 0x3e7 purge',
      ['Current LogonId is 0:0x1', 'Targeted LogonId is 0:0x3e7'],
      '0x3e7',
    ],
  ])(
    'knows that the tickets of %s were thrown away, and takes it for no list',
    (_, command, head, logonId) => {
      const lines = [`C:\\>${command}`, ...head, '\tEliminando todos los vales:', '\tVales purgados.'];
      const { facts } = readText('x', lines.join('\n'));
      expect(facts).toMatchObject([{ kind: 'tickets-purged', logonId, from: [{ line: lines.length }] }]);
    },
  );

  it.each([
    [
      'refused',
      [
        'Error calling API LsaCallAuthenticationPackage (PurgeTicketEx substatus): 1312',
        'klist failed with 0xc000005f/-1073741729: No session',
      ],
    ],
    ['cut', ['\tDeleting all tickets:']],
  ])('claims nothing of a purge that was %s', (_, lines) => {
    const all = ['C:\\>klist purge', 'Current LogonId is 0:0x1', ...lines].join('\n');
    expect(() => readText('x', all).facts).not.toThrow();
    expect(readText('x', all).facts).toEqual([]);
  });
});
