/**
 * Files that are refused as a whole, each with one sentence that says what it is and what to do instead. Binary files
 * are known by their first bytes, text files by tokens that no translation changes.
 *
 * Signatures: https://github.com/libyal/libesedb/blob/main/documentation/Extensible%20Storage%20Engine%20(ESE)%20Database%20File%20(EDB)%20format.asciidoc
 * (the database of secedit).
 */
import type { Refusal } from './format.ts';
import { hasZipSignature, isOfficeDocument } from './zip-head.ts';

export const refusals: readonly Refusal[] = [
  {
    code: 'empty',
    says: 'The file is empty. `net use … > file` and `klist … > file` write their errors elsewhere: repeat the command with 2>&1 at the end.',
    recognises: ({ text }) => text.trim() === '',
  },
  {
    code: 'evt-old',
    says: 'This is an event log of Windows XP or Server 2003 (.evt), which is not read: open it in Event Viewer and save it as CSV.',
    recognises: ({ bytes }) => startsWith(bytes, 'LfLe', 4),
  },
  {
    code: 'office-document',
    says: 'This is a Word or Excel document: save it as text or CSV and drop that, or better the file it was made from.',
    recognises: ({ bytes }) =>
      (hasZipSignature(bytes) && isOfficeDocument(bytes)) ||
      startsWith(bytes, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
  },
  {
    // Whoever reads files unpacks archives first; this is for what comes in one twice wrapped.
    code: 'zip-unopened',
    says: 'This is a zip that was not opened: unpack it and drop the folder.',
    recognises: ({ bytes }) => hasZipSignature(bytes),
  },
  {
    code: 'archive',
    says: 'This is an archive that is no zip (7z, rar, gz, cab): unpack it and drop the folder.',
    recognises: ({ bytes }) =>
      startsWith(bytes, '7z\u00bc\u00af') ||
      startsWith(bytes, 'Rar!') ||
      startsWith(bytes, '\u001f\u008b') ||
      startsWith(bytes, 'MSCF\0\0\0\0'),
  },
  {
    code: 'secedit-database',
    says: 'This is the database of secedit (secedit.sdb), not its export: run secedit /export /cfg C:\\temp\\secpol.cfg and drop secpol.cfg.',
    recognises: ({ bytes }) => startsWith(bytes, '\u00ef\u00cd\u00ab\u0089', 4),
  },
  {
    code: 'picture',
    says: 'This is a picture. Type what it shows into the form "What do people see?", or paste the text of the message (Ctrl+C in the message box).',
    recognises: ({ bytes }) =>
      ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'BM', 'II*\0', 'MM\0*'].some(
        (sign) => startsWith(bytes, sign) && isBinary(bytes),
      ) ||
      (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) ||
      startsWith(bytes, 'ftyphei', 4),
  },
  {
    code: 'pdf',
    says: 'This is a PDF: copy the text out of it into a text file, or drop the file it was made from.',
    recognises: ({ bytes }) => startsWith(bytes, '%PDF-'),
  },
  {
    code: 'program',
    says: 'This is a program, not evidence.',
    recognises: ({ bytes }) => (startsWith(bytes, 'MZ') && isBinary(bytes)) || startsWith(bytes, '\u007fELF'),
  },
  {
    code: 'network-capture',
    says: 'This is a network capture, which is not read.',
    recognises: ({ bytes }) =>
      ['\u000a\u000d\u000d\u000a', '\u00d4\u00c3\u00b2\u00a1', '\u00a1\u00b2\u00c3\u00d4', 'GMBU'].some(
        (sign) => startsWith(bytes, sign),
      ),
  },
  {
    code: 'clixml',
    says: 'This is an Export-Clixml file of other objects than events, which is not read: export with Export-Csv -Encoding UTF8 instead.',
    recognises: ({ text }) => /^\s*(?:#< CLIXML\s+)?<Objs\s/.test(text),
  },
  {
    code: 'html',
    says: 'This is a web page: drop the file it was made from, or copy its text into a text file.',
    recognises: ({ text }) => isHtml(text),
  },
  {
    code: 'xml',
    says: 'This is an XML file of another kind, which is not read.',
    // wevtutil gl /f:xml stands in transcripts, too, and is read there.
    recognises: ({ text }) => /^\s*<\?xml\s(?![^>]{0,100}>\s*<channel\s+name=)/.test(text),
  },
  {
    code: 'log-analytics-tables',
    says: 'This is an answer of the Log Analytics interface, with columns and rows apart: run the query in the portal and choose Export, CSV (all columns).',
    recognises: ({ text }) =>
      /^\s*\{\s*"tables"\s*:\s*\[\s*\{\s*"name"\s*:/.test(text) && text.includes('"columns"'),
  },
];

function startsWith(bytes: Uint8Array, sign: string, at = 0): boolean {
  return Array.from(sign).every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

/** Two letters may begin a text too (`BM`, `MZ`): a picture or program has NULs soon after. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).includes(0);
}

function isHtml(text: string): boolean {
  return /^\s*(?:<!--[^>]*-->\s*)?<(?:!DOCTYPE html|html)\b/i.test(text);
}
