/**
 * What each line of a setspn output is, told without its words: distinguished names and SPNs stand alone on a line,
 * sentences around them are translated and put them anywhere (`Die Domäne "DC=contoso,DC=example" wird überprüft.`,
 * `ドメイン DC=contoso,DC=example を確認しています`); those that close an output keep the word SPN.
 */
import { spn, type Spn } from '../../windows/names.ts';
import type { Block } from '../format.ts';

export type LineKind =
  | 'blank'
  /** The command itself, in a file without prompts. */
  | 'command'
  /** `Checking domain DC=contoso,DC=example`, forest or domain. */
  | 'scope'
  /** `CN=FILE01,OU=Servers,DC=contoso,DC=example` */
  | 'account'
  /** `        cifs/files` */
  | 'spn'
  /** `Registered ServicePrincipalNames for CN=FILE01,…:` */
  | 'list-heading'
  /** `HTTP/web is registered on these accounts:` */
  | 'duplicate-heading'
  /** `No such SPN found.`, `found 0 group of duplicate SPNs.` */
  | 'last-line'
  /** `FindDomainForAccount: … 0x00000525` */
  | 'account-failed'
  | 'other';

export interface Line {
  readonly at: { readonly line: number };
  readonly text: string;
  readonly kind: LineKind;
  /** The name on an `spn` line, or the first one in a duplicate's heading. */
  readonly spn: Spn | null;
}

export interface Output {
  readonly lines: readonly Line[];
}

const COMMAND = /^\s*setspn(?:\.exe)?\s+(?:(?:"[^"]*"|[^\s"]+)\s+)*?[-/][a-z]\b/i;
const ACCOUNT = /^\s*(?:CN|OU)=[^"]+,\s*DC=[^":]+$/i;
const SCOPE = /[\s"„“«]DC=[\w-]+(?:,\s*DC=[\w-]+)*(?![\w,=-])/i;
const SPN_ALONE = /^\s*([A-Za-z0-9][\w.-]*\/\S*[^\s:：])\s*$/;
const NAME_IN_SENTENCE = /\b(?:CN|OU)=[^:"]*,\s*DC=/i;
const ENDS_WITH_COLON = /[:：]\s*$/;
const SPN_TOKEN = /^[A-Za-z][\w.-]*\/[\p{Script=Latin}\p{N}._/$-]+(?::\w+)?$/u;
/** No sentence of setspn is longer; patterns stay fast. */
const SENTENCE = 300;

export function kindOfLine(line: string): LineKind {
  if (line.trim() === '') return 'blank';
  if (COMMAND.test(line)) return 'command';
  if (isListHeading(line)) return 'list-heading';
  if (ACCOUNT.test(line)) return 'account';
  if (/^\s*FindDomainForAccount:/.test(line)) return 'account-failed';
  if (SPN_ALONE.test(line)) return 'spn';
  if (spnInHeading(line) !== null) return 'duplicate-heading';
  if (line.length < SENTENCE && SCOPE.test(line) && !/\b(?:CN|OU)=/i.test(line)) return 'scope';
  if (/\bSPNs?\b/.test(line) && !saysTrouble(line) && !/\b(?:CN|OU)=/i.test(line) && line.length < 120)
    return 'last-line';
  return 'other';
}

/** Errors carry a code in parentheses or as 0x…; the closing sentences never do, beside `Dienstprinzipalname (SPN)`. */
export function saysTrouble(line: string): boolean {
  return /\((?!SPNs?\))|0x|error/i.test(line);
}

/**
 * A sentence around an account: what `-L` prints ends with a colon in every language (`Registered ServicePrincipalNames 用于
 * CN=…:`). What `-S` registers has the property's name and no colon; the line behind its names tells it apart.
 */
function isListHeading(line: string): boolean {
  if (line.length >= SENTENCE) return false;
  const name = NAME_IN_SENTENCE.exec(line);
  if (name === null || line.slice(0, name.index).trim() === '') return false;
  return ENDS_WITH_COLON.test(line) || /ServicePrincipalName/i.test(line.slice(0, name.index));
}

/** The one SPN in a sentence that ends with a colon, wherever the language puts it. */
function spnInHeading(line: string): string | null {
  if (line.length >= SENTENCE || !ENDS_WITH_COLON.test(line)) return null;
  const words = line.replace(ENDS_WITH_COLON, '').split(/[\s"„“”«»]+/);
  const names = words.filter((word) => SPN_TOKEN.test(word));
  return names.length === 1 && words.length > 1 ? (names[0] ?? null) : null;
}

/** The runs of setspn in a block: a new one begins where a scope line follows a last line. */
export function outputsOf(block: Block): Output[] {
  const outputs: Line[][] = [[]];
  let closed = false;
  for (const [index, raw] of block.lines.entries()) {
    const kind = kindOfLine(raw);
    if (kind === 'blank') continue;
    const current = outputs.at(-1) ?? [];
    const begins: boolean = (kind === 'scope' || kind === 'list-heading') && closed;
    const line: Line = {
      at: { line: block.firstLine + index },
      text: raw.trim(),
      kind,
      spn: spn(SPN_ALONE.exec(raw)?.[1] ?? spnInHeading(raw)),
    };
    if (begins) outputs.push([line]);
    else current.push(line);
    closed = (closed && !begins) || kind === 'last-line' || kind === 'list-heading';
  }
  return outputs.map((lines) => ({ lines }));
}

/** The lines directly below `lines[at]` that are of one kind. */
export function linesBelow(lines: readonly Line[], at: number, kind: LineKind): readonly Line[] {
  let end = at + 1;
  while (lines[end]?.kind === kind) end += 1;
  return lines.slice(at + 1, end);
}
