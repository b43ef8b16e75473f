/**
 * The shares of this computer, and the permissions of one, as net.exe prints them:
 *
 *     C:\>net share
 *
 *     Share name   Resource                        Remark
 *
 *     -------------------------------------------------------------------------------
 *     C$           C:\                             Default share
 *     finance      D:\finance
 *     The command completed successfully.
 *
 *     C:\>net share finance
 *     Share name        finance
 *     Path              D:\finance
 *     Remark
 *     Maximum users     No limit
 *     Users
 *     Caching           Manual caching of documents
 *     Permission        CONTOSO\Finance, CHANGE
 *                       BUILTIN\Administrators, FULL
 *
 * gives a `smb-share` for each share, and for the second form a `share-permission` for each line that ends in FULL, CHANGE or
 * READ. The labels are translated, so the share is the one on the first line whose next line has its path; other words for a
 * right than these three are passed over with a note.
 *
 * Command: https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/hh750728(v=ws.11).
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';

type Kind = 'smb-share' | 'share-permission';

export const netShare = textFormat<Kind>({
  id: 'net-share',
  title: 'Shares (net share)',
  input: 'text',
  collect: [
    { command: 'net share', role: 'server', tells: ['smb-share'], hint: 'on the file server' },
    {
      command: 'net share <share>',
      role: 'server',
      tells: ['share-permission'],
      hint: 'on the file server, as administrator',
    },
  ],
  tells: ['smb-share', 'share-permission'],
  begins: (lines, at) => COMMAND.test(lines[at] ?? '') || startsList(lines, at) || startsShare(lines, at),
  read,
});

const COMMAND = /^\s*net1?(?:\.exe)?\s+share(?:\s+"?[^\s=]|\s*$)/i;
const CHANGES = /=|\s\/(?:d(?:elete)?|grant|remark|users|unlimited|cache)\b/i;
const DASHES = /^-{40,}\s*$/;
/** Name in twelve columns, path, remark; a longer name stands on a line of its own. */
const ROW = /^(\S.{11}|\s{12}) ([A-Za-z]:\\.{0,300}?)(?:\s{2,}\S.{0,300})?\s*$/;
/** `Path              D:\finance`: a label, and behind it what it is. */
const LABELLED = /^(\S.{0,30}?\s{2,})(\S.{0,300}?)\s*$/;
const PATH = /^[A-Za-z]:\\(?:[^\s"|<>]| (?! )){0,300}$/;
/** What a share may not be called: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-srvs. */
const NO_SHARE = /[\\/:*?"<>|]| {2}/;
const GRANT = /^(?:\S.{0,30}?)?\s{2,}(\S[^,]{0,200}), (FULL|CHANGE|READ)\s*$/;
const OTHER_GRANT = /^(?:\S.{0,30}?)?\s{2,}\S[^,]{0,60}\\[^,]{1,150}, \S{2,20}\s*$/;
const RIGHTS: Readonly<Record<string, string>> = { FULL: 'Full', CHANGE: 'Change', READ: 'Read' };

function startsList(lines: readonly string[], at: number): boolean {
  const header = lines[at] ?? '';
  if (header.trim() === '' || DASHES.test(header) || header.includes(':\\')) return false;
  const next = lines[at + 1]?.trim() === '' ? at + 2 : at + 1;
  if (!DASHES.test(lines[next] ?? '')) return false;
  return lines.slice(next + 1, next + 8).some((row) => ROW.test(row));
}

/** A share and its path; null where the two lines are none. In the list a name and a path stand in columns of their own. */
function shareAt(
  lines: readonly string[],
  at: number,
): { readonly name: string; readonly path: string } | null {
  const name = LABELLED.exec((lines[at] ?? '').slice(0, 400));
  const path = LABELLED.exec((lines[at + 1] ?? '').slice(0, 400));
  if (name?.[2] === undefined || path?.[2] === undefined || name[1]?.length !== path[1]?.length) return null;
  return NO_SHARE.test(name[2]) || !PATH.test(path[2]) ? null : { name: name[2], path: path[2] };
}

/** Both, and below them who may do what. */
function startsShare(lines: readonly string[], at: number): boolean {
  if (shareAt(lines, at) === null) return false;
  return lines.slice(at + 2, at + 12).some((line) => GRANT.test(line));
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const command = block.command ?? '';
  if (CHANGES.test(command)) return;
  const shares = block.lines.flatMap((_, index) => (startsShare(block.lines, index) ? [index] : []));
  // Below its command a share is also known without a right that is.
  if (shares.length === 0 && COMMAND.test(command) && !block.lines.some((line) => DASHES.test(line))) {
    const from = block.lines.findIndex((_, index) => shareAt(block.lines, index) !== null);
    if (from >= 0) shares.push(from);
  }
  yield* readList(block, shares[0] ?? block.lines.length);
  for (const [index, from] of shares.entries())
    yield* readShare(block, from, shares[index + 1] ?? block.lines.length);
}

function* readList(block: Block, end: number): Iterable<Sighting<'smb-share'>> {
  const dashes = block.lines.findIndex((line) => DASHES.test(line));
  if (dashes < 0) return;
  for (const [index, line] of block.lines.slice(0, end).entries()) {
    const row = index > dashes ? ROW.exec(line) : null;
    if (row === null) continue;
    const alone = (row[1] ?? '').trim() === '';
    const name = alone ? (block.lines[index - 1] ?? '').trim() : (row[1] ?? '').trim();
    if (name === '' || DASHES.test(name)) continue;
    yield {
      kind: 'smb-share',
      at: { line: block.firstLine + index - (alone ? 1 : 0) },
      text: alone ? `${name} ${line.trim()}` : line.trim(),
      says: { name, path: (row[2] ?? '').trim(), encryptData: null },
    };
  }
}

function* readShare(block: Block, from: number, end: number): Iterable<Sighting<Kind> | Note> {
  const found = shareAt(block.lines, from);
  if (found === null) return;
  const { name: share, path } = found;
  const says = { name: share, path, encryptData: null };
  const text = `${(block.lines[from] ?? '').trim()}, ${(block.lines[from + 1] ?? '').trim()}`;
  yield { kind: 'smb-share', at: { line: block.firstLine + from }, text, says };
  for (const [index, line] of block.lines.slice(from + 2, end).entries()) {
    const at = { line: block.firstLine + from + 2 + index };
    const grant = GRANT.exec(line);
    if (grant?.[1] !== undefined) {
      yield {
        kind: 'share-permission',
        at,
        text: `${share}: ${line.trim()}`,
        says: { share, account: grant[1].trim(), right: RIGHTS[grant[2] ?? ''] ?? '', access: 'allow' },
      };
    } else if (OTHER_GRANT.test(line)) {
      yield {
        code: 'right-unknown',
        says: `Which right this line gives on ${share} could not be told: use Get-SmbShareAccess | Format-List.`,
        ...at,
      };
    }
  }
}
