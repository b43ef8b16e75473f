/**
 * Every export as UTF-8, piece by piece, so that the scanner knows one encoding in which commas, quotes and digits are
 * single bytes.
 *
 * UTF-8 itself passes through untouched. Windows PowerShell 5.1 writes UTF-16 with `-Encoding Unicode` and with `>`, the ANSI
 * code page with `-Encoding Default`
 * (https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 */
import { decodeAs, endsInsideCharacter, type Encoding } from '../../../windows/encodings.ts';

/** Encodings whose characters take several bytes: a piece may end inside one. */
const STREAMED: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be', 'shift_jis', 'gbk']);

export class Utf8Pieces {
  /** True where the file ended in the middle of a character; that half is left out. */
  isCut = false;

  readonly #encoding: Encoding;
  readonly #decoder: TextDecoder | null;
  /** The last bytes of UTF-8, which is not decoded here. */
  #tail: Uint8Array = new Uint8Array(0);

  /** `encoding`: a label that `encodingOf` gave. */
  constructor(encoding: string) {
    this.#encoding = encoding as Encoding;
    this.#decoder = STREAMED.has(encoding) ? new TextDecoder(encoding) : null;
  }

  /** The next piece of the file as UTF-8; it may share the memory of what was given. */
  next(piece: Uint8Array): Uint8Array {
    if (this.#decoder !== null) {
      return withoutNuls(encoder.encode(this.#decoder.decode(piece, { stream: true })));
    }
    if (this.#encoding === 'utf-8') {
      this.#keepTail(piece);
      return withoutNuls(piece);
    }
    if (isAscii(piece)) return withoutNuls(piece);
    return withoutNuls(encoder.encode(decodeAs(piece, this.#encoding)));
  }

  /** To be called after the last piece. */
  end(): void {
    this.isCut =
      this.#decoder === null ? endsInsideCharacter(this.#tail, 'utf-8') > 0 : this.#decoder.decode() !== '';
  }

  #keepTail(piece: Uint8Array): void {
    const last = piece.subarray(-LONGEST_CHARACTER);
    this.#tail = Uint8Array.from([...this.#tail, ...last].slice(-LONGEST_CHARACTER));
  }
}

const encoder = new TextEncoder();

/** Bytes of a character in UTF-8. */
const LONGEST_CHARACTER = 4;

/** Text that was converted to UTF-16 twice keeps a NUL after every letter. */
function withoutNuls(bytes: Uint8Array): Uint8Array {
  return bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) >= 0x80) return false;
  }
  return true;
}
