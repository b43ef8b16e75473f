/**
 * Errors of Resolve-DnsName. Windows PowerShell prints their id, the same in every language:
 *
 *     Resolve-DnsName : nosuch.contoso.example : Der DNS-Name ist nicht vorhanden.
 *     In Zeile:1 Zeichen:1
 *     + Resolve-DnsName nosuch.contoso.example
 *     + ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
 *         + CategoryInfo          : ResourceUnavailable: (nosuch.contoso.example:String) [Resolve-DnsName], Win32Exception
 *         + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName
 *
 * PowerShell 7 prints the first line alone; its sentence is then looked up in a table.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import type { Block } from '../format.ts';
import { NO_SUCH_NAME } from './phrases.ts';
import type { Question } from './question.ts';

/** `Resolve-DnsName : <name> : <sentence>`. */
const HEAD = /^\s*Resolve-DnsName\s?:\s+([^\s:]{1,255})\s+[:：]\s*(\S.{0,300})$/i;
const ID = /\b([A-Z][A-Z0-9_]{4,60}),\s*Microsoft\.DnsClient\.Commands\.ResolveDnsName\b/;
const ABOUT = /\(([^\s()]{1,255}):String\) \[Resolve-DnsName\]/i;

/** Ids of winerror.h that say that no server answered, or none wanted to. */
const NO_ANSWER =
  /TIMEOUT|SERVER_FAILURE|REFUSED|FORMAT_ERROR|NOT_IMPLEMENTED|UNSECURE_PACKET|BAD_PACKET|NO_DNS_SERVERS/;

export function startsFailure(line: string): boolean {
  return HEAD.test(line) || (line.includes('Microsoft.DnsClient.Commands.') && ID.test(line));
}

export function* readFailures(
  block: Block,
  question: Question | null,
): Iterable<Sighting<'name-resolved'> | Note> {
  let open: { readonly name: string; readonly says: string; readonly index: number } | null = null;
  let about: string | null = null;
  for (let index = 0; index < block.lines.length; index += 1) {
    const head = HEAD.exec(block.lines[index] ?? '');
    if (head?.[1] !== undefined && head[2] !== undefined) {
      if (open !== null) yield sentenceOf(block, open, question);
      open = { name: head[1], says: head[2].trim(), index };
      continue;
    }
    const line = rejoined(block.lines, index);
    about = ABOUT.exec(line)?.[1] ?? about;
    const id = ID.exec(line)?.[1];
    if (id === undefined) continue;
    const name = about ?? open?.name ?? question?.name ?? null;
    if (name !== null) yield failureOf(block, index, name, id, question);
    open = null;
    about = null;
  }
  if (open !== null) yield sentenceOf(block, open, question);
}

/** A console of 80 columns breaks the lines of an error, also inside a word; what follows is indented. */
function rejoined(lines: readonly string[], index: number): string {
  let line = (lines[index] ?? '').slice(0, 400);
  if (!/^\s*\+ \w/.test(line)) return line;
  for (const next of lines.slice(index + 1, index + 4)) {
    if (!/^ {2,}[^\s+]/.test(next)) break;
    line += next.trim().slice(0, 200);
  }
  return line;
}

function failureOf(
  block: Block,
  index: number,
  name: string,
  id: string,
  question: Question | null,
): Sighting<'name-resolved'> | Note {
  const line = block.firstLine + index;
  const unknown = id === 'DNS_ERROR_RCODE_NAME_ERROR';
  if (!unknown && !NO_ANSWER.test(id)) {
    return { code: 'name-not-asked', says: `Resolve-DnsName did not ask for ${name} (${id}).`, line };
  }
  return sighting(line, `${name}: ${id}`, name, unknown ? 'no-such-name' : 'failed', question);
}

function sentenceOf(
  block: Block,
  { name, says, index }: { readonly name: string; readonly says: string; readonly index: number },
  question: Question | null,
): Sighting<'name-resolved'> | Note {
  const line = block.firstLine + index;
  if (NO_SUCH_NAME.has(comparable(says)))
    return sighting(line, `${name}: ${says}`, name, 'no-such-name', question);
  return {
    code: 'error-unknown',
    says: `Why ${name} was not resolved could not be told: print the error with $Error[0] | Format-List * -Force.`,
    line,
  };
}

function sighting(
  line: number,
  text: string,
  name: string,
  outcome: 'no-such-name' | 'failed',
  question: Question | null,
): Sighting<'name-resolved'> {
  return {
    kind: 'name-resolved',
    at: { line },
    text,
    says: {
      name,
      type: question?.type ?? null,
      answers: [],
      outcome,
      source: 'dns',
      server: question?.server ?? null,
    },
  };
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.。]+$/, '')
    .trim();
}
