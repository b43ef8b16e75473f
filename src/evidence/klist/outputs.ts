/** The runs of klist in a block, each with the session that its head line names. */
import type { Block } from '../format.ts';

/** A logon ID as klist writes it, high and low part: `0:0x3e7`. */
const LOGON_ID = /\b(?:0x)?([0-9a-f]+):0x([0-9a-f]+)\b/i;
export const HEAD = /^\D*\b(?:0x)?[0-9a-f]+:0x[0-9a-f]+\s*$/i;
export const TICKET = /^\s*#\d+>/;
/** `Cached Tickets: (3)`: no other digits, so that the lines of `klist sessions`, which end alike, are none. */
export const COUNT = /^\D*\((\d+)\)\s*$/;

export interface OutputLine {
  readonly at: { readonly line: number };
  readonly text: string;
}

/** One run of klist: its head line, and the lines up to the next head. */
export interface Output {
  readonly logonId: string | null;
  readonly lines: readonly OutputLine[];
}

export function outputsOf(block: Block): Output[] {
  const outputs: { logonId: string | null; lines: OutputLine[] }[] = [];
  for (const [index, line] of block.lines.entries()) {
    const text = line.trim();
    if (text === '') continue;
    const current = outputs.at(-1);
    if (HEAD.test(text) && !TICKET.test(text)) {
      // `klist -li` prints its own session first and the one asked for on the next line: the second counts.
      if (current !== undefined && current.lines.length === 0) current.logonId = logonIdOf(text);
      else outputs.push({ logonId: logonIdOf(text), lines: [] });
      continue;
    }
    const output = current ?? { logonId: null, lines: [] };
    if (current === undefined) outputs.push(output);
    output.lines.push({ at: { line: block.firstLine + index }, text });
  }
  return outputs;
}

/** `0:0x4A3B21` → `0x4a3b21`, as the logon IDs of events are written. */
function logonIdOf(line: string): string | null {
  const match = LOGON_ID.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const high = Number.parseInt(match[1], 16);
  const low = match[2].toLowerCase().replace(/^0+(?=.)/, '');
  return high === 0 ? `0x${low}` : `0x${high.toString(16)}${low.padStart(8, '0')}`;
}
