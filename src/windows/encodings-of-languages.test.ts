import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAs, decodeWhole, type Encoding } from './encodings.ts';
import { outputs, type Outputs } from './outputs.testing.ts';

const encoders = new Map<Encoding, Map<string, readonly number[]>>();

/** The codes of an encoding's letters, asked of our own decoder. */
function codesOf(encoding: Encoding): Map<string, readonly number[]> {
  const known = encoders.get(encoding);
  if (known !== undefined) return known;
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x80; high < 0x100; high += 1) {
    const single = decodeAs(Uint8Array.of(high), encoding);
    if (single !== '\ufffd') codes.set(single, [high]);
    if (encoding !== 'shift_jis' && encoding !== 'gbk') continue;
    for (let low = 0x40; low < 0x100; low += 1) {
      const letter = decodeAs(Uint8Array.of(high, low), encoding);
      if (letter.length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, [high, low]);
    }
  }
  encoders.set(encoding, codes);
  return codes;
}

/** A text in a code page, and what of it the code page can hold: other letters become `?`. */
function encode(text: string, encoding: Encoding): { readonly bytes: Uint8Array; readonly text: string } {
  const codes = codesOf(encoding);
  const bytes: number[] = [];
  let held = '';
  for (const letter of text) {
    const code = letter < '\u0080' ? [letter.charCodeAt(0)] : codes.get(letter);
    bytes.push(...(code ?? [0x3f]));
    held += code === undefined ? '?' : letter;
  }
  return { bytes: Uint8Array.from(bytes), text: held };
}

function utf16(text: string, little: boolean): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1)
    new DataView(out.buffer).setUint16(at * 2, text.charCodeAt(at), little);
  return out;
}

const KINDS = ['klist', 'netUse', 'setspn', 'events'] as const;
const each = outputs.flatMap((of) => KINDS.map((kind) => [of.language, kind, of] as const));
const hasLetters = (text: string): boolean => /[^\u0000-\u007f]/.test(text); // eslint-disable-line no-control-regex

describe('what Windows prints comes back', () => {
  it.each(each)('%s, %s, from the code pages of the language', (_, kind, of) => {
    for (const encoding of new Set([of.ansi, of.oem])) {
      const { bytes, text } = encode(of[kind], encoding);
      const decoded = decodeWhole(bytes);
      expect(decoded.text).toBe(text);
      expect(decoded.cut).toBe(false);
      if (hasLetters(text)) expect(decoded.encoding).toBe(encoding);
    }
  });

  it.each(each)('%s, %s, from UTF-8 and UTF-16, with mark and without', (_, kind, of) => {
    const text = of[kind];
    const eight = new TextEncoder();
    for (const bytes of [
      eight.encode(text),
      eight.encode(`\ufeff${text}`),
      utf16(text, true),
      utf16(`\ufeff${text}`, true),
      utf16(text, false),
      utf16(`\ufeff${text}`, false),
    ]) {
      expect(decodeWhole(bytes)).toMatchObject({ text, cut: false });
    }
  });

  it('all outputs of a language in one file, in any order, each with English ones between', () => {
    const english = 'Current LogonId is 0:0x4a3b21\r\n\r\nCached Tickets: (0)\r\n';
    const order = fc.shuffledSubarray([...KINDS], { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...outputs), order, fc.boolean(), (of, kinds, isAnsi) => {
        const { bytes, text } = encode(
          kinds.map((kind) => of[kind]).join(english),
          isAnsi ? of.ansi : of.oem,
        );
        expect(decodeWhole(bytes).text).toBe(text);
      }),
    );
  });
});

describe('a file cut anywhere', () => {
  const cutAt = fc.integer({ min: 1, max: 10_000 });
  const output = fc
    .constantFrom(...outputs)
    .chain((of) => fc.constantFrom(...KINDS).map((kind) => [of, kind] as const));

  /** Wrong letters: those of the decoded text that are not the text's own. */
  function isBeginning(decoded: string, text: string): boolean {
    return text.startsWith(decoded);
  }

  it('of UTF-8 or UTF-16 gives the beginning, and says where half a character was left out', () => {
    fc.assert(
      fc.property(
        output,
        cutAt,
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        ([of, kind], at, encoding) => {
          const text = of[kind];
          const bytes =
            encoding === 'utf-8'
              ? new TextEncoder().encode(`\ufeff${text}`)
              : utf16(`\ufeff${text}`, encoding === 'utf-16le');
          const piece = bytes.subarray(0, 3 + (at % (bytes.length - 3)));
          const decoded = decodeWhole(piece);
          expect(isBeginning(decoded.text, text)).toBe(true);
          const whole =
            encoding === 'utf-8'
              ? new TextEncoder().encode(decoded.text).length + 3
              : decoded.text.length * 2 + 2;
          expect(decoded.cut).toBe(whole < piece.length);
        },
      ),
    );
  });

  it.each(
    outputs
      .filter(({ ansi }) => ansi === 'shift_jis' || ansi === 'gbk')
      .map((of) => [of.language, of] as const),
  )(
    'of %s in its code page gives the beginning, and says where half a character was left out',
    (_, of: Outputs) => {
      for (const kind of KINDS) {
        const { bytes, text } = encode(of[kind], of.ansi);
        let cuts = 0;
        // From the first line of letters on: before it nothing tells the code page.
        for (let end = 60; end < bytes.length; end += 1) {
          const decoded = decodeWhole(bytes.subarray(0, end));
          if (decoded.encoding !== of.ansi) continue;
          expect(isBeginning(decoded.text, text)).toBe(true);
          expect(decoded.cut).toBe(encode(decoded.text, of.ansi).bytes.length < end);
          cuts += Number(decoded.cut);
        }
        expect(cuts).toBeGreaterThan(0);
      }
    },
  );
});
