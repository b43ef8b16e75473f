import { expect, it } from 'vitest';
import { quoted } from './powershell.ts';

it.each([
  ['Finance', `'Finance'`],
  ['SQL01$', `'SQL01$'`],
  ["it's", `'it''s'`],
  ['a\u2019; calc', `'a\u2019\u2019; calc'`],
  ['two\r\nlines', `'twolines'`],
])('%j stays one argument', (name, argument) => {
  expect(quoted(name)).toBe(argument);
});
