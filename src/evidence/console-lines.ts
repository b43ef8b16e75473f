/** Lines of a text as the console showed them: without colours, quoting marks and overwritten progress. */
import { withoutSecrets } from './secrets.ts';

/** Longer lines are cut: no output that is read has them, and patterns stay fast. */
const LINE_LENGTH = 64 * 1024;

/**
 * Splits a text into lines. One entry per line of the file, so that an index is a line number: a progress line that was
 * overwritten by carriage returns is one line, of which the last state stays.
 */
export function linesOf(text: string): string[] {
  const feeds = count(text, '\n');
  const lone = count(text, '\r') - count(text, '\r\n');
  // Files of old tools and mails have carriage returns alone.
  const lines = lone > feeds && !isProgress(text) ? text.split(/\r\n|\r|\n/) : text.split('\n');
  for (const [at, line] of lines.entries()) lines[at] = plain(line.slice(0, LINE_LENGTH));
  if (/^ {0,3}>/m.test(text)) unquote(lines);
  for (const [at, line] of lines.entries()) lines[at] = withoutSecrets(line);
  return lines;
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) found += 1;
  return found;
}

/** `Processing entry 0⏎Processing entry 1⏎…`: pieces that differ in their digits alone. */
function isProgress(text: string): boolean {
  const pieces = text
    .slice(0, 4000)
    .split(/\r\n|\r|\n/)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => piece.replace(/\d+/g, '0').trim());
  const kinds = new Set(pieces);
  return pieces.length > 3 && kinds.size <= pieces.length / 2;
}

const ESC = '\u001b';
/** Colours and cursor moves (ECMA-48 5.4), and window titles. */
const CONTROL_SEQUENCES = new RegExp(
  `${ESC}\\[[0-9;?]*[ -/]*[@-~]|${ESC}\\][^\\u0007${ESC}]*(?:\\u0007|${ESC}\\\\)?`,
  'g',
);

/** Anything but a tab and printable characters: most lines have nothing of the kind. */
const UNUSUAL = /[^\t\u0020-\u007e\u0080-\ufefe]/;

function plain(ended: string): string {
  const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
  if (!UNUSUAL.test(line)) return line.trimEnd();
  const states = line
    .replace(CONTROL_SEQUENCES, '')
    .split('\r')
    .filter((state) => state.trim() !== '');
  const shown = states.at(-1) ?? '';
  // eslint-disable-next-line no-control-regex -- bells and backspaces of a captured console
  return shown.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, '').trimEnd();
}

/** Mail quoting: two or more lines in a row that begin with `>`. A single one may be a prompt. */
function unquote(lines: string[]): void {
  const quoted = lines.map((line) => /^ {0,3}> ?(?!>)/.test(line));
  for (const [at, line] of lines.entries()) {
    const inRun = quoted[at] === true && (quoted[at - 1] === true || quoted[at + 1] === true);
    if (inRun) lines[at] = line.replace(/^ {0,3}> ?/, '');
  }
}
