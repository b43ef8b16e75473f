/**
 * Names asked of a DNS server, past the hosts file and the resolver's cache:
 *
 *     C:\>nslookup files
 *     Server:  dc01.contoso.example
 *     Address:  10.0.0.10
 *
 *     Name:    fs01.contoso.example
 *     Address:  10.0.0.5
 *     Aliases:  files.contoso.example
 *
 * gives a `name-resolved` for each name: files.contoso.example is an alias (CNAME) of fs01.contoso.example, that has the
 * address 10.0.0.5 (A), and one for `files` as it was typed. The server's own name and address stand first and are no answer.
 *
 *     *** dc01.contoso.example can't find files: Non-existent domain
 *
 * gives one with the outcome no-such-name, a time-out or a refusal one that failed.
 *
 * The labels of names are translated (`Serveur :`, `Nombre:`, `名前:`), as are the sentences. In all languages seen these are
 * not: `Address:`, `Addresses:`, `Aliases:`, the words behind the last colon of an error, and the lines of single records
 * (`canonical name =`, `svr hostname =`). Seen in outputs in German, French, Spanish, Portuguese, Italian, Russian, Japanese
 * and Chinese in public repositories.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/nslookup.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf } from '../address.ts';
import { textFormat, type Block } from '../format.ts';
import { addressPair } from './address-pair.ts';
import { readRun } from './answer.ts';
import { runsOf } from './runs.ts';

export const nslookup = textFormat<'name-resolved'>({
  id: 'nslookup',
  title: 'Name resolution (nslookup)',
  input: 'text',
  collect: [
    {
      command: 'nslookup <server as typed>',
      role: 'client',
      hint: 'on the client that fails; it asks DNS alone, Resolve-DnsName also the hosts file; add 2>&1 where it goes into a file',
    },
  ],
  tells: ['name-resolved'],
  begins,
  read,
});

const COMMAND = /^\s*nslookup(?:\.exe)?(?:\s+[-\w."<>|&].*)?$/i;
const ABOUT_NAME =
  /^\*\*\*? \S.{0,400}: (?:Non-existent domain|NXDOMAIN|Server failed|SERVFAIL|Query refused|REFUSED)\.?\s*$/;
/** Lines below the server's address in which an answer stands. */
const NEAR = 8;

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (COMMAND.test(line) || ABOUT_NAME.test(line)) return true;
  const server = addressPair(lines, at);
  if (server === null) return false;
  const below = lines.slice(server.end, server.end + NEAR);
  return below.some(
    (next, index) =>
      /^\*\*\*? \S/.test(next) ||
      /^DNS request timed out/.test(next) ||
      addressPair(lines, server.end + index) !== null ||
      / (?:canonical name|internet address|name) = \S|\bSRV service location:/.test(
        next.replaceAll('\t', ' '),
      ) ||
      (/^\s{0,3}> \S/.test(next) && addressOf(next) === null),
  );
}

function* read(block: Block): Iterable<Sighting<'name-resolved'> | Note> {
  for (const run of runsOf(block)) yield* readRun(run);
}
