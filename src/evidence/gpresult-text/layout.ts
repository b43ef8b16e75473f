/**
 * The layout of gpresult's text, which is the same in every language: headings are underlined, and what belongs together is
 * indented together.
 *
 *     RSOP data for CONTOSO\mara on WS07 : Logging Mode
 *     --------------------------------------------------
 *     COMPUTER SETTINGS
 *     ------------------
 *         CN=WS07,OU=Clients,DC=contoso,DC=example
 *         Last time Group Policy was applied: …
 *
 *         Applied Group Policy Objects
 *         -----------------------------
 *             Restrict NTLM
 *
 *         The following GPOs were not applied because they were filtered out
 *         -------------------------------------------------------------------
 *             Server baseline
 *                 Filtering:  Denied (Security)
 */
import type { Block } from '../format.ts';
import { SCOPE_WORDS } from './words.ts';

export interface TextLine {
  readonly text: string;
  readonly indent: number;
  /** In the file. */
  readonly line: number;
}

export interface Section {
  /** Below its heading, without blank lines; entries of `/v` keep their order. */
  readonly lines: readonly TextLine[];
}

export interface Scope {
  readonly of: 'computer' | 'user' | null;
  /** `CN=WS07,OU=Clients,DC=contoso,DC=example`, of a domain's member only. */
  readonly account: TextLine | null;
  readonly sections: readonly Section[];
  readonly lines: readonly TextLine[];
}

export interface Report {
  readonly computer: string | null;
  /** Words for "nothing" of this language: what stands behind "Roaming Profile:" and the like. */
  readonly none: ReadonlySet<string>;
  readonly scopes: readonly Scope[];
}

const DASHES = /^\s*-{3,}\s*$/;

/** True where the report of one session begins at `lines[at]`: its title is underlined and names what it shows. */
export function isTitle(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return (
    line.length < 300 &&
    /RSOP/i.test(line) &&
    /[:：]/.test(line) &&
    /^\s*-{10,}\s*$/.test(lines[at + 1] ?? '')
  );
}

/** The reports in a block; what stands before the first title is one without. */
export function reportsIn(block: Block): Report[] {
  const starts = block.lines.flatMap((_, at) => (isTitle(block.lines, at) ? at : []));
  const [first] = starts;
  const froms = first === 0 ? starts : [0, ...starts];
  return froms.map((from, index) => reportOf(block, from, froms[index + 1] ?? block.lines.length));
}

function reportOf({ lines, firstLine }: Block, from: number, to: number): Report {
  const all = lines
    .slice(from, to)
    .map((text, index): TextLine => ({ text, indent: text.search(/\S|$/), line: firstLine + from + index }));
  const isHeading = (at: number): boolean =>
    all[at]?.text.trim() !== '' && DASHES.test(all[at + 1]?.text ?? '') && !DASHES.test(all[at]?.text ?? '');
  const heads = all.flatMap((one, at) => (at > 0 && one.indent === 0 && isHeading(at) ? at : []));
  const head = all.slice(0, heads[0] ?? all.length);
  const hasTitle = isTitle(lines, from);
  const computer = hasTitle ? computerIn(all[0]?.text ?? '') : null;
  const bodies = heads.map((at, index) => ({
    heading: all[at]?.text.trim() ?? '',
    lines: all.slice(at + 2, heads[index + 1] ?? all.length),
  }));
  return {
    computer: computer ?? accountName(bodies[0]?.lines ?? []),
    none: new Set(['N/A', ...(hasTitle ? head.flatMap(({ text }) => wordsIn(text)) : [])]),
    scopes:
      bodies.length === 0
        ? [{ of: null, account: null, sections: [], lines: all }]
        : bodies.map((body, index) => scopeOf(body, { index, of: bodies.length, computer })),
  };
}

function wordsIn(text: string): string[] {
  const value = valueIn(text);
  return value === null || /\d/.test(value) ? [] : [value];
}

function scopeOf(
  { heading, lines }: { readonly heading: string; readonly lines: readonly TextLine[] },
  place: { readonly index: number; readonly of: number; readonly computer: string | null },
): Scope {
  const first = lines.find(({ text }) => text.trim() !== '');
  const account = first !== undefined && ACCOUNT.test(first.text) ? first : null;
  return { of: sideOf(heading, account, place), account, sections: sectionsIn(lines), lines };
}

/** With both, the computer's part comes first. Alone it is told by its heading, or by the account that it is of. */
function sideOf(
  heading: string,
  account: TextLine | null,
  { index, of, computer }: { readonly index: number; readonly of: number; readonly computer: string | null },
): Scope['of'] {
  if (of === 2) return index === 0 ? 'computer' : 'user';
  const words = SCOPE_WORDS.find((one) => one.computer === heading || one.user === heading);
  if (words !== undefined) return words.computer === heading ? 'computer' : 'user';
  const name = ACCOUNT.exec(account?.text ?? '')?.[1];
  if (name === undefined || computer === null) return null;
  return name.toLowerCase() === computer.toLowerCase() ? 'computer' : 'user';
}

const ACCOUNT = /^\s+CN=((?:[^,\\]|\\.)+),.*\bDC=/i;

function accountName(lines: readonly TextLine[]): string | null {
  const name = ACCOUNT.exec(lines.find(({ text }) => text.trim() !== '')?.text ?? '')?.[1];
  return name !== undefined && /^[\w-]{1,63}$/.test(name) ? name : null;
}

/** The last word before the colon: `… on WS07 : Logging Mode`. Languages that put the name elsewhere have none there. */
function computerIn(title: string): string | null {
  return /(?:^|\s)([A-Za-z0-9][\w-]{0,62})\s?[:：]\s[^:：]*$/.exec(title)?.[1] ?? null;
}

/** Underlined headings at the second level, each with its lines. */
function sectionsIn(lines: readonly TextLine[]): Section[] {
  const starts = lines.flatMap(({ text, indent }, at) =>
    DASHES.test(text) && indent > 0 && indent <= 6 && at > 0 ? at : [],
  );
  return starts.map((at, index) => ({
    // The next heading stands as far left as this one.
    lines: lines
      .slice(at + 1, starts[index + 1] ?? lines.length)
      .filter(({ text, indent }) => text.trim() !== '' && indent > (lines[at]?.indent ?? 0)),
  }));
}

/** What stands behind the label of a line: `Default Domain Policy` of `GPO: Default Domain Policy`. */
export function valueIn(text: string): string | null {
  return /^\s*[^:：]{1,60}?\s?[:：](?:\s+(.*))?$/.exec(text)?.[1]?.trim() ?? null;
}
