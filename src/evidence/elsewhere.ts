/**
 * Commands that were typed on one computer and speak of another: what they print is nothing of the computer whose console
 * it is, and the name in it must not become the owner of the whole file.
 */
import type { Note } from '../facts/reading.ts';

/** Remote runs, whatever they run; a value that means the computer itself is none. */
const REMOTE =
  /\b(?:Invoke-Command|icm|psexec(?:64)?|winrs)\b|\bwmic\b.*\s\/node:|\s-(?:ComputerName|CimSession|Session|VMName)[\s:]+(?!localhost\b|\.(?:\s|$)|127\.|\$env:COMPUTERNAME)/i;

/** True where the command asks another computer. `option`: the program's own option for that, with what it is followed by. */
export function asksAnotherComputer(command: string | null, option?: RegExp): boolean {
  return command !== null && (REMOTE.test(command) || option?.test(command) === true);
}

export function askedElsewhere(line: number): Note {
  return {
    code: 'asked-elsewhere',
    says: 'This command asked another computer than the one it was typed on: run it on that computer, and drop it as a file of its own.',
    line,
  };
}
