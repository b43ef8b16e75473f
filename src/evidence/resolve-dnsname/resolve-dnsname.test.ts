import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { NO_SUCH_NAME } from './phrases.ts';
import { questionOf } from './question.ts';

const read = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.map((fact) =>
    fact.kind === 'name-resolved' ? [fact.name, fact.type, fact.outcome, ...fact.answers] : fact.kind,
  );

describe('a question to DNS', () => {
  it.each([
    ['Resolve-DnsName files', 'files', null, null],
    [
      'Resolve-DnsName -Type SRV -Name _ldap._tcp.contoso.example. -DnsOnly',
      '_ldap._tcp.contoso.example',
      'SRV',
      null,
    ],
    ['Resolve-DnsName files A -Server 10.0.0.10 | ft', 'files', 'A', '10.0.0.10'],
    ['Resolve-DnsName $name', null, null, null],
  ])('%s', (line, name, type, server) => {
    expect(questionOf(line)).toEqual({ name, type, server });
  });

  it('is no error message', () => {
    expect(questionOf('Resolve-DnsName : files : DNS name does not exist')).toBeNull();
  });
});

describe('an error of PowerShell 7', () => {
  it('is no such name in each sentence of the table', () => {
    for (const sentence of NO_SUCH_NAME) {
      expect(
        read('PS C:\\> Resolve-DnsName files', `Resolve-DnsName: files : ${sentence}.`),
        sentence,
      ).toEqual([['files', null, 'no-such-name']]);
    }
  });
});

describe('an answer', () => {
  it('of another section than the answer is none', () => {
    const table = (section: string): string[] => [
      'PS C:\\> Resolve-DnsName files.contoso.example',
      'Name                                           Type   TTL   Section    IPAddress',
      '----                                           ----   ---   -------    ---------',
      `files.contoso.example                          A      1200  ${section.padEnd(10)} 10.0.0.5`,
    ];
    expect(read(...table('Answer'))).toEqual([['files.contoso.example', 'A', 'answered', '10.0.0.5']]);
    expect(read(...table('Question'))).toEqual([]);
    expect(read(...table('Authority'))).toEqual([]);
  });

  it('of Select-Object alone is of the type of its address', () => {
    expect(
      read(
        'PS C:\\> Resolve-DnsName files.contoso.example | select Name,IPAddress',
        '',
        'Name                  IPAddress',
        '----                  ---------',
        'files.contoso.example 2001:db8::5',
      ),
    ).toEqual([['files.contoso.example', 'AAAA', 'answered', '2001:db8::5']]);
  });
});
