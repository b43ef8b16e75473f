/** Commands that open a share, as typed at a prompt. */
import { uncPath } from '../../windows/names.ts';

export interface AccessCommand {
  /** `net use`, `dir`, `Test-Path`: how the report names it. */
  readonly word: string;
  /** Server and share as typed, `\\files\finance`, of a command for one file its whole path; null where the command names none. */
  readonly target: string | null;
  readonly user: string | null;
  /** `net use Z: /delete`. */
  readonly removes: boolean;
}

const NET = /^\s*net(?:1)?(?:\.exe)?\s+(use|view)\b(.*)$/i;
const OPENS =
  /^\s*(dir|ls|gci|Get-ChildItem|Get-Item|Test-Path|pushd|cd|chdir|Set-Location|sl|type|copy|xcopy|robocopy|New-SmbMapping|New-SmbGlobalMapping|New-PSDrive|explorer(?:\.exe)?|start|Invoke-Item|ii|Get-Content|gc|cat|Set-Content|Add-Content|Clear-Content|Copy-Item|cpi?|Move-Item|mv|move|Rename-Item|New-Item|ni|Remove-Item|rm|md|mkdir|Get-Acl)\s+(.*\\\\.*)$/i;
/** From one path to another: with two shares, the refusal may be of either. */
const BETWEEN = /^(?:Copy-Item|cpi?|Move-Item|mv|move)$/i;
const OF_ONE_FILE = /^(?:type|Get-Content|gc|cat|Set-Content|Add-Content|Clear-Content)$/i;
/** What they print is the file, and that may be anybody's output. */
const PRINTS = /^(?:type|Get-Content|gc|cat)$/i;

/** Reads a command line; null where it opens no share. PowerShell's `dir : Access is denied` is no command. */
export function accessCommand(line: string): AccessCommand | null {
  const net = NET.exec(line);
  if (net?.[1] !== undefined) return netCommand(net[1].toLowerCase(), net[2] ?? '');
  const opens = OPENS.exec(line);
  if (opens?.[1] === undefined || /^\s*[:：]/.test(opens[2] ?? '')) return null;
  const target = OF_ONE_FILE.test(opens[1]) ? fileIn(opens[2] ?? '') : targetIn(opens[2] ?? '');
  if (target === null) return null;
  if (BETWEEN.test(opens[1]) && (opens[2] ?? '').split('\\\\').length > 2) return null;
  const user = /-User(?:Name)?\s+["']?([^\s"']+)/i.exec(opens[2] ?? '')?.[1] ?? null;
  return { word: opens[1], target, user, removes: false };
}

/** The whole path of the file that a command names: where it lies tells which folder refused it. */
function fileIn(text: string): string | null {
  const target = targetIn(text);
  const written = writtenIn(text).replace(/\\+$/, '');
  return target !== null && written.startsWith(`${target}\\`) ? written : target;
}

/** True for a command whose output is what stands in a file. */
export function printsFile({ word }: AccessCommand): boolean {
  return PRINTS.test(word);
}

function netCommand(verb: string, rest: string): AccessCommand | null {
  const target = targetIn(rest);
  // Prose: "net use gives error 5".
  if (target === null && !/^\s*(?:$|[/*>|2&]|[A-Za-z]:)/.test(rest)) return null;
  const user = /\/u(?:ser)?:\s*"?([^\s"]+)"?/i.exec(rest)?.[1] ?? null;
  return { word: `net ${verb}`, target, user, removes: /\/d(?:elete)?\b/i.test(rest) };
}

/** The first UNC path in a line, server and share, as typed. `\\.\pipe` and `\\?\` are of this computer. */
export function targetIn(text: string): string | null {
  const path = uncPath(writtenIn(text));
  return path === null || path.server === '.' || path.server === '?' ? null : path.shown;
}

function writtenIn(text: string): string {
  const quoted = /["'](\\\\[^"'\\]+\\?[^"']*)["']/.exec(text)?.[1];
  const plain = /\\\\[^\s"'<>|,;]+/.exec(text)?.[0].replace(/[.:)!]+$/, '');
  return quoted ?? plain ?? '';
}
