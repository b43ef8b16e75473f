/**
 * Who is connected to this computer, as net.exe prints it:
 *
 *     C:\>net session
 *
 *     Computer               User name            Client Type       Opens Idle time
 *
 *     -------------------------------------------------------------------------------
 *     \\10.0.0.7             mara                                       1 00:00:00
 *     The command completed successfully.
 *
 * gives a `smb-session`. The words are translated, the columns stand at the same places: computer at 0, user at 23, kind of
 * client at 44, number of open files and idle time last (message APE2_SESS_MSG_HDR of net.exe).
 *
 * Command: https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/hh750729(v=ws.11).
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';

export const netSession = textFormat<'smb-session'>({
  id: 'net-session',
  title: 'SMB sessions (net session)',
  input: 'text',
  collect: [{ command: 'net session', role: 'server', hint: 'on the file server, as administrator' }],
  tells: ['smb-session'],
  begins: (lines, at) => COMMAND.test(lines[at] ?? '') || startsList(lines, at),
  read,
});

const COMMAND = /^\s*net1?(?:\.exe)?\s+sess(?:ion|ions)?(?:\s|$)/i;
const DASHES = /^-{40,}\s*$/;
/** Client, what stands between, open files, idle time (`00:01:57`, `05D 22H 02M`). */
const ROW = /^\\\\(\S{1,80})(\s.{0,80}?)\s(\d{1,7}) (\d\d:\d\d:\d\d|\d\dD \d\dH \d\dM)\s*$/;
const CLIENT_TYPE_AT = 44;

function startsList(lines: readonly string[], at: number): boolean {
  const header = lines[at] ?? '';
  if (header.trim() === '' || header.startsWith('\\') || DASHES.test(header)) return false;
  const next = lines[at + 1]?.trim() === '' ? at + 2 : at + 1;
  return DASHES.test(lines[next] ?? '') && ROW.test(lines[next + 1] ?? '');
}

function* read(block: Block): Iterable<Sighting<'smb-session'> | Note> {
  for (const [index, line] of block.lines.entries()) {
    const row = ROW.exec(line);
    const client = row?.[1];
    if (row === null || client === undefined) continue;
    const at = { line: block.firstLine + index };
    // A name as wide as its column was cut: an IPv6 address lacks its bracket then.
    if (client.startsWith('[') && !client.endsWith(']')) {
      yield {
        code: 'value-cut',
        says: 'net session cut the address in this row: use Get-SmbSession | Format-List.',
        ...at,
      };
      continue;
    }
    const between = row[2] ?? '';
    const start = 2 + client.length + between.length - between.trimStart().length;
    const user =
      between.trim() === '' || start >= CLIENT_TYPE_AT ? null : (between.trim().split(/\s{2,}/)[0] ?? null);
    yield { kind: 'smb-session', at, text: line.trim(), says: { client, user, dialect: null } };
  }
}
