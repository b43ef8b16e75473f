import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from '../read.ts';
import { entriesIn } from './entries.ts';

const KEY = '[HKEY_LOCAL_MACHINE\\SYSTEM\\X]';
const only = (...lines: string[]): unknown => {
  const [entry] = entriesIn([KEY, ...lines, ''], 'utf-16le');
  return entry?.kind === 'value' ? entry.value : (entry?.kind ?? null);
};

describe('an entry of a .reg file', () => {
  it.each<[string, unknown]>([
    ['"A"=dword:0000000a', 10],
    ['"A"=dword:2', 2],
    ['"A"=dword:xyz', 'damage'],
    ['"A"="x\\\\y \\"z\\""', 'x\\y "z"'],
    ['"A"=""', ''],
    ['"A"="open', 'damage'],
    ['"A"=-', 'deletion'],
    ['"A \\"b\\""=dword:00000001', 1],
    ['"A"=hex(4):02,00,00,00', 2],
    ['"A"=hex(4):02,00', 'damage'],
    ['"A"=hex:', ''],
    ['"A"=hex(7):00,00', []],
    ['; "A"=dword:00000001', null],
    ['A=dword:00000001', null],
  ])('%s', (line, value) => {
    expect(only(line)).toEqual(value);
  });

  it('goes on over lines, as bytes and as text', () => {
    expect(only('"A"=hex(1):61,00,\\', '  62,00,\\', '  00,00')).toBe('ab');
    expect(only('"A"="one', 'two\\\\"')).toBe('one\ntwo\\');
    expect(entriesIn([KEY, '"A"="open', '"B"=dword:00000001', ''], 'utf-16le')).toMatchObject([
      { kind: 'damage', name: 'A' },
      { kind: 'value', name: 'B' },
    ]);
  });

  it('at the very end may be cut, and then is none', () => {
    const last = (line: string): unknown => entriesIn([KEY, line], 'utf-16le')[0]?.kind;
    expect(last('"A"=dword:0000000')).toBe('damage');
    expect(last('"A"=hex(7):66,00,73,00')).toBe('damage');
    expect(last('"A"=dword:00000002')).toBe('value');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.string()), (lines) => void entriesIn(lines, 'utf-16le')));
  });
});

describe('a .reg file', () => {
  it('shows no password and no long bytes', async () => {
    const text = [
      'Windows Registry Editor Version 5.00',
      KEY,
      '"DefaultPassword"=hex(1):67,00,65,00,68,00,\\',
      '  65,00,69,00,6d,00,00,00',
      `"Pattern"=hex:${Array(32).fill('ab').join(',')}`,
      '"LmCompatibilityLevel"=dword:00000005',
      '',
    ].join('\r\n');
    const kept: KeptText[] = [];
    const reading = await readFile('x.reg', new Blob([text]), { keep: (raw) => void kept.push(raw) });
    expect(kept[0]?.text.split('\n')).toEqual([
      'Windows Registry Editor Version 5.00',
      KEY,
      '"DefaultPassword"=  [bytes removed]',
      '  [bytes removed]',
      '"Pattern"=  [bytes removed]',
      '"LmCompatibilityLevel"=dword:00000005',
      '',
    ]);
    expect(JSON.stringify(reading)).not.toContain('67,00');
    expect(reading.facts).toMatchObject([{ name: 'Pattern', value: '(32 bytes)' }, { value: 5 }]);
  });

  it('of users alone says so', async () => {
    const text = 'REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software\\X]\r\n"A"=dword:00000001\r\n';
    const { notes, facts } = await readFile('x.reg', new Blob([text]));
    expect(facts).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['no-computer-values']);
  });

  const SERVER = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters';
  const unnamed = async (...lines: string[]): Promise<unknown[]> => {
    const text = ['Windows Registry Editor Version 5.00', '', `[${SERVER}]`, ...lines].join('\r\n');
    const { facts } = await readFile('x.reg', new Blob([text]));
    return facts
      .filter(({ kind }) => kind === 'setting-undefined')
      .map((fact) => 'path' in fact && fact.path);
  };
  const dll = '"ServiceDll"="srvsvc.dll"';
  const path = String.raw`system\currentcontrolset\services\lanmanserver\parameters\disablestrictnamechecking`;

  it('tells what a whole key lacks', async () => {
    expect(await unnamed(dll, '', '')).toContain(path);
    expect(await unnamed(dll, '"DisableStrictNameChecking"=dword:00000000', '', '')).not.toContain(path);
  });

  it.each<[string, string[]]>([
    ['cut down to what somebody found worth it', ['"AutoDisconnect"=dword:0000000f', '', '']],
    ['cut in the middle', [dll]],
    ['cut behind a value', [dll, '']],
    ['with a remark', ['; the server', dll, '', '']],
    ['with a damaged value', [dll, '"A"=dword:xyz', '', '']],
  ])('%s tells of nothing that is not there', async (_, lines) => {
    expect(await unnamed(...lines)).toEqual([]);
  });
});
