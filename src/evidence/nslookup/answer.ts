/** What one question of nslookup brought. */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf, reversedAddress } from '../address.ts';
import type { OutputLine, Run } from './runs.ts';

type Resolved = Payloads['name-resolved'];

export function* readRun(run: Run): Iterable<Sighting<'name-resolved'> | Note> {
  const found = [...answersOf(run), ...recordsOf(run)];
  for (const sighting of found) {
    yield sighting;
    const { name } = sighting.says;
    if (
      run.asked === null ||
      run.asked.includes('.') ||
      !name.toLowerCase().startsWith(`${run.asked.toLowerCase()}.`)
    )
      continue;
    // nslookup completed what was typed; the path of the share has it as it was typed.
    yield {
      ...sighting,
      text: `${run.asked}: ${sighting.text}`,
      says: { ...sighting.says, name: run.asked },
    };
  }
  if (found.length === 0) yield* errorOf(run);
}

function says(run: Run, name: string, type: Resolved['type'], answers: readonly string[]): Resolved {
  const bare = (one: string): string => one.replace(/\.$/, '');
  return {
    name: bare(name),
    type,
    answers: answers.map(bare),
    outcome: answers.length === 0 ? 'failed' : 'answered',
    source: 'dns',
    server: run.server?.address ?? null,
  };
}

function* answersOf(run: Run): Iterable<Sighting<'name-resolved'>> {
  for (const { name, addresses, aliases, line } of run.answers) {
    if (run.asked !== null && addressOf(run.asked) !== null) {
      const text = `${run.asked}: ${name}`;
      yield { kind: 'name-resolved', at: { line }, text, says: says(run, run.asked, 'PTR', [name]) };
      continue;
    }
    // Without the question, one name with one address may as well be the answer to a reverse lookup.
    const either = run.asked === null && run.type === null && aliases.length === 0 && addresses.length === 1;
    for (const alias of aliases) {
      yield {
        kind: 'name-resolved',
        at: { line },
        text: `${name}, Aliases: ${alias}`,
        says: says(run, alias, 'CNAME', [name]),
      };
    }
    for (const type of ['A', 'AAAA'] as const) {
      const own = addresses.filter((address) => addressOf(address)?.type === type);
      if (own.length === 0) continue;
      yield {
        kind: 'name-resolved',
        at: { line },
        text: `${name}: ${own.join(', ')}`,
        says: says(run, name, either ? null : type, own),
      };
    }
  }
}

const RECORD = /^(\S{1,255})\s+(canonical name|internet address|AAAA IPv6 address|name) = (\S{1,255})\s*$/;
const RECORD_TYPES: Readonly<Record<string, string>> = {
  'canonical name': 'CNAME',
  'internet address': 'A',
  'AAAA IPv6 address': 'AAAA',
  name: 'PTR',
};
const SERVICE = /^(\S{1,255})\s+SRV service location:\s*$/;
const SERVICE_HOST = /^\s+svr hostname\s*= (\S{1,255})\s*$/;

/** `-type=` prints one line per record; equal owners and types belong together. */
function recordsOf(run: Run): Sighting<'name-resolved'>[] {
  const owners = new Map<
    string,
    { name: string; type: string; answers: string[]; line: number; text: string }
  >();
  let service: string | null = null;
  const add = (name: string, type: string, answer: string, { line, text }: OutputLine): void => {
    const key = `${name.toLowerCase()} ${type}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, { name, type, answers: [answer], line, text: text.trim() });
    else owner.answers.push(answer);
  };
  for (const other of run.others) {
    const record = RECORD.exec(other.text);
    if (record?.[1] !== undefined && record[3] !== undefined) {
      add(reversedAddress(record[1]) ?? record[1], RECORD_TYPES[record[2] ?? ''] ?? '', record[3], other);
    }
    service = SERVICE.exec(other.text)?.[1] ?? service;
    const host = SERVICE_HOST.exec(other.text)?.[1];
    if (service !== null && host !== undefined) add(service, 'SRV', host, other);
  }
  return Array.from(owners.values(), ({ name, type, answers, line, text }) => ({
    kind: 'name-resolved',
    at: { line },
    text,
    says: says(run, name, type, answers),
  }));
}

/** RCODEs as nslookup words them, English in every language; BIND's writes their short names. */
const NO_ANSWER =
  /^(?:Server failed|Query refused|No response from server|Unspecified error|SERVFAIL|REFUSED)$/i;
const NO_NAME = /^(?:Non-existent domain|NXDOMAIN)$/i;

/** `***` begins errors. In a file they may stand before the server's lines, which go another way. */
function* errorOf(run: Run): Iterable<Sighting<'name-resolved'> | Note> {
  for (const { line, text } of run.others) {
    const error = /^\*\*\*? (\S.{0,600})$/.exec(text)?.[1];
    if (error === undefined) continue;
    const reason = /[:：] ([^:：]{3,60})$/.exec(error)?.[1]?.replace(/\.$/, '').trim() ?? '';
    const words = error
      .slice(0, error.length - reason.length)
      .split(/\s+/)
      .map((word) => word.replace(/[:：.]$/, ''));
    if (isOfServer(words, run)) continue;
    const name = nameIn(words, run);
    const unknown = NO_NAME.test(reason);
    if (unknown || NO_ANSWER.test(reason)) {
      yield name === null
        ? notShown(line)
        : failure(run, line, text, name, unknown ? 'no-such-name' : 'failed');
      return;
    }
    if (/\(A(?:\+AAAA)?\)/.test(error)) {
      yield { code: 'no-address', says: 'DNS knows this name but has no address for it.', line };
      return;
    }
    // A time-out names the server and not what was asked: `*** Request to UnKnown timed-out`.
    const ofServer = words.some((word) => word === run.server?.name || word === run.server?.address);
    if (ofServer && run.asked !== null && !words.includes(run.asked)) {
      yield failure(run, line, text, run.asked, 'failed');
      return;
    }
  }
}

function notShown(line: number): Note {
  return {
    code: 'name-not-shown',
    says: 'This output of nslookup does not show which name was asked for: repeat it with the command line visible.',
    line,
  };
}

function failure(
  run: Run,
  line: number,
  text: string,
  name: string,
  outcome: 'no-such-name' | 'failed',
): Sighting<'name-resolved'> {
  const type = addressOf(name) === null ? run.type : 'PTR';
  return {
    kind: 'name-resolved',
    at: { line },
    text: text.trim(),
    says: { ...says(run, name, type, []), outcome },
  };
}

/** `*** Can't find server name for address 10.0.0.10: Non-existent domain`: nothing is said of the name. */
function isOfServer(words: readonly string[], { asked, server }: Run): boolean {
  if (server === null || asked === server.address) return false;
  return words.slice(1).includes(server.address) && !(asked !== null && words.includes(asked));
}

/** The name that an error is about: the one asked for if it stands there, else the one full name that is not the server's. */
function nameIn(words: readonly string[], { asked, server }: Run): string | null {
  if (asked !== null) {
    const typed = asked.toLowerCase();
    const there = words.some((word) => {
      const lower = word.toLowerCase();
      return lower === typed || (!typed.includes('.') && lower.startsWith(`${typed}.`));
    });
    return there ? asked : null;
  }
  if (words[1] === "can't" && words[2] === 'find') return words[3] || null;
  const full = words.slice(1).filter((word) => /^[\w-]+(?:\.[\w-]+)+$/.test(word) && word !== server?.name);
  const [only] = full;
  return full.length === 1 && only !== undefined ? only : null;
}
