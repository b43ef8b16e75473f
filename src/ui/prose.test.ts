import { expect, it } from 'vitest';
import { capitalised, stretches } from './prose.ts';

const code = (sentence: string): string[] =>
  stretches(sentence)
    .filter((stretch) => stretch.code)
    .map((stretch) => stretch.text);

it('sets paths, SPNs, accounts and marked words as code', () => {
  expect(code('Kerberos cannot be used for \\\\files\\finance because no account holds `files`.')).toEqual([
    '\\\\files\\finance',
    'files',
  ]);
  expect(code('No ticket for cifs/files.contoso.example.')).toEqual(['cifs/files.contoso.example']);
  expect(code('as CONTOSO\\mara (3 times), to \\\\10.2.0.9.')).toEqual(['CONTOSO\\mara', '\\\\10.2.0.9']);
});

it('leaves a plain sentence and hostile text as they are', () => {
  expect(stretches('Kerberos and/or NTLM.')).toEqual([{ text: 'Kerberos and/or NTLM.', code: false }]);
  const hostile = '<img src=x onerror=alert(1)> `';
  expect(
    stretches(hostile)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(hostile);
});

it('begins sentences with a capital, and leaves commands and names alone', () => {
  expect(capitalised('the access by this name failed')).toBe('The access by this name failed');
  expect(capitalised('klist get fails')).toBe('klist get fails');
  expect(capitalised('cifs/files is unknown')).toBe('cifs/files is unknown');
  expect(capitalised('ws07 refused it')).toBe('ws07 refused it');
  expect(capitalised('')).toBe('');
});
