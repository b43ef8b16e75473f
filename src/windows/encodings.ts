/**
 * Which encoding a file is in, decided from its bytes alone.
 *
 * Windows writes the same text in many ways: `secedit /export` and `>` in Windows PowerShell 5.1 write UTF-16LE,
 * PowerShell 7 UTF-8, `Export-Csv -Encoding Default` the ANSI code page, and console programs redirected in cmd.exe
 * the OEM code page (https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_character_encoding,
 * https://learn.microsoft.com/en-us/windows/win32/intl/code-pages). ASCII is the same in all of them, and identifiers
 * (SIDs, SPNs, paths, codes) are ASCII nearly always: a wrong choice spoils words, never keys.
 */
import { codePageOf } from './code-page-guess.ts';
import { decodeCodePage, type CodePage } from './code-pages.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | CodePage;

/** Bytes looked at for the NULs of UTF-16. */
const HEAD_BYTES = 64 * 1024;

export interface Decoded {
  /** Without byte-order mark and without NULs. */
  readonly text: string;
  readonly encoding: Encoding;
  /** True where the file ends in the middle of a character: that half was left out. */
  readonly cut: boolean;
}

/** Decodes a whole file. Never throws: bytes that fit nothing become U+FFFD. */
export function decodeWhole(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const mixed = encoding.startsWith('utf-16') ? mixedParts(bytes) : null;
  const parts = mixed?.map(decodePart) ?? [decodeUncut(bytes, encoding)];
  const text = parts.map((part) => part.text).join('');
  return {
    // Text that was converted to UTF-16 twice keeps a NUL after every letter.
    text: text.replaceAll('\0', ''),
    encoding: mixed === null ? encoding : 'utf-16le',
    cut: parts.at(-1)?.cut ?? false,
  };
}

function decodeUncut(
  bytes: Uint8Array,
  encoding: Encoding,
): { readonly text: string; readonly cut: boolean } {
  const half = endsInsideCharacter(bytes, encoding);
  const whole = half === 0 ? bytes : bytes.subarray(0, bytes.length - half);
  return { text: decodeAs(whole, encoding), cut: half > 0 };
}

interface MixedPart {
  readonly wide: boolean;
  readonly bytes: Uint8Array;
}

/**
 * One file, two encodings: `>>` of Windows PowerShell 5.1 appends UTF-16 to what cmd.exe wrote, and the other way round.
 * Null where the file is UTF-16 throughout.
 */
function mixedParts(bytes: Uint8Array): readonly MixedPart[] | null {
  const parts: MixedPart[] = [];
  const start = markOf(bytes) === null ? 0 : 2;
  let from = start;
  let wide = !isNarrowRun(bytes, start);
  for (let at = start; at < bytes.length;) {
    if (wide) {
      if (isNarrowRun(bytes, at)) {
        parts.push({ wide, bytes: bytes.subarray(from, at) });
        from = at;
        wide = false;
      } else at += 2;
      continue;
    }
    const nul = bytes.indexOf(0, at);
    if (nul < 0) break;
    const marked = bytes[nul - 3] === 0xff && bytes[nul - 2] === 0xfe;
    const next = Math.max(at, marked ? nul - 3 : nul - 1);
    parts.push({ wide, bytes: bytes.subarray(from, next) });
    from = next;
    at = next;
    wide = true;
  }
  if (parts.length === 0) return null;
  return [...parts, { wide, bytes: bytes.subarray(from) }];
}

function decodePart({ wide, bytes }: MixedPart): { readonly text: string; readonly cut: boolean } {
  const { text, cut } = decodeUncut(bytes, wide ? 'utf-16le' : encodingOf(bytes));
  return { text: text.replaceAll('\ufeff', ''), cut };
}

const NARROW_RUN = 40;

/** Forty bytes of plain ASCII: as UTF-16 twenty Kanji in a row whose halves are all printable, which no text has. */
function isNarrowRun(bytes: Uint8Array, at: number): boolean {
  if (at + NARROW_RUN > bytes.length) return false;
  for (let index = at; index < at + NARROW_RUN; index += 1) {
    const byte = bytes[index] ?? 0;
    if ((byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte > 0x7e) return false;
  }
  return true;
}

/** Decodes bytes in a known encoding, without a leading byte-order mark. Bytes that fit nothing become U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
      return new TextDecoder(encoding).decode(bytes);
    default:
      return decodeCodePage(bytes, encoding);
  }
}

/**
 * The encoding of a file, from its first bytes and, for a file too large to hold, from samples of the rest. A sample
 * may begin and end in the middle of a character.
 */
export function encodingOf(head: Uint8Array, samples: readonly Uint8Array[] = []): Encoding {
  const marked = markOf(head);
  if (marked !== null) return marked;
  const wide = wideWithoutMark(head.subarray(0, HEAD_BYTES));
  if (wide !== null) return wide;
  const shapes = [head, ...samples].map(utf8Shape);
  const sequences = shapes.reduce((sum, shape) => sum + shape.sequences, 0);
  const errors = shapes.reduce((sum, shape) => sum + shape.errors, 0);
  // A few bad bytes in much good UTF-8 are damage (a cut, a pasted line), not another encoding.
  if (errors === 0 || sequences >= 10 * errors) return 'utf-8';
  return codePageOf([head, ...samples]);
}

function markOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

/** UTF-16 without a mark has its NULs on one side: every ASCII character, blanks and line ends among Kanji, brings one. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nuls = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nuls;
  const most = Math.max(even, odd);
  if (most < bytes.length / 25 || Math.min(even, odd) > most / 8) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return encoding;
  } catch {
    return null;
  }
}

/** Counts multi-byte characters, and bytes that no UTF-8 has. A character cut at either end counts as neither. */
function utf8Shape(bytes: Uint8Array): { readonly sequences: number; readonly errors: number } {
  let sequences = 0;
  let errors = 0;
  let at = 0;
  while (at < 3 && isContinuation(bytes[at])) at += 1;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    if (length === 1) {
      at += 1;
      continue;
    }
    let seen = 1;
    while (seen < length && isContinuation(bytes[at + seen])) seen += 1;
    if (length > 0 && seen === length) sequences += 1;
    else if (length === 0 || at + seen < bytes.length) errors += 1;
    at += seen;
  }
  return { sequences, errors };
}

/** 1 to 4 by the lead byte; 0 for a byte that begins no character (RFC 3629 section 3). */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** How many bytes at the end are the beginning of a character whose rest is missing. */
export function endsInsideCharacter(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const half = bytes.length % 2;
    const high = bytes[bytes.length - half - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return bytes.length - half >= 2 && high >= 0xd8 && high <= 0xdb ? half + 2 : half;
  }
  if (encoding === 'shift_jis' || encoding === 'gbk') return endsInsidePair(bytes, encoding);
  if (encoding !== 'utf-8') return 0;
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** The same for two bytes a character: what is a first byte shows only from a place that is surely between two. */
function endsInsidePair(bytes: Uint8Array, encoding: 'shift_jis' | 'gbk'): number {
  let at = bytes.length;
  // No second byte is below 0x30 (https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings).
  while (at > 0 && (bytes[at - 1] ?? 0) >= 0x30) at -= 1;
  while (at < bytes.length) {
    const length = pairLength(bytes[at] ?? 0, bytes[at + 1], encoding);
    if (at + length > bytes.length) return bytes.length - at;
    at += length;
  }
  return 0;
}

/** GB 18030 adds characters of four bytes, whose second is a digit. */
function pairLength(first: number, second: number | undefined, encoding: 'shift_jis' | 'gbk'): number {
  if (encoding === 'shift_jis') {
    return first < 0x81 || (first >= 0xa0 && first <= 0xdf) || first > 0xfc ? 1 : 2;
  }
  if (first < 0x81 || first === 0xff) return 1;
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}
