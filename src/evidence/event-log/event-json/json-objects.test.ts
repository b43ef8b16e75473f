import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from '../csv/test-bytes.ts';
import { JsonObjects, parsedObject } from './json-objects.ts';

/** Objects as their texts, `broken` and `cut` as these words. */
function found(text: string, size = 65536): string[] {
  const all: string[] = [];
  const objects = new JsonObjects({
    object: (json) => void all.push(json),
    broken: () => void all.push('broken'),
    cut: () => void all.push('cut'),
  });
  for (const piece of pieces(new TextEncoder().encode(text), size)) objects.push(piece);
  objects.end();
  return all;
}

const A = '{"a":1,"b":{"c":[1,{"d":"}"}]}}';
const B = String.raw`{"m":"say \"hi\" \\","n":"{"}`;

describe('the objects of', () => {
  it.each([
    ['lines', `${A}\n${B}\r\n\n${A}`, [A, B, A]],
    ['an array', `[${A},${B}]`, [A, B]],
    ['an array over lines', `\ufeff[\n  ${A},\n  ${B}\n]\n`, [A, B]],
    ['numbered records', `Record 1\n${A}\nRecord 2\n${B}\n`, [A, B]],
    [
      'objects over lines',
      '{\n  "a": 1\n}\n{\n  "b": {\n    "c": 2\n  }\n}',
      ['{\n  "a": 1\n}', '{\n  "b": {\n    "c": 2\n  }\n}'],
    ],
    ['nothing', ' [ ] ', []],
    ['a cut file', `${A}\n{"a":"x`, [A, 'cut']],
  ])('%s', (_, text, expected) => {
    for (const size of [1, 2, 7, 65536]) expect(found(text, size), `pieces of ${size}`).toEqual(expected);
  });

  it.each([
    ['lines', `${A}\n{"a":"x\n${B}\n${A}`, [A, 'broken', B, A]],
    ['lines, a brace too few', `${A}\n{"a":{"b":1}\n${B}\n`, [A, 'broken', B]],
    ['an array over lines', `[\n  ${A},\n  {"a":"x\n   {"no":1},\n  ${B}\n]`, [A, 'broken', B]],
    ['deep nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}\n${A}`, ['broken', A]],
  ])('a broken record does not spoil the next: %s', (_, text, expected) => {
    for (const size of [1, 7, 65536]) expect(found(text, size), `pieces of ${size}`).toEqual(expected);
  });

  it('a record longer than any event is passed over, and kept nowhere', () => {
    const long = `{"a":"${'x'.repeat(5_000_000)}"}`;
    expect(found(`${A}\n${long}\n${B}`)).toEqual([A, 'broken', B]);
    expect(found(`[${A},${long},${B}]`)).toEqual([A, 'broken', B]);
    expect(found(`${A}\n{"a":${'['.repeat(3_000_000)}\n${B}`)).toEqual([A, 'broken', B]);
  });

  it('an event inside a string is none, also where the string is too long', () => {
    const fake = JSON.stringify({ m: `${'x'.repeat(1_100_000)}},{"Id":4001},{"Id":4001}` });
    const texts = found(`[${A},${fake},${B}]`);
    expect(texts.filter((text) => parsedObject(text)?.Id !== undefined)).toEqual([]);
  });

  it('any text are found alike, whatever the pieces', () => {
    const token = fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', ',', ' ', 'é', '{"a":1}', '"b"');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (tokens, size) => {
        const text = tokens.join('');
        expect(found(text, size)).toEqual(found(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbers larger than those of JavaScript', () => {
  it.each([
    ['{"Keywords":-9218868437227405312}', { Keywords: '-9218868437227405312' }],
    [
      '{"Keywords": -9214364837600034816 ,"b":[9232379236109516800]}',
      { Keywords: '-9214364837600034816', b: ['9232379236109516800'] },
    ],
    [
      '{"m":"1234567890123456789 \\" 1234567890123456789","k":1}',
      { m: '1234567890123456789 " 1234567890123456789', k: 1 },
    ],
    [
      '{"f":1.2345678901234567,"e":1234567890123456e3,"k":12}',
      { f: 1.2345678901234567, e: 1234567890123456e3, k: 12 },
    ],
    ['{"a": 4625}', { a: 4625 }],
  ])('%s keep their digits', (text, value) => expect(parsedObject(text)).toEqual(value));

  it.each(['[1]', '7', 'null', '{"a":', '{"a":1 2}', ''])('%j is no object', (text) => {
    expect(parsedObject(text)).toBeNull();
  });
});
