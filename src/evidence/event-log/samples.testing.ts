/** For tests: a sample of an export, its reading as a text for the pair, and the same file as it may reach us otherwise. */
import type { FileReading } from '../../facts/reading.ts';
import { inPieces, utf16 } from './csv/test-bytes.ts';
import { shownLog } from './shown.testing.ts';

/** What a sample lets us know, as `<case>.facts.json` has it. */
export function shownReading(reading: FileReading): string {
  return `${JSON.stringify(shownLog(reading), null, 2)}\n`;
}

/** The same content in other encodings and pieces: all must be read alike. */
export function variantsOf(bytes: Uint8Array): readonly (readonly [name: string, blob: Blob])[] {
  const text = new TextDecoder().decode(bytes);
  return [
    ['byte by byte', inPieces(bytes, 1)],
    ['in pieces of 7', inPieces(bytes, 7)],
    ['in pieces of 100', inPieces(bytes, 100)],
    ['UTF-8 with mark', new Blob([`\ufeff${text}`])],
    ['UTF-8 without mark', new Blob([text])],
    ['UTF-16LE with mark', new Blob([utf16(`\ufeff${text}`, 'le')])],
    ['UTF-16LE without mark', new Blob([utf16(text, 'le')])],
    ['UTF-16BE', new Blob([utf16(`\ufeff${text}`, 'be')])],
    ['UTF-16LE in pieces of 7', inPieces(utf16(`\ufeff${text}`, 'le'), 7)],
    ['line feeds alone', new Blob([text.replaceAll('\r\n', '\n')])],
    ['twice UTF-16', new Blob([utf16(`\ufeff${Array.from(text).join('\0')}`, 'le')])],
  ];
}
