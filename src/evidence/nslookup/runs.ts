/** The questions in an output of nslookup, each with the lines that answer it. One call asks one, a session many. */
import type { Block } from '../format.ts';
import { addressPair, type AddressPair } from './address-pair.ts';

export interface OutputLine {
  readonly line: number;
  readonly text: string;
}

export interface Run {
  /** As typed, without trailing dot; null where the question is not shown. */
  readonly asked: string | null;
  /** Of `-type=`; null where none was named. */
  readonly type: string | null;
  /** The DNS server, as printed. `bind`: the nslookup of Linux and macOS, whose answers are several pairs. */
  readonly server: { readonly name: string; readonly address: string; readonly bind: boolean } | null;
  readonly answers: readonly (AddressPair & { readonly line: number })[];
  /** Lines of single records, and errors. */
  readonly others: readonly OutputLine[];
}

interface OpenRun extends Run {
  asked: string | null;
  type: string | null;
  server: Run['server'];
  readonly answers: (AddressPair & { readonly line: number })[];
  readonly others: OutputLine[];
}

/** `> files`; two such lines in a row lose their sign, since they look like a quotation in a mail. */
const PROMPTED = /^\s{0,3}>\s*(\S.{0,300})$/;
const BARE = /^[\w.-]{1,255}$/;
const OPTION = /^set\s+(?:q\w*|ty\w*)=(\w{1,12})\s*$/i;
const ASIDE = /^(?:set|server|lserver|exit|help|root|ls|view|finger|\?)\b/i;

export function runsOf(block: Block): Run[] {
  const typed = commandOf(block.command);
  const runs: OpenRun[] = [];
  let { type, session } = typed;
  const open = (asked: string | null): OpenRun => {
    const run = opened(asked, type);
    runs.push(run);
    return run;
  };
  let current = open(typed.name);
  for (let index = 0; index < block.lines.length; index += 1) {
    const text = block.lines[index] ?? '';
    const prompted = PROMPTED.exec(text)?.[1];
    const option = OPTION.exec(prompted ?? text.trim())?.[1];
    session ||= prompted !== undefined || option !== undefined;
    if (option !== undefined) type = option.toUpperCase();
    const bare = session && addressPair(block.lines, index + 1) !== null ? BARE.exec(text)?.[0] : undefined;
    const question = prompted ?? bare;
    if (question !== undefined) {
      current = open(ASIDE.test(question) ? null : (question.split(/\s/, 1)[0] ?? null));
      continue;
    }
    const pair = addressPair(block.lines, index);
    if (pair === null) {
      if (text.trim() !== '') current.others.push({ line: block.firstLine + index, text: text.trimEnd() });
      continue;
    }
    if (current.server !== null && startsAnew(current, pair)) current = open(null);
    if (current.server === null) {
      current.server = { name: pair.name, address: pair.addresses[0] ?? '', bind: pair.withPort };
    } else current.answers.push({ ...pair, line: block.firstLine + pair.at });
    index = pair.end - 1;
  }
  return runs;
}

function opened(asked: string | null, type: string | null): OpenRun {
  return { asked: asked?.replace(/\.$/, '') ?? null, type, server: null, answers: [], others: [] };
}

/**
 * One question has one pair of name and addresses for an answer (BIND's has several): the next is a server again. So is one
 * that repeats the server, unless the question is known and asks for just that.
 */
function startsAnew({ asked, server, answers }: OpenRun, pair: AddressPair): boolean {
  if (answers.length > 0) return server?.bind !== true || pair.withPort;
  return asked === null && pair.name === server?.name && pair.addresses[0] === server.address;
}

/** `nslookup -type=srv _ldap._tcp.contoso.example 10.0.0.10`. */
function commandOf(command: string | null): {
  readonly name: string | null;
  readonly type: string | null;
  /** Without a name it asks for questions. */
  readonly session: boolean;
} {
  const call = /^\s*nslookup(?:\.exe)?(?:\s+(.{1,600}))?$/i.exec(command ?? '');
  const words = call?.[1]?.split(/\s+/) ?? [];
  const end = words.findIndex((word) => /^(?:\d?>|\||&)/.test(word));
  const own = end < 0 ? words : words.slice(0, end);
  const type = own.flatMap((word) => /^[-/](?:q\w*|ty\w*)=(\w{1,12})$/i.exec(word)?.[1] ?? [])[0] ?? null;
  const name = own.find((word) => !/^[-/]/.test(word))?.replace(/^"|"$/g, '') ?? '';
  return {
    name: name === '' || /^[$%]/.test(name) ? null : name,
    type: type?.toUpperCase() ?? null,
    session: call !== null && name === '',
  };
}
