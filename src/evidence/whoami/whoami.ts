/**
 * Who sits at the console, as whoami prints it:
 *
 *     C:\>whoami /all
 *
 *     USER INFORMATION
 *     ----------------
 *
 *     User Name    SID
 *     ============ =============================================
 *     contoso\mara S-1-5-21-1004336348-1177238915-682003330-1107
 *
 * gives a `session-identity` with the SIDs of all groups. Names, headings and columns are translated; SIDs, the rows of
 * equal signs and the number of columns are not (two: the user, four: a group). `/fo list` and `/fo csv` are read alike; of
 * the short forms (`whoami`, `/upn`, `/fqdn`) the command must be visible.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/whoami; well-known SIDs:
 * https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';
import { isIdentityStart, rowsOf, wasWrapped, type IdentityRow } from './rows.ts';

export const whoami = textFormat<'session-identity'>({
  id: 'whoami',
  title: 'Who is signed in (whoami)',
  input: 'text',
  collect: [
    {
      command: 'whoami /all /fo list',
      role: 'client',
      hint: 'in the session of the affected user',
    },
  ],
  tells: ['session-identity'],
  begins,
  read,
});

/** What every first line of an output has, or one of those below it: heading, dashes, blank, header, equal signs, row. */
const nextSign = nextLine(/S-1-\d|whoami/i);

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  // A distinguished name below its command would pass for a line of setspn.
  if (/^CN=/i.test(line) && COMMAND.test(lines[at - 1] ?? '')) return true;
  if (nextSign(lines, at) > at + 8) return false;
  return COMMAND.test(line) || isIdentityStart(lines, at);
}

const COMMAND = /^\s*whoami(?:\.exe)?(?:\s*$|\s+[/&;|>])/i;

function* read(block: Block): Iterable<Sighting<'session-identity'> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  const short = shortForm(block);
  if (short !== null) {
    yield short;
    return;
  }
  let user: IdentityRow | null = null;
  let groups: IdentityRow[] = [];
  for (const row of rowsOf(block)) {
    if (row.kind === 'user') {
      // Two outputs without a command between them.
      if (user !== null) yield identity(user, groups);
      if (user !== null) groups = [];
      user = row;
    } else groups.push(row);
  }
  if (user !== null || groups.length > 0) yield identity(user, groups);
  else if (wasWrapped(block)) {
    yield {
      code: 'lines-wrapped',
      says: 'The console broke the lines of this table, so that SIDs may be cut: run whoami /all /fo list > whoami.txt and drop that file.',
      line: block.firstLine,
    };
  }
}

function identity(user: IdentityRow | null, groups: readonly IdentityRow[]): Sighting<'session-identity'> {
  const cited = user ?? groups[0];
  const { name, domain } = user === null ? { name: null, domain: null } : accountIn(user.name);
  return {
    kind: 'session-identity',
    at: { line: cited?.line ?? 1 },
    text: cited?.text ?? '',
    says: {
      user: name,
      domain,
      sid: user?.sid ?? null,
      groups: [...new Set(groups.map(({ sid }) => sid))],
      groupNames: [...new Set(groups.map((group) => group.name))],
    },
  };
}

/** `contoso\mara`; `whoami` prints both in lower case, the domain is the computer's name for a local account. */
function accountIn(written: string): { readonly name: string; readonly domain: string | null } {
  const slash = written.indexOf('\\');
  return slash > 0
    ? { name: written.slice(slash + 1), domain: written.slice(0, slash) }
    : { name: written, domain: null };
}

/** The one line of `whoami`, `whoami /upn` and `whoami /fqdn`. */
function shortForm(block: Block): Sighting<'session-identity'> | null {
  const match = /^\s*whoami(?:\.exe)?(?:\s+[/-](upn|fqdn)\b|\s*(?:$|[&;|>]))/i.exec(block.command ?? '');
  if (match === null) return null;
  const index = block.lines.findIndex((line) => line.trim() !== '');
  const text = block.lines[index]?.trim() ?? '';
  const says = saidBy(match[1]?.toLowerCase() ?? '', text);
  return says === null
    ? null
    : {
        kind: 'session-identity',
        at: { line: block.firstLine + index },
        text: `${block.command?.trim() ?? ''}: ${text}`,
        says: { sid: null, groups: [], groupNames: [], ...says },
      };
}

function saidBy(option: string, text: string): Pick<Payloads['session-identity'], 'user' | 'domain'> | null {
  if (option === 'upn') {
    return /^[^\s@\\:"]{1,256}@[\w.-]{1,255}$/.test(text) ? { user: text, domain: null } : null;
  }
  if (option === 'fqdn') {
    // The common name is no logon name; the domain is sure.
    if (!/^CN=.{1,1000}$/i.test(text)) return null;
    const labels = text.match(/(?<=,DC=)[^,]{1,63}/gi);
    return labels === null ? null : { user: null, domain: labels.join('.') };
  }
  if (!/^[^\\:"<>|/]{1,64}\\[^\\:"<>|/]{1,256}$/.test(text)) return null;
  const { name, domain } = accountIn(text);
  return { user: name, domain };
}
