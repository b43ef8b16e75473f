import { describe, expect, it } from 'vitest';
import { Chunk } from './chunk.ts';
import { num, str, strs, utf16, type Val } from './evtx-file.testing.ts';
import { arrayTexts, fileTimeMs, isArrayType, valueText } from './value-text.ts';

/** The text or texts of a value that stands somewhere in a chunk. */
function shown(type: number, bytes: Uint8Array): string | string[] {
  const chunk = new Chunk();
  chunk.bytes.fill(0xee);
  chunk.bytes.set(bytes, 1001);
  chunk.begin(chunk.bytes.length);
  return isArrayType(type)
    ? arrayTexts(chunk, 1001, bytes.length, type)
    : valueText(chunk, 1001, bytes.length, type);
}

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const float = (number: number): Uint8Array => new Uint8Array(Float32Array.of(number).buffer);
const double = (number: number): Uint8Array => new Uint8Array(Float64Array.of(number).buffer);

const SYSTEM = '0101 000000000005 12000000';
const MARA = '0105 000000000005 15000000 01000000 02000000 03000000 ffffffff';

describe('a value', () => {
  it.each<[string, number, Uint8Array, string]>([
    ['null', 0x00, hex(''), ''],
    ['null with bytes', 0x00, hex('0102'), ''],
    ['string', 0x01, utf16('cifs/files'), 'cifs/files'],
    ['string, not ASCII', 0x01, utf16('Müller 漢字 🙂'), 'Müller 漢字 🙂'],
    ['string, long', 0x01, utf16('é'.repeat(500)), 'é'.repeat(500)],
    ['string with NULs behind it', 0x01, utf16('mara\0\0'), 'mara'],
    ['string that begins with a mark', 0x01, utf16('\ufeffx'), '\ufeffx'],
    ['half a letter', 0x01, hex('410042'), 'A'],
    ['ANSI string', 0x02, hex('4dfc6c6c65720080'), 'Müller\0€'],
    ['ANSI string with its NUL', 0x02, hex('6d61726100'), 'mara'],
    ['int8', 0x03, hex('ff'), '-1'],
    ['uint8', 0x04, hex('ff'), '255'],
    ['int16', 0x05, hex('feff'), '-2'],
    ['uint16', 0x06, hex('feff'), '65534'],
    ['int32', 0x07, hex('00000080'), '-2147483648'],
    ['uint32', 0x08, hex('6d0000c0'), '3221225581'],
    ['int64', 0x09, hex('ffffffffffffffff'), '-1'],
    ['uint64', 0x0a, hex('ffffffffffffffff'), '18446744073709551615'],
    ['a number of another size', 0x08, hex('0500'), '5'],
    ['a number of no size', 0x08, hex('010203'), '010203'],
    ['real32', 0x0b, float(0.1), '0.1'],
    ['real64', 0x0c, double(-1.5), '-1.5'],
    ['real64, exact', 0x0c, double(0.1 + 0.2), '0.30000000000000004'],
    ['infinity', 0x0c, double(-Infinity), '-1.#INF'],
    ['no number', 0x0b, float(NaN), '-1.#IND'],
    ['true', 0x0d, hex('01000000'), 'true'],
    ['true in another byte', 0x0d, hex('00010000'), 'true'],
    ['false', 0x0d, hex('00000000'), 'false'],
    ['bytes', 0x0e, hex('220000c0'), '220000C0'],
    ['GUID', 0x0f, hex('25968454 7854 9449 a5ba 3e3b0328c30d'), '{54849625-5478-4994-A5BA-3E3B0328C30D}'],
    ['size, 32 bits', 0x10, hex('00010000'), '0x100'],
    ['size, 64 bits', 0x10, hex('0000000001000000'), '0x100000000'],
    ['hexadecimal, 32 bits', 0x14, hex('6a0000c0'), '0xc000006a'],
    ['hexadecimal, zero', 0x14, hex('00000000'), '0x0'],
    ['hexadecimal, 64 bits', 0x15, hex('0000000000001080'), '0x8010000000000000'],
    ['FILETIME', 0x11, hex('8796cb207b43dd01'), '2026-09-13T12:26:40.1234567Z'],
    ['FILETIME, zero', 0x11, hex('0000000000000000'), '1601-01-01T00:00:00.0000000Z'],
    ['FILETIME, never', 0x11, hex('ffffffffffffff7f'), '30828-09-14T02:48:05.4775807Z'],
    ['SYSTEMTIME', 0x12, hex('ea07 0b00 0500 1400 0800 0100 0c00 7b00'), '2026-11-20T08:01:12.123Z'],
    ['SID', 0x13, hex(SYSTEM), 'S-1-5-18'],
    ['SID of an account', 0x13, hex(MARA), 'S-1-5-21-1-2-3-4294967295'],
    ['SID of a large authority', 0x13, hex('0101 010000000005 12000000'), 'S-1-0x010000000005-18'],
    ['SID cut short', 0x13, hex('0105 000000000005 15000000'), '01050000000000051500' + '0000'],
    ['a type that nobody knows', 0x23, hex('0102'), '0102'],
  ])('%s', (_, type, bytes, text) => {
    expect(shown(type, bytes)).toBe(text);
  });

  it.each<[string, number, Uint8Array, string[]]>([
    ['strings', 0x81, utf16('mara\0\0CORP\0'), ['mara', '', 'CORP']],
    ['strings, the last without its NUL', 0x81, utf16('mara\0CORP'), ['mara', 'CORP']],
    ['no strings', 0x81, hex(''), []],
    ['ANSI strings', 0x82, hex('6100 fc00'), ['a', 'ü']],
    ['numbers', 0x88, hex('01000000 02000000'), ['1', '2']],
    ['signed bytes', 0x83, hex('ff01'), ['-1', '1']],
    ['GUIDs', 0x8f, hex('00'.repeat(16)), ['{00000000-0000-0000-0000-000000000000}']],
    ['SIDs of different sizes', 0x93, hex(SYSTEM + MARA), ['S-1-5-18', 'S-1-5-21-1-2-3-4294967295']],
    ['sizes', 0x90, hex('0100000000000000'), ['0x1']],
    ['sizes of 32 bits', 0x90, hex('01000000 02000000 03000000'), ['0x1', '0x2', '0x3']],
    ['numbers with a rest', 0x88, hex('0100000002'), ['0100000002']],
    ['SIDs with a rest', 0x93, hex(`${SYSTEM} 01`), ['01010000000000051200000001']],
    ['of a type that has no items', 0x8e, hex('0102'), ['0102']],
  ])('an array of %s', (_, type, bytes, texts) => {
    expect(shown(type, bytes)).toEqual(texts);
  });

  it('is the same by the writer of the tests', () => {
    const bytesOf = (val: Val): Uint8Array => ('bytes' in val ? val.bytes : new Uint8Array(0));
    expect(shown(0x01, bytesOf(str('x')))).toBe('x');
    expect(shown(0x81, bytesOf(strs(['x', 'y'])))).toEqual(['x', 'y']);
    expect(shown(0x15, bytesOf(num(0x15, 8, 0x3e7)))).toBe('0x3e7');
  });
});

describe('milliseconds of a FILETIME', () => {
  it('are exact, and rounded down', () => {
    const view = new DataView(new ArrayBuffer(8));
    for (let step = 0; step < 20_000; step += 1) {
      const ticks = 0x01dd_58bb_0000_0000n + BigInt(step) * 123_456_789n;
      view.setBigUint64(0, ticks, true);
      expect(fileTimeMs(view, 0)).toBe(Number(ticks / 10_000n) - 11_644_473_600_000);
    }
  });
});
