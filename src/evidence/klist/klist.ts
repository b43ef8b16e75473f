/**
 * The Kerberos tickets of a session, as klist prints them:
 *
 *     C:\>klist
 *
 *     Current LogonId is 0:0x4a3b21
 *
 *     Cached Tickets: (1)
 *
 *     #0>     Client: mara @ CONTOSO.EXAMPLE
 *             Server: cifs/file01.contoso.example @ CONTOSO.EXAMPLE
 *             KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96
 *             Ticket Flags 0x40a10000 -> forwardable renewable pre_authent name_canonicalize
 *             Start Time: 11/20/2026 8:01:12 (local)
 *
 * gives a `ticket-list` (one ticket, session 0x4a3b21) and a `ticket-held` for cifs/file01.contoso.example; `klist get`
 * gives a `ticket-asked`, `klist purge` a `tickets-purged`. Everything but names, flags and encryption types is translated, so lines are told by their
 * place: a ticket's lines come in one order in every language.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/klist.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { statusCode } from '../../windows/status.ts';
import { textFormat, type Block } from '../format.ts';
import { COUNT, HEAD, outputsOf, TICKET, type Output, type OutputLine } from './outputs.ts';
import { ticketOf } from './ticket.ts';

type Kind = 'ticket-list' | 'ticket-held' | 'ticket-asked' | 'tickets-purged';

export const klist = textFormat<Kind>({
  id: 'klist',
  title: 'Kerberos tickets (klist)',
  input: 'text',
  collect: [
    {
      command: 'klist',
      role: 'client',
      first: true,
      tells: ['ticket-list', 'ticket-held'],
      hint: 'in the session of the affected user, right after the failure; not as another administrator',
    },
    {
      command: 'klist get cifs/<server as typed>',
      role: 'client',
      first: true,
      tells: ['ticket-asked'],
      hint: 'in the session of the affected user; keep the command line in the file',
    },
    {
      command: 'klist -li 0x3e7',
      role: 'client',
      tells: ['ticket-list', 'ticket-held'],
      hint: 'as administrator, where a service that runs as Local System is refused',
    },
  ],
  tells: ['ticket-list', 'ticket-held', 'ticket-asked', 'tickets-purged'],
  begins,
  read,
});

const COMMAND =
  /^\s*klist(?:\.exe)?(?:\s+(?:tickets|tgt|purge|sessions|get|kcd_cache|add_bind|query_bind|purge_bind|cloud_debug|kdcoptions|-l[hi])\b.*)?\s*$/i;
const CALL_FAILED = /LsaCallAuthenticationPackage/;
const KLIST_FAILED = /\b(0x[0-9a-f]{8})\/(-?\d+)\b/i;

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (COMMAND.test(line) || CALL_FAILED.test(line)) return true;
  if (TICKET.test(line)) return / @ ?/.test(line);
  if (!HEAD.test(line)) return false;
  const after = lines.slice(at + 1, at + 6);
  return after.some(
    (next) => COUNT.test(next) || TICKET.test(next) || CALL_FAILED.test(next) || HEAD.test(next),
  )
    ? true
    : HEAD_ALONE.test(line);
}

/** The head of `klist purge`: a sentence in any language, and the ID as klist writes it. */
const HEAD_ALONE = /^[^\d\\/]{4,80}\s0:0x[0-9a-f]{1,8}$/i;

/** What was asked of klist in this block: `klist get X`, or a form that tells nothing about tickets for a share. */
interface Asked {
  readonly get: string | null;
  readonly aside: boolean;
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const asked = askedOf(block.command);
  if (PURGE.test(block.command ?? '')) yield* purged(block);
  if (asked.aside) return;
  // A second output without a command line of its own is not the answer to the first one's question.
  for (const [index, output] of outputsOf(block).entries()) {
    yield* readOutput(output, index === 0 ? asked.get : null);
  }
}

const PURGE = /^\s*klist(?:\.exe)?\s+(?:(?:-l[hi]\s+\S+\s+){0,2})purge\s*$/i;

/** Two sentences below the head: what is done, and that it was done. A refusal is a failed call. */
function* purged(block: Block): Iterable<Sighting<Kind>> {
  const [output] = outputsOf(block);
  if (output === undefined || output.logonId === null) return;
  const [announced, done] = output.lines;
  const failed = output.lines.some(({ text }) => CALL_FAILED.test(text) || KLIST_FAILED.test(text));
  if (announced === undefined || done === undefined || failed) return;
  const { logonId } = output;
  yield { kind: 'tickets-purged', at: done.at, text: `klist purge: ${done.text}`, says: { logonId } };
}

function askedOf(command: string | null): Asked {
  const get = /\bklist(?:\.exe)?\b.*?\sget\s+"?([^\s">]+)/i.exec(command ?? '')?.[1] ?? null;
  const aside =
    /\s(?:sessions|kcd_cache|add_bind|query_bind|purge_bind|cloud_debug|kdcoptions|tgt|purge)\b/i.test(
      command ?? '',
    );
  return { get, aside: aside && get === null };
}

function* readOutput(output: Output, asked: string | null): Iterable<Sighting<Kind> | Note> {
  const { logonId, lines } = output;
  const failed = lines.findIndex(({ text }) => CALL_FAILED.test(text));
  if (failed >= 0) {
    yield* readFailure(output, failed, asked);
    return;
  }
  const firstTicket = lines.findIndex(({ text }) => TICKET.test(text));
  const before = firstTicket < 0 ? lines : lines.slice(0, firstTicket);
  const count = before.findLast(({ text }) => COUNT.test(text));
  const sentence = before.find(({ text }) => text !== count?.text && grantedName(text, asked) !== null);
  if (sentence !== undefined && count !== undefined) {
    const spn = grantedName(sentence.text, asked) ?? '';
    yield {
      kind: 'ticket-asked',
      at: sentence.at,
      text: sentence.text,
      says: { logonId, spn, granted: true, code: null, substatus: null },
    };
  }
  if (count !== undefined && logonId !== null) {
    const tickets = Number(COUNT.exec(count.text)?.[1]);
    yield { kind: 'ticket-list', at: count.at, text: count.text, says: { logonId, tickets } };
    const shown = lines.filter(({ text }) => TICKET.test(text)).length;
    if (shown < tickets) {
      yield {
        code: 'ticket-list-cut',
        says: `klist counts ${tickets} tickets and ${shown} are in the file: a ticket that is not there may have been left out.`,
        ...count.at,
      };
    }
  }
  yield* readTickets(output, firstTicket);
}

/** `A ticket to cifs/file01 has been retrieved successfully.` in any language: the sentence that holds the name. */
function grantedName(text: string, asked: string | null): string | null {
  if (asked !== null) {
    return standsIn(text.toLowerCase(), asked.toLowerCase()) ? asked : null;
  }
  const english = /^A ticket to (\S+) has been retrieved successfully/.exec(text)?.[1];
  return english ?? /(?:^|\s)([A-Za-z][\w-]*\/[\w.:/-]+)(?=\s)/.exec(text)?.[1] ?? null;
}

/** Chinese and Japanese set no blanks around it, others quotation marks. */
function standsIn(text: string, name: string): boolean {
  const isPart = (sign: string | undefined): boolean => sign !== undefined && /[\w/.-]/.test(sign);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const after = text.slice(at + name.length, at + name.length + 2);
    // A full stop ends the sentence; a letter behind it would make it part of a longer name.
    const goesOn = after.startsWith('.') ? isPart(after[1]) : isPart(after[0]);
    if (!isPart(text[at - 1]) && !goesOn) return true;
  }
  return false;
}

function* readFailure(output: Output, failed: number, asked: string | null): Iterable<Sighting<Kind> | Note> {
  const call = output.lines[failed];
  if (call === undefined) return;
  // `(GetTicket substatus)`: the call's name is part of the program, not of its language.
  if (!/GetTicket/i.test(call.text)) {
    yield {
      code: 'tickets-not-shown',
      says: 'klist could not show the tickets of this session: run it in the session of the affected user.',
      ...call.at,
    };
    return;
  }
  if (asked === null) {
    yield {
      code: 'ticket-name-missing',
      says: 'This output of klist get does not show which name was asked for: repeat it with the command line visible.',
      ...call.at,
    };
    return;
  }
  const result = output.lines.slice(failed + 1).find(({ text }) => KLIST_FAILED.test(text));
  yield {
    kind: 'ticket-asked',
    at: result?.at ?? call.at,
    text: `klist get ${asked}: ${result?.text ?? call.text}`,
    says: {
      logonId: output.logonId,
      spn: asked,
      granted: false,
      code: statusCode(KLIST_FAILED.exec(result?.text ?? '')?.[1]),
      // Written as 0x35 by GetTicket and as 1312 by other calls.
      substatus: statusCode(/(0x[0-9a-f]+|\d+)\s*[.。]?$/i.exec(call.text)?.[1]),
    },
  };
}

function* readTickets(output: Output, first: number): Iterable<Sighting<Kind> | Note> {
  if (first < 0) return;
  const tickets: OutputLine[][] = [];
  for (const line of output.lines.slice(first)) {
    if (TICKET.test(line.text)) tickets.push([line]);
    else tickets.at(-1)?.push(line);
  }
  for (const lines of tickets) {
    const ticket = ticketOf(lines.map(({ text }) => text.replace(TICKET, '').trim()));
    const head = lines[0];
    const server = lines[1] ?? head;
    if (head === undefined || server === undefined) continue;
    if (ticket === null) {
      yield {
        code: 'ticket-unreadable',
        says: 'This ticket is not whole or not in the order klist prints, and was passed over.',
        ...head.at,
      };
    } else if (ticket.server !== null) {
      const { server: spn, ...rest } = ticket;
      yield {
        kind: 'ticket-held',
        at: server.at,
        text: server.text,
        says: { logonId: output.logonId, server: spn, ...rest },
      };
    }
  }
}
