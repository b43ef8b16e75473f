import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonObjects, startsJson } from './powershell-json.ts';

const read = (text: string): unknown =>
  jsonObjects(text.split('\n'), 0).objects.map((object) =>
    Object.fromEntries(object.map(({ name, value, index }) => [name, `${index}:${value}`])),
  );

describe('JSON of PowerShell', () => {
  it('gives each property the line it stands on', () => {
    expect(read('[\n  {\n    "A":  "x\\\\y",\n    "B":  null\n  },\n  {\n    "A":  "z"\n  }\n]')).toEqual([
      { A: '2:x\\y', B: '3:' },
      { A: '6:z' },
    ]);
  });

  it('has lists as PowerShell writes them, and passes over what is inside an object', () => {
    expect(read('{"A": ["x", 1, true], "B": {"A": "inner", "C": [1]}, "D": [], "E": -1}')).toEqual([
      { A: '0:{x, 1, true}', B: '0:{…}', D: '0:{}', E: '0:-1' },
    ]);
    expect(read('[{"A": ["x"]}, {"A": [["deep"]]}]')).toEqual([{ A: '0:{x}' }, { A: '0:{}' }]);
  });

  it('that was cut tells what is whole', () => {
    expect(read('[{"A": "x", "B": "y"}, {"A": "z", "B')).toEqual([{ A: '0:x', B: '0:y' }, { A: '0:z' }]);
    expect(read('{"A": "x", "B": "cut')).toEqual([{ A: '0:x' }]);
  });

  it('ends with its bracket, or with the first line that is none', () => {
    expect(jsonObjects(['{"A": 1}', 'PS C:\\> {"A": 2}'], 0).end).toBe(1);
    expect(jsonObjects(['[', '{"A": 1}', 'C:\\> dir'], 0)).toMatchObject({ end: 3 });
  });

  it('is what JSON.parse finds', () => {
    const plain = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.stringMatching(/^[A-Z]\w{0,6}$/), plain, { minKeys: 1 })),
        (rows) => {
          const lines = JSON.stringify(rows, null, 4).split('\n');
          const found = jsonObjects(lines, 0).objects.map((object) =>
            object.map(({ name, value }) => [name, value]),
          );
          expect(found).toEqual(
            rows.map((row) => Object.entries(row).map(([name, value]) => [name, String(value)])),
          );
        },
      ),
    );
  });

  it('begins with a bracket and a name', () => {
    expect(
      [['['], ['[', '{'], ['{', '  "A": 1'], ['[{"A":1}]'], ['{ else }'], ['{']].map((lines) =>
        startsJson(lines, 0),
      ),
    ).toEqual([false, true, true, true, false, false]);
  });
});
