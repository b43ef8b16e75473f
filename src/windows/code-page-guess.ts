/**
 * Which code page a text is in that is neither UTF-8 nor UTF-16. Nothing in the bytes says it, so the candidates are
 * compared: in the right one there are words that Windows prints, and letters stand where letters can stand.
 */
import { decodeCodePage, type CodePage } from './code-pages.ts';
import { WORDS_BEYOND_ASCII } from './console-words.ts';

/** Candidates in order of preference: the first wins a tie (`ö` and `é` look alike in four of them). */
const CANDIDATES: readonly CodePage[] = [
  'windows-1252',
  'cp850',
  'cp437',
  'windows-1250',
  'cp852',
  'windows-1251',
  'ibm866',
  'windows-1254',
  'shift_jis',
  'gbk',
];

/** Bytes of lines beyond ASCII that are looked at. */
const SAMPLE_BYTES = 64 * 1024;

/** The code page in which the text has the most words that Windows prints, and else the most likely letters. */
export function codePageOf(parts: readonly Uint8Array[]): CodePage {
  const lines = parts.map(linesBeyondAscii);
  let best: { readonly encoding: CodePage; readonly score: number } | null = null;
  for (const encoding of CANDIDATES) {
    const text = lines.map((part) => decodeCodePage(part, encoding)).join('\n');
    const words = WORDS_BEYOND_ASCII.filter((word) => text.includes(word)).length;
    const score = words * 10 + plausibility(text);
    if (best === null || score > best.score) best = { encoding, score };
  }
  return best?.encoding ?? 'windows-1252';
}

/** The lines that hold a byte above 0x7F: only they tell code pages apart. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  let from = 0;
  while (from < bytes.length && length < out.length) {
    const feed = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1);
    if (line.some((byte) => byte >= 0x80)) {
      const kept = line.subarray(0, out.length - length);
      out.set(kept, length);
      length += kept.length;
    }
    from += line.length;
  }
  return out.subarray(0, length);
}

const USUAL_SIGNS = '’‘“”„–—…«»°§€\u00a0¿¡·、。「」（）：ー';

/** How much the characters beyond ASCII look like writing, on average: −5 (control characters) to 1.5 (kana). */
function plausibility(text: string): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    sum += likelihood(text[at - 1] ?? ' ', text[at] ?? ' ', text[at + 1] ?? ' ');
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

function likelihood(before: string, letter: string, after: string): number {
  const script = scriptOf(letter);
  switch (script) {
    case 'control':
      return -5;
    case 'sign':
      return USUAL_SIGNS.includes(letter) ? 0.5 : -1;
    case 'kana':
      return 1.5;
    case 'han':
      // A western letter followed by an ASCII one is a valid pair of GBK or Shift-JIS: a Kanji inside a word.
      return /[a-z]/.test(before + after) ? -1 : 1;
    case 'cyrillic':
      if (/[a-z]/i.test(before + after)) return -1;
      return isCapitalInside(before, letter) ? -1 : 1;
    case 'latin':
      if (isWord(before, after) && !ONE_LETTER_WORDS.includes(letter)) return 0;
      if (scriptOf(before) === 'latin' && scriptOf(after) === 'latin') return -1;
      return isCapitalInside(before, letter) ? -1 : 1;
    case 'ascii':
      return 0;
  }
}

/** Italian `è` of a console is the `Š` of a window, and no language writes a word `Š`. */
const ONE_LETTER_WORDS = 'àáåèéìíòóôùúøÀÁÅÈÉÌÍÒÓÔÙÚ';

function isWord(before: string, after: string): boolean {
  return !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
}

function isCapitalInside(before: string, letter: string): boolean {
  return (
    before.toUpperCase() !== before && letter.toLowerCase() !== letter && letter.toUpperCase() === letter
  );
}

type Script = 'ascii' | 'control' | 'latin' | 'cyrillic' | 'kana' | 'han' | 'sign';

function scriptOf(letter: string): Script {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return 'ascii';
  if (code < 0xa0 || code === 0xad || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return 'control';
  if (code >= 0xff61 && code <= 0xff9f) return 'sign';
  if (/\p{Script=Latin}/u.test(letter)) return /\p{L}/u.test(letter) ? 'latin' : 'sign';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'cyrillic';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)) return 'kana';
  if (/\p{Script=Han}/u.test(letter)) return 'han';
  return 'sign';
}
