/**
 * The second reader, for regions that break the rules of quoting: PapaParse takes a stray quote for a letter, and an open
 * one for closed at the end.
 *
 * It works on text in which one character is one byte (as in Latin-1), so that the bytes of a field come back as they were.
 */
import Papa from 'papaparse';

/** The rows of a region as PapaParse reads them, blank ones left out. */
export function tolerantRows(text: string, delimiter: number): string[][] {
  const { data } = Papa.parse<string[]>(text, {
    delimiter: String.fromCharCode(delimiter),
    newline: '\n',
    header: false,
    skipEmptyLines: 'greedy',
  });
  return data.map((row) => row.map((field) => field.replace(/\r+$/, '')));
}

/** One character per byte. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}

/** The bytes that such a text stands for. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
