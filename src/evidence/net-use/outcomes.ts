/** Whether a line of output says that a share was opened or refused, and with which number. */
import { statusCode, win32Of } from '../../windows/status.ts';
import { printsFile, targetIn, type AccessCommand } from './access-command.ts';
import { comparable, ERROR_TEXTS, NET_SUCCEEDED, PATH_DENIED, SYSTEM_ERRORS } from './phrases.ts';

export interface Failure {
  /** Win32 code, or the whole number where it is none; null where the output has no number. */
  readonly code: number | null;
  readonly target: string | null;
  readonly command: string;
}

/**
 * The failure a line states. Without a command only forms that name themselves count: net.exe's sentence, a PowerShell
 * error of an SMB command, a robocopy error. With one, also what that command prints on refusal; `after` and
 * `before` are the output below and above the line.
 */
export function failureIn(
  line: string,
  command?: AccessCommand,
  after: readonly string[] = [],
  before: readonly string[] = [],
): Failure | null {
  if (command !== undefined && printsFile(command)) return refusalOfFile(line, command, before);
  const named = /\d/.test(line) ? (systemErrorIn(line) ?? mappingErrorIn(line)) : null;
  if (named !== null) return { code: named, target: targetIn(line), command: command?.word ?? 'net use' };
  const copied = copyErrorIn(line);
  if (copied !== null) return { code: copied, target: targetIn(line), command: command?.word ?? 'robocopy' };
  if (command === undefined) return null;
  const code = command.word.startsWith('net ') ? unknownSentence(line, after) : printedRefusal(line, command);
  return code === null
    ? null
    : { code: code === 'no number' ? null : code, target: null, command: command.word };
}

/** True where a line says that the command did its work. */
export function succeeds(line: string, command: AccessCommand, lines: readonly string[]): boolean {
  const word = command.word.toLowerCase();
  if (word === 'net use')
    return line.length < 160 && SUCCESS_FRAMES.some((frame) => frame.test(comparable(line)));
  if (word === 'test-path') return line.trim() === 'True';
  // The drive that it made, with its root.
  if (word === 'new-psdrive') return /\sFileSystem\s/.test(line) && targetIn(line) === command.target;
  return /^(?:dir|ls|gci|get-childitem)$/.test(word) && isListing(line, lines);
}

const SUCCESS_FRAMES = NET_SUCCEEDED.map(frame);
const ERROR_TEXTS_COMPARABLE = new Map(Array.from(ERROR_TEXTS, ([text, code]) => [comparable(text), code]));
const FRAMES = SYSTEM_ERRORS.map(frame);
const PATH_DENIED_FRAMES = PATH_DENIED.map(frame);

/** `System error 5 has occurred.` in any language of the table; Windows PowerShell puts `net : ` before it. */
function systemErrorIn(line: string): number | null {
  if (line.length > 160) return null;
  const text = comparable(line.replace(/^\s*net(?:\.exe)?\s*:\s*/i, ''));
  for (const pattern of FRAMES) {
    const digits = pattern.exec(text)?.[1];
    if (digits !== undefined) return codeOf(digits);
  }
  return null;
}

/** A sentence with holes for a number (`#`) and a path (`~`); letters beyond ASCII may be damaged (`syst?me`, `systéme`). */
function frame(sentence: string): RegExp {
  const text = comparable(sentence);
  const ascii = text.replace(/[^a-z]/g, '').length;
  const body = Array.from(text, (letter) => {
    if (letter === '#') return '(\\d{1,10})';
    if (letter === '~') return '.{1,260}';
    if (letter === "'") return "['?\\ufffd]";
    if (letter > '\u007f' && ascii > 8) return '[^\\d]{1,3}';
    return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${body.join('')}$`);
}

/** `FullyQualifiedErrorId : Windows System Error 5,New-SmbMapping`: PowerShell translates the text above, not this. */
function mappingErrorIn(line: string): number | null {
  return codeOf(/Windows System Error (\d{1,10}),\s*New-Smb(?:Global)?Mapping/i.exec(line)?.[1]);
}

/** robocopy: `ERROR 5 (0x00000005) Accessing Source Directory \\files\finance\`; the word is translated. */
function copyErrorIn(line: string): number | null {
  const match = /\b(\d{1,5}) \(0x([0-9a-f]{8})\)/i.exec(line);
  if (match?.[1] === undefined || Number(match[1]) !== Number.parseInt(match[2] ?? '', 16)) return null;
  return targetIn(line) === null ? null : codeOf(match[1]);
}

/**
 * net.exe in a language without a phrase: a short line with one number, a blank line, and a sentence. Only below a
 * `net use` that shows its command line; a number elsewhere is anything.
 */
function unknownSentence(line: string, after: readonly string[]): number | null {
  const numbers = line.match(/\d+/g) ?? [];
  const sentence = after[1]?.trim() ?? '';
  if (numbers.length !== 1 || line.trim().length > 80 || /[\\:/]/.test(line)) return null;
  if (after[0]?.trim() !== '' || sentence === '' || /\d/.test(sentence)) return null;
  return codeOf(numbers[0]);
}

/** A file that is printed may hold anything, also the errors of others: only PowerShell's id counts, or the first words. */
function refusalOfFile(line: string, command: AccessCommand, before: readonly string[]): Failure | null {
  const isFirst = before.every((other) => other.trim() === '');
  const code = isFirst ? printedRefusal(line, command) : isDeniedById(line.trim()) ? 5 : null;
  return code === null
    ? null
    : { code: code === 'no number' ? null : code, target: null, command: command.word };
}

/**
 * Ids of PowerShell's file system provider and the name of the exception, the same in every language: `FullyQualifiedErrorId :
 * GetContentReaderUnauthorizedAccessError,…`, `CategoryInfo : PermissionDenied: (…) [Get-Content], UnauthorizedAccessException`. The
 * console may break the line behind them.
 *
 * https://github.com/PowerShell/PowerShell/blob/master/src/System.Management.Automation/namespaces/FileSystemProvider.cs
 */
function isDeniedById(text: string): boolean {
  return (
    /(?:ItemExists|Dir|GetItem)UnauthorizedAccessError/i.test(text) ||
    /\bFullyQualifiedErrorId\s{0,9}: [\w.]{0,60}UnauthorizedAccess/i.test(text) ||
    /\bCategoryInfo\s{0,20}: PermissionDenied: \(.{0,400}\) \[[\w-]{1,60}\], UnauthorizedAccessException/.test(
      text,
    )
  );
}

function printedRefusal(line: string, command: AccessCommand): number | 'no number' | null {
  const text = line.trim();
  if (command.word.toLowerCase() === 'test-path' && text === 'False') return 'no number';
  if (isDeniedById(text)) return 5;
  if (
    /\b(?:PathNotFound|CouldNotMapNetworkDrive|DriveRootError),\s*Microsoft\.PowerShell\.Commands\./.test(
      text,
    )
  ) {
    return 'no number';
  }
  // `dir : The user name or password is incorrect.`; PowerShell 7 adds ` : '\\files\finance'`.
  const words = comparable(text.replace(/^[\w-]+\s*:\s+/, '').replace(/\s*:\s*'\\\\[^']*'\.?\s*$/, ''));
  if (PATH_DENIED_FRAMES.some((pattern) => pattern.test(words))) return 5;
  return ERROR_TEXTS_COMPARABLE.get(words) ?? null;
}

/** A directory listing: the path in the heading, and lines that begin with a date and a time. No refusal has those. */
function isListing(line: string, lines: readonly string[]): boolean {
  const dated = /^\s*(?:[d-][\w-]{4,5}\s+)?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s+\d{1,2}[:.]\d{2}/;
  return dated.test(line) && lines.filter((other) => dated.test(other)).length > 1;
}

/** A number as printed; HRESULTs and 0xC… in decimal are brought back to the Win32 code they wrap. */
export function codeOf(digits: string | undefined): number | null {
  const code = statusCode(digits);
  if (code === null || code === 0) return null;
  return win32Of(code) ?? code;
}
