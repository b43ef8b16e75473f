/** `setspn -Q`: who owns the name that was asked for? */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { spn, type Spn } from '../../windows/names.ts';
import type { SetspnCommand } from './command.ts';
import { saysTrouble, type Line, type Output } from './lines.ts';
import { FOREST, FOUND_WITHOUT_MARK } from './phrases.ts';
import type { SetspnKind } from './setspn.ts';

interface Owner {
  readonly line: Line;
  readonly spns: readonly Spn[];
}

/**
 * Yields one `spn-query` for the name asked, with the accounts whose printed names include it, and a `spn-list` per
 * account. That nobody owns a name is said only where setspn finished: one closing sentence and nothing else.
 */
export function* readQuery(output: Output, command: SetspnCommand): Iterable<Sighting<SetspnKind> | Note> {
  const finished = output.lines.find(({ kind }) => kind === 'last-line');
  // Without a closing line the output may be cut, and its last name as well.
  const owners = ownersOf(finished === undefined ? output.lines.slice(0, -1) : output.lines);
  for (const { line, spns } of owners) {
    yield {
      kind: 'spn-list',
      at: line.at,
      text: line.text,
      says: { account: line.text, spns, complete: false },
    };
  }
  const trouble = output.lines.find(({ kind, text }) => kind === 'other' && saysTrouble(text));
  if (trouble !== undefined) {
    yield {
      code: 'setspn-failed',
      says: `setspn could not finish: ${trouble.text.slice(0, 120)}`,
      ...trouble.at,
    };
    return;
  }
  if (finished === undefined) {
    if (command.query !== null) {
      yield {
        code: 'spn-query-unfinished',
        says: `setspn did not print its closing line: who owns ${command.query} is not known. Repeat it, and keep the whole output.`,
        ...output.lines[0]?.at,
      };
    }
    return;
  }
  if (owners.length === 0 && saysFound(finished.text)) {
    yield {
      code: 'owners-missing',
      says: 'setspn found the name, but the accounts that own it are not in the file.',
      ...finished.at,
    };
    return;
  }
  if (command.query === null) {
    yield {
      code: 'spn-not-shown',
      says: 'This setspn output does not show which SPN was asked: repeat it with the command line visible.',
      ...finished.at,
    };
    return;
  }
  const forest = command.forest || inForest(output);
  const queries = queriesOf(command.query, owners);
  if (queries === null) {
    yield {
      code: 'spn-query-differs',
      says: `None of the names printed is ${command.query}: this output belongs to another command.`,
      ...finished.at,
    };
    return;
  }
  const holders = new Map<Spn, Owner[]>();
  for (const owner of owners) {
    for (const name of new Set(owner.spns)) holders.set(name, [...(holders.get(name) ?? []), owner]);
  }
  for (const name of queries) {
    const holding = holders.get(name) ?? [];
    const line = holding[0]?.line ?? finished;
    yield {
      kind: 'spn-query',
      at: line.at,
      text: holding.length === 0 ? `${command.query}: ${finished.text}` : `${name}: ${line.text}`,
      says: { spn: name, owners: holding.map(({ line: { text } }) => text), forest },
    };
  }
}

/** `Existing SPN found!` and `No such SPN found.` end differently in nearly every language. */
function saysFound(closing: string): boolean {
  return /[!！]$/.test(closing) || FOUND_WITHOUT_MARK.some((sentence) => closing.startsWith(sentence));
}

/** Each account line with the names below it. */
function ownersOf(lines: readonly Line[]): Owner[] {
  const owners: { line: Line; spns: Spn[] }[] = [];
  for (const line of lines) {
    if (line.kind === 'account') owners.push({ line, spns: [] });
    else if (line.kind === 'spn' && line.spn !== null) owners.at(-1)?.spns.push(line.spn);
  }
  return owners;
}

/**
 * The names that the query decides: itself, or for a pattern the names printed that fit it. A pattern over all classes
 * (`*\/files`) that finds nothing for cifs or host decides those two as well. Null where the output answers another query.
 */
function queriesOf(query: string, owners: readonly Owner[]): readonly Spn[] | null {
  const printed = [...new Set(owners.flatMap(({ spns }) => spns))];
  if (!query.includes('*')) {
    const name = spn(query);
    if (name === null) return [];
    return printed.length === 0 || printed.includes(name) ? [name] : null;
  }
  const pattern = new RegExp(`^${query.toLowerCase().split('*').map(escaped).join('.*')}$`);
  const found = printed.filter((name) => pattern.test(name));
  const anyClass = /^\*\/([^*]+)$/.exec(query)?.[1];
  const decided =
    anyClass === undefined ? [] : ['cifs', 'host'].flatMap((kind) => spn(`${kind}/${anyClass}`) ?? []);
  // `*\/*` prints the whole directory: lists say it better than thousands of queries.
  if (/^\*(?:\/\*)?$/.test(query)) return [];
  return [...new Set([...found, ...decided])];
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** `-F`: the scope line says forest, and a second line that it may take a while. */
export function inForest(output: Output): boolean {
  return output.lines.some(({ kind, text }) => (kind === 'scope' || kind === 'other') && FOREST.test(text));
}
