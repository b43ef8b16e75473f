/**
 * Takes a text file apart: one file often holds several outputs, with prompts, notes and mail quoting between them.
 *
 *     PS C:\> ipconfig /all
 *     …
 *     PS C:\> klist
 *     …
 *
 * Each part goes to the format that recognises its command or its first lines. A part that nobody reads is said, unless
 * it is only prompts and banners.
 */
import type { Block, TextFormat } from './format.ts';
import { linesOf } from './console-lines.ts';
import { promptOf } from './prompt.ts';
import { unreadOutputAt, type UnreadOutput } from './unread.ts';

export interface Part {
  /** Who reads it; null: nobody knows it. */
  readonly owner: TextFormat | UnreadOutput | null;
  readonly block: Block;
  /** Index of its command line, or of its first line where none is shown. */
  readonly at: number;
  /** From a remoting prompt above it. */
  readonly computer: string | null;
}

export interface Transcript {
  /** One per line of the file, without colours, quoting and secrets. */
  readonly lines: readonly string[];
  /** The lines as formats see them: a command line is the command alone, without its prompt. */
  readonly texts: readonly string[];
  readonly parts: readonly Part[];
  /** Names that the text gives for its computer: remoting prompts, `hostname`, the head of Start-Transcript. */
  readonly computers: readonly string[];
}

/** Splits a decoded text among the formats, each asked in the order given. `file` and `dayFirst` are only handed on. */
export function transcriptOf(
  file: string,
  text: string,
  formats: readonly TextFormat[],
  dayFirst?: boolean,
): Transcript {
  const lines = linesOf(text);
  const prompts = lines.map(promptOf);
  const texts = lines.map((line, at) => prompts[at]?.command ?? line);
  const ownerAt = (at: number): Part['owner'] =>
    formats.find((format) => format.begins(texts, at)) ?? unreadOutputAt(texts[at] ?? '');

  const open: OpenPart[] = [];
  let session: Session = { command: null, computer: null };
  let current: OpenPart | null = null;
  /** Up to this line what began last goes on, whatever its lines look like. */
  let reach = 0;
  for (const [at, line] of lines.entries()) {
    const prompt = prompts[at] ?? null;
    if (/^\s*(?:```|~~~)/.test(line)) {
      session = { command: null, computer: null };
      current = null;
      reach = 0;
    } else if (prompt !== null) {
      session = { command: prompt.command === '' ? null : prompt.command, computer: prompt.computer };
      current = session.command === null ? null : startPart(open, ownerAt(at), session, at, at + 2);
      reach = 0;
    } else if (line.trim() === '') {
      current?.lines.push(line);
    } else {
      const owner: Part['owner'] = at < reach ? null : ownerAt(at);
      if (owner !== null && 'input' in owner) reach = owner.reach?.(texts, at) ?? 0;
      if (current === null || (owner !== null && owner !== current.owner)) {
        current = startPart(open, owner, session, at, at + 1);
      }
      current.lines.push(line);
    }
  }
  const parts = open.map(({ owner, lines, at, firstLine, command, computer }) => ({
    owner,
    at,
    block: { file, lines, firstLine, command, dayFirst },
    computer,
  }));
  return { lines, texts, parts, computers: [...new Set(parts.flatMap(computersIn))] };
}

interface Session {
  readonly command: string | null;
  readonly computer: string | null;
}

interface OpenPart extends Session {
  readonly owner: Part['owner'];
  readonly lines: string[];
  readonly at: number;
  readonly firstLine: number;
}

function startPart(
  open: OpenPart[],
  owner: Part['owner'],
  session: Session,
  at: number,
  firstLine: number,
): OpenPart {
  const part: OpenPart = { owner, lines: [], at, firstLine, ...session };
  open.push(part);
  return part;
}

const ASKS_NAME = /^(?:hostname(?:\.exe)?|\$env:COMPUTERNAME|echo\s+%COMPUTERNAME%)$/i;

/** Start-Transcript writes its head in the language of Windows; this line's value is the same in all. */
const MACHINE_LINE = /^[^:：]{1,40}[:：]\s*([\w-]+) \(Microsoft Windows NT [\d.]+\)\s*$/;

function computersIn({ block, computer }: Part): string[] {
  const names = computer === null ? [] : [computer];
  const first = block.lines.find((line) => line.trim() !== '')?.trim() ?? '';
  if (ASKS_NAME.test(block.command ?? '') && /^[\w-]{1,63}$/.test(first)) names.push(first);
  for (const line of block.lines) {
    // Start-Transcript writes its head in the language of Windows; this line's value is the same in all.
    const machine =
      line.length > 300 ? null : /^[^:：]+[:：]\s*([\w-]+) \(Microsoft Windows NT [\d.]+\)$/.exec(line);
    if (machine?.[1] !== undefined) names.push(machine[1]);
  }
  return names;
}

const BANNERS: readonly RegExp[] = [
  /^Microsoft Windows \[/i,
  /^(?:Windows )?PowerShell(?: \d[\d.]*)?$/i,
  /^(?:\(c\)|©|Copyright)/i,
  /^https:\/\/aka\.ms\//i,
  /^#TYPE \S+$/,
  /^[*=_~#-]{3,}$/,
  /^\[?\.\.\.\]?$|^…$/,
  /^(?:ExitCode|Exit code|%ERRORLEVEL%)\b/i,
];
const ASIDE =
  /^(?:cd|chdir|cls|clear|clear-host|chcp|echo|exit|title|set|ver|date|time|gpupdate|mkdir|md|start-transcript|stop-transcript|hostname|\$env:|rem|@echo|#|::)/i;

/** Remarks of one or two lines between outputs are not content that was missed. */
const REMARK_LINES = 2;

/** True for a part that says nothing: banners, `cd`, `cls`, a short remark, the head of Start-Transcript. */
export function isNoise({ owner, block }: Part): boolean {
  if (owner !== null) return false;
  if (block.command !== null && ASIDE.test(block.command)) return true;
  if (block.lines.some((line) => MACHINE_LINE.test(line))) return true;
  const content = block.lines.filter(
    (line) => line.trim() !== '' && !BANNERS.some((banner) => banner.test(line.trim())),
  );
  return content.length <= (block.command === null ? REMARK_LINES : 0);
}
