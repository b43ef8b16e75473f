/**
 * The hosts file of a computer, `C:\Windows\System32\drivers\etc\hosts`. It is asked before DNS:
 *
 *     # Copyright (c) 1993-2009 Microsoft Corp.
 *     #
 *     # This is a sample HOSTS file used by Microsoft TCP/IP for Windows.
 *     #
 *     #       127.0.0.1       localhost
 *     10.0.0.5   files files.contoso.example   # moved in March
 *
 * gives a `name-resolved` with the source hosts-file for each name of an active line: files and files.contoso.example have the
 * address 10.0.0.5, on this computer and nowhere else. Names that lead to 0.0.0.0 are blocked on purpose and are passed over,
 * as is localhost.
 *
 * File: https://support.microsoft.com/en-us/topic/how-to-reset-the-hosts-file-back-to-the-default-c2a43f9d-e176-c6f3-e4ef-3500277a6dae.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf, type Address } from '../address.ts';
import { textFormat, type Block } from '../format.ts';

export const hostsFile = textFormat<'name-resolved'>({
  id: 'hosts-file',
  title: 'Hosts file',
  input: 'text',
  collect: [
    {
      command: 'type C:\\Windows\\System32\\drivers\\etc\\hosts',
      role: 'client',
      hint: 'or the file itself, in a folder with the name of the client',
    },
  ],
  tells: ['name-resolved'],
  begins,
  read,
});

const COMMAND = /^\s*(?:type|more|cat|gc|Get-Content)\s.{0,200}\\drivers\\etc\\hosts\b(?!\.)/i;
/** Its siblings lmhosts.sam, networks and services begin with the same line; only the third tells them apart. */
const COPYRIGHT = /^#\s?Copyright \(c\) 19\d\d-(?:19|20)\d\d Microsoft Corp/;
/** Lines of a whole file that are looked at. */
const LOOKED_AT = 2000;

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (COMMAND.test(line)) return true;
  if (COPYRIGHT.test(line))
    return lines.slice(at + 1, at + 6).some((next) => /^#.{0,80}\bHOSTS\b/.test(next));
  // Without that head only a file that has nothing else in it: an address and a name make a row of many tables.
  if (!line.startsWith('#') && entryOf(line) === null) return false;
  if (at > 200 || lines.findIndex((first) => first.trim() !== '') !== at) return false;
  let entries = 0;
  for (const next of lines.slice(at, at + LOOKED_AT)) {
    if (next.trim() === '' || next.trimStart().startsWith('#')) continue;
    if (entryOf(next) === null) return false;
    entries += 1;
  }
  return entries > 0;
}

/** Lists that block advertising have a hundred thousand names. */
const NAMES_KEPT = 2000;

interface Owner extends Address {
  readonly name: string;
  readonly answers: string[];
  readonly line: number;
  readonly text: string;
}

function* read(block: Block): Iterable<Sighting<'name-resolved'> | Note> {
  const owners = new Map<string, Owner>();
  for (const [index, line] of block.lines.entries()) {
    const entry = entryOf(line);
    if (entry === null || /^(?:0\.0\.0\.0|::)$/.test(entry.address)) continue;
    for (const name of entry.names) {
      if (/^(?:localhost|broadcasthost|ip6-.*)$/i.test(name)) continue;
      const key = `${name.toLowerCase()} ${entry.type}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        if (!owner.answers.includes(entry.address) && owner.answers.length < 20)
          owner.answers.push(entry.address);
      } else if (owners.size < NAMES_KEPT) {
        owners.set(key, {
          ...entry,
          name,
          answers: [entry.address],
          line: block.firstLine + index,
          text: line.trim(),
        });
      } else {
        yield {
          code: 'hosts-file-long',
          says: `This hosts file has more than ${NAMES_KEPT} names: those behind ${owners.size} were passed over.`,
          line: block.firstLine + index,
        };
        yield* sightings(owners);
        return;
      }
    }
  }
  yield* sightings(owners);
}

function* sightings(owners: ReadonlyMap<string, Owner>): Iterable<Sighting<'name-resolved'>> {
  for (const { name, type, answers, line, text } of owners.values()) {
    yield {
      kind: 'name-resolved',
      at: { line },
      text: text.slice(0, 400),
      says: {
        name: name.replace(/\.$/, ''),
        type,
        answers,
        outcome: 'answered',
        source: 'hosts-file',
        server: null,
      },
    };
  }
}

/** `10.0.0.5  files files.contoso.example  # comment`; null where it is no such line. */
function entryOf(line: string): (Address & { readonly names: readonly string[] }) | null {
  if (line.length > 4000) return null;
  const [written, ...names] = (line.split('#', 1)[0] ?? '').trim().split(/\s+/);
  const address = addressOf(written ?? '');
  if (address === null || names.length === 0 || !names.every(isName)) return null;
  return { ...address, names };
}

/** A host name; never an address, a number or a MAC address, as the tables of `arp` and `route` have them beside addresses. */
function isName(word: string): boolean {
  return (
    /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,20}\.?$/.test(word) &&
    !/^[\d.]+$/.test(word) &&
    !/^(?:[0-9a-f]{2}-){5}[0-9a-f]{2}$/i.test(word)
  );
}
