/**
 * Whether a computer and its domain trust each other:
 *
 *     PS C:\> Test-ComputerSecureChannel -Verbose
 *     True
 *     VERBOSE: The secure channel between the local computer and the domain contoso.example is in good condition.
 *
 * gives a `secure-channel-checked`. `True` and `False` are the same in every language; the sentence is not, and gives only
 * the domain. Without the command above it a lone True says nothing.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/test-computersecurechannel.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { truth } from '../powershell-output.ts';

export const testComputerSecureChannel = textFormat<'secure-channel-checked'>({
  id: 'test-computersecurechannel',
  title: 'Secure channel (Test-ComputerSecureChannel)',
  input: 'text',
  collect: [
    {
      command: 'Test-ComputerSecureChannel -Verbose',
      role: 'any',
      hint: 'in Windows PowerShell 5.1 as administrator; keep the command line in the file',
    },
  ],
  tells: ['secure-channel-checked'],
  begins: (lines, at) => COMMAND.test(lines[at] ?? ''),
  read,
});

const COMMAND = /^\s*(?:powershell(?:\.exe)?\s.*)?Test-ComputerSecureChannel\b(?!\s*:)/i;

function* read(block: Block): Iterable<Sighting<'secure-channel-checked'> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  if (/\s-Repair\b/i.test(block.command ?? '')) {
    yield {
      code: 'channel-reset',
      says: 'Test-ComputerSecureChannel -Repair sets up the secure channel anew: its answer is the state after the repair, not the one that failed.',
      line: block.firstLine,
    };
    return;
  }
  for (const [index, line] of block.lines.entries()) {
    const ok = truth(line);
    if (ok === null) continue;
    yield {
      kind: 'secure-channel-checked',
      at: { line: block.firstLine + index },
      text: `${block.command?.trim() ?? 'Test-ComputerSecureChannel'}: ${line.trim()}`,
      says: { domain: domainIn(block.lines), dc: null, ok, code: null },
    };
    return;
  }
}

/** The one DNS name in the sentence of -Verbose. A NetBIOS name cannot be told from its words. */
function domainIn(lines: readonly string[]): string | null {
  const names = new Set(
    lines
      .filter((line) => line.length < 600 && truth(line) === null)
      .flatMap(
        (line) => line.match(/(?<![\w.-])[a-z0-9][\w-]{0,62}(?:\.[a-z0-9][\w-]{0,62}){1,8}(?![\w-])/gi) ?? [],
      )
      .map((name) => name.toLowerCase()),
  );
  const [only] = names;
  return names.size === 1 ? (only ?? null) : null;
}
