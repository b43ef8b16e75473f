/**
 * Service principal names and their owners, as setspn prints them:
 *
 *     C:\>setspn -Q cifs/files
 *     Checking domain DC=contoso,DC=example
 *     CN=FILE01,OU=Servers,DC=contoso,DC=example
 *             cifs/files
 *             HOST/FILE01
 *
 *     Existing SPN found!
 *
 * gives a `spn-query` for cifs/files with its owner, and a `spn-list` of what setspn printed for FILE01. Sentences are
 * translated; distinguished names, SPNs and the number in the last line of `-X` are not.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { commandOf } from './command.ts';
import { readDuplicates } from './duplicates.ts';
import { kindOfLine, linesBelow, outputsOf, type Output } from './lines.ts';
import { readQuery } from './query.ts';

export type SetspnKind =
  'spn-query' | 'spn-list' | 'spn-duplicate' | 'spn-duplicate-search' | 'spn-account-unknown';

export const setspn = textFormat<SetspnKind>({
  id: 'setspn',
  title: 'Service principal names (setspn)',
  input: 'text',
  collect: [
    {
      command: 'setspn -F -Q cifs/<server as typed>',
      role: 'any',
      first: true,
      tells: ['spn-query', 'spn-list'],
      hint: 'on any domain computer; the same for host/<server>, short name and FQDN; keep the command lines in the file',
    },
    { command: 'setspn -L <server>', role: 'any', tells: ['spn-list', 'spn-account-unknown'] },
    { command: 'setspn -X -F', role: 'any', tells: ['spn-duplicate', 'spn-duplicate-search'] },
  ],
  tells: ['spn-query', 'spn-list', 'spn-duplicate', 'spn-duplicate-search', 'spn-account-unknown'],
  begins,
  read,
});

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  switch (kindOfLine(line)) {
    case 'command':
    case 'list-heading':
    case 'account-failed':
      return true;
    case 'scope':
    case 'account':
      return lines.slice(at + 1, at + 8).some((next) => {
        const kind = kindOfLine(next);
        return (
          kind === 'spn' || kind === 'last-line' || kind === 'duplicate-heading' || kind === 'list-heading'
        );
      });
    case 'duplicate-heading':
      return kindOfLine(lines[at + 1] ?? '') === 'account';
    case 'last-line':
    case 'spn':
    case 'blank':
    case 'other':
      return false;
  }
}

function* read(block: Block): Iterable<Sighting<SetspnKind> | Note> {
  for (const [index, output] of outputsOf(block).entries()) {
    // A second output without a command line of its own is not the answer to the first one's question.
    const command = commandOf(index === 0 ? block.command : null);
    yield* readAccountFailed(output, command.account);
    if (command.changes) continue;
    yield* readLists(output);
    if (command.duplicates || isDuplicateSearch(output)) yield* readDuplicates(output, command.forest);
    else yield* readQuery(output, command);
  }
}

function isDuplicateSearch(output: Output): boolean {
  return output.lines.some(
    ({ kind, text }) => kind === 'duplicate-heading' || (kind === 'last-line' && /\d/.test(text)),
  );
}

/** `setspn -L`: a heading with the account, and its SPNs, possibly none. */
function* readLists(output: Output): Iterable<Sighting<SetspnKind> | Note> {
  for (const [index, line] of output.lines.entries()) {
    if (line.kind !== 'list-heading') continue;
    const account = /(?:CN|OU)=.*?(?:,\s*DC=[\w-]+)+/i.exec(line.text)?.[0];
    const spns = linesBelow(output.lines, index, 'spn');
    const after = output.lines[index + 1 + spns.length];
    // -A and -S print the same heading for what they write, and a closing sentence: `Updated object`.
    if (account === undefined || after?.kind === 'other') continue;
    yield {
      kind: 'spn-list',
      at: line.at,
      text: line.text,
      says: { account, spns: spns.flatMap(({ spn }) => (spn === null ? [] : [spn])), complete: true },
    };
  }
}

/** ERROR_NO_SUCH_USER: only then was a domain asked and did not know the account. 0x54B means that none was reached. */
const NO_SUCH_USER = 0x525;

function* readAccountFailed(output: Output, asked: string | null): Iterable<Sighting<SetspnKind> | Note> {
  for (const [index, line] of output.lines.entries()) {
    if (line.kind !== 'account-failed') continue;
    const code = Number.parseInt(/0x([0-9a-f]+)/i.exec(line.text)?.[1] ?? '0', 16);
    const named = /account (\S+?)\.?$/i.exec(output.lines[index + 1]?.text ?? '')?.[1] ?? null;
    const account = asked ?? named;
    if (code === NO_SUCH_USER && account !== null) {
      yield { kind: 'spn-account-unknown', at: line.at, text: line.text, says: { account } };
    } else {
      yield {
        code: 'setspn-failed',
        says: 'setspn could not ask the domain: run it on a domain computer that reaches a domain controller.',
        ...line.at,
      };
    }
  }
}
