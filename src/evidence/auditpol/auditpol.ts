/**
 * The advanced audit policy in force, as `auditpol /get /category:* /r` and `auditpol /backup` write it, and as a table:
 *
 *     Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting
 *     FS01,System,Detailed File Share,{0CCE9244-69AE-11D9-BED3-505054503030},Success and Failure,
 *
 *     Category/Subcategory                      Setting
 *     Object Access
 *       Detailed File Share                     Success and Failure
 *
 * gives an `audit-policy` per subcategory. The GUID tells which one it is, the number that `/backup` adds how it is set; where
 * only words stand, those of the languages in `words.ts` are read.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/auditpol; CSV: MS-GPAC 2.2.1
 * (https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpac/).
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { guidOfName, nameOfGuid } from './subcategories.ts';
import { auditedBy, isTableTitle, type Audited } from './words.ts';

export const auditpol = textFormat<'audit-policy'>({
  id: 'auditpol',
  title: 'Audit policy (auditpol)',
  input: 'text',
  collect: [
    {
      command: 'auditpol /get /category:* /r',
      role: 'any',
      hint: 'as administrator; on the file server Detailed File Share matters, on a domain controller Credential Validation',
    },
    {
      command: String.raw`auditpol /backup /file:C:\temp\auditpol.csv`,
      role: 'any',
      hint: 'as administrator, where Windows is neither English nor German: this file has numbers beside the words',
    },
  ],
  tells: ['audit-policy'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || startsCsv(lines, at) || isTableTitle(line) || isKnownRow(line);
  },
  read,
});

const COMMAND = /^\s*auditpol(?:\.exe)?(?:\s|$)/i;
/** Machine, target, name, GUID, setting, exclusion, and in a backup its number. */
const ROW =
  /^"?([^",]*)"?,"?([^",]*)"?,(.*),"?\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}"?,"?([^",]*)"?,"?([^",]*)"?(?:,"?(\d?)"?)?\s*$/i;
const GUID = /\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}/i;

function startsCsv(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (isRow(line)) return true;
  // The header is translated: what makes it one is the row below it.
  if (line.length > 400 || line.split(',').length < 6) return false;
  const next = lines.slice(at + 1, at + 3).find((one) => one.trim() !== '');
  return next !== undefined && isRow(next);
}

function isRow(line: string): boolean {
  return line.length < 1000 && GUID.test(line) && ROW.test(line);
}

/** `  Detailed File Share                     Success and Failure`. */
const TABLE_ROW = /^ {2}(\S.{0,100}?)\s{2,}(\S.{0,100})$/;

/** Without a title or command above, a row must be known whole: `  Registry   …` may stand in anything. */
function isKnownRow(line: string): boolean {
  const entry = tableEntry(line);
  return entry !== null && entry.subcategory !== '' && entry.audited !== null;
}

function* read(block: Block): Iterable<Sighting<'audit-policy'> | Note> {
  // Per-user policy and the other subcommands tell nothing of what the computer logs.
  if (/\s\/(?:user|list|set|option|sd|resourceSACL)\b/i.test(block.command ?? '')) return;
  let unknown: number | null = null;
  let ofGpo: number | null = null;
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    const entry = isRow(line) ? csvEntry(line) : tableEntry(line);
    if (entry === null) continue;
    if (entry.computer === '') ofGpo ??= at.line;
    else if (entry.audited === null) unknown ??= at.line;
    else {
      const { subcategory, name, computer, audited } = entry;
      const says = { subcategory, name, ...audited };
      yield { kind: 'audit-policy', at, text: line.trim(), computer, says };
    }
  }
  if (ofGpo !== null) {
    yield {
      code: 'audit-of-a-gpo',
      says: 'This audit policy names no computer: it is the audit.csv of a GPO, which says what shall be logged and not what is. Use auditpol /get on the computer.',
      line: ofGpo,
    };
  }
  if (unknown !== null) {
    yield {
      code: 'words-not-known',
      says: String.raw`The words for success and failure in this language are not known here: auditpol /backup /file:C:\temp\auditpol.csv writes numbers beside them.`,
      line: unknown,
    };
  }
}

interface Entry {
  /** Empty where only a name is printed and it is not known. */
  readonly subcategory: string;
  readonly name: string;
  /** Empty: the column is there and holds nothing. Null: a table has none. */
  readonly computer: string | null;
  readonly audited: Audited | null;
}

function csvEntry(line: string): Entry | null {
  const [, computer = '', target = '', written = '', guid = '', words = '', , number = ''] =
    ROW.exec(line) ?? [];
  // Per-user rows name an account where the others say System, in the language of Windows.
  if (/^S-1-|\\/.test(target)) return null;
  const subcategory = guid.toLowerCase();
  const name = written.replace(/^"|"$/g, '').trim();
  return {
    subcategory,
    // A name in letters that the console could not write is lost; its GUID is not.
    name: /\p{L}{2}/u.test(name) ? name : (nameOfGuid(subcategory) ?? name),
    computer: computer.trim(),
    audited: number === '' ? auditedBy(words) : auditedByNumber(Number(number)),
  };
}

/** 1 success, 2 failure, 3 both, 0 none (MS-GPAC 2.2.1.4). */
function auditedByNumber(number: number): Audited | null {
  return number > 3 ? null : { success: (number & 1) !== 0, failure: (number & 2) !== 0 };
}

function tableEntry(line: string): Entry | null {
  const match = line.length > 300 ? null : TABLE_ROW.exec(line);
  if (match === null) return null;
  const [, name = '', words = ''] = match;
  return { subcategory: guidOfName(name) ?? '', name, computer: null, audited: auditedBy(words) };
}
