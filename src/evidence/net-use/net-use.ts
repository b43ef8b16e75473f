/**
 * What people saw when they opened a share: `net use`, `dir`, `Test-Path`, a message box, SQL Server's own words.
 *
 *     C:\>net use Z: \\files\finance /user:CONTOSO\mara
 *     System error 5 has occurred.
 *
 *     Access is denied.
 *
 * gives an `access-tried`: target \\files\finance, user CONTOSO\mara, failed with 5. The number is the same in every
 * language; the words around it are a table (`phrases.ts`). The list of `net use` gives `smb-mapping`, a message of SQL
 * Server (`Operating system error 5(Access is denied.)`) a `service-failure`.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/net-use; numbers:
 * https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { accessCommand, type AccessCommand } from './access-command.ts';
import { mappingRows, startsMappingList } from './mapping-list.ts';
import { readMessageBoxes, startsMessageBox } from './message-box.ts';
import { failureIn, succeeds } from './outcomes.ts';
import { isServiceFailure, readServiceFailures } from './service-failure.ts';

export type NetUseKind = 'access-tried' | 'smb-mapping' | 'service-failure';

export const netUse = textFormat<NetUseKind>({
  id: 'net-use',
  title: 'What people saw (net use, dir, messages)',
  input: 'text',
  collect: [
    {
      command: 'net use \\\\server\\share > net-use.txt 2>&1',
      role: 'client',
      first: true,
      tells: ['access-tried'],
      hint: 'as the affected user, with the path as people type it; without 2>&1 the file stays empty',
    },
    { command: 'net use', role: 'client', tells: ['smb-mapping'], hint: 'as the affected user' },
    {
      command: 'the ERRORLOG of SQL Server around the failed backup',
      role: 'client',
      tells: ['service-failure'],
      hint: 'where a SQL Server backup to a share fails',
    },
  ],
  tells: ['access-tried', 'smb-mapping', 'service-failure'],
  begins,
  read,
});

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.trim() === '') return false;
  return (
    accessCommand(line) !== null ||
    failureIn(line) !== null ||
    isServiceFailure(lines, at) ||
    startsMappingList(lines, at) ||
    startsMessageBox(lines, at)
  );
}

function* read(block: Block): Iterable<Sighting<NetUseKind> | Note> {
  yield* mappingRows(block);
  yield* readServiceFailures(block);
  const command = accessCommand(block.command ?? '');
  if (command !== null) yield* readOutcome(block, command);
  else if (block.command === null || isScript(block.command)) yield* readErrors(block);
}

/** The output of a script holds other commands' errors; `net start spooler` only its own, which say nothing of a share. */
function isScript(command: string): boolean {
  return /\.(?:cmd|bat|ps1|vbs)\b/i.test(command);
}

/** ERROR_ALREADY_ASSIGNED, ERROR_DEVICE_ALREADY_REMEMBERED, ERROR_NOT_CONNECTED: no server was asked. */
const OF_THE_DRIVE = new Set([85, 1202, 2250]);

/** The one outcome of a command that names a share. */
function* readOutcome(block: Block, command: AccessCommand): Iterable<Sighting<NetUseKind> | Note> {
  if (command.target === null || command.removes) return;
  const { target, user, word } = command;
  const shown = block.command?.trim() ?? word;
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    const failed = failureIn(
      line,
      command,
      block.lines.slice(index + 1, index + 3),
      block.lines.slice(0, index),
    );
    if (failed?.code !== undefined && failed.code !== null && OF_THE_DRIVE.has(failed.code)) {
      yield {
        code: 'drive-not-free',
        says: `Error ${failed.code} is about the drive letter, not about ${target}: repeat net use without one.`,
        ...at,
      };
      return;
    }
    if (failed !== null) {
      yield {
        kind: 'access-tried',
        at,
        text: `${shown}: ${line.trim()}`,
        says: { target, user, outcome: 'failed', code: failed.code, command: word },
      };
      return;
    }
    if (succeeds(line, command, block.lines)) {
      yield {
        kind: 'access-tried',
        at,
        text: `${shown}: ${line.trim()}`,
        says: { target, user, outcome: 'succeeded', code: null, command: word },
      };
      return;
    }
  }
  if (block.lines.some((line) => line.trim() !== '')) {
    yield {
      code: 'outcome-unknown',
      says: `What came of ${word} ${target} could not be told: there is neither an error number nor a known sentence.`,
      line: block.firstLine,
    };
  }
}

/** Errors without a command: their target is known only where the message names it. */
function* readErrors(block: Block): Iterable<Sighting<NetUseKind> | Note> {
  yield* readMessageBoxes(block);
  for (const [index, line] of block.lines.entries()) {
    const failed = failureIn(line);
    if (failed === null) continue;
    yield {
      kind: 'access-tried',
      at: { line: block.firstLine + index },
      text: line.trim(),
      says: {
        target: failed.target,
        user: null,
        outcome: 'failed',
        code: failed.code,
        command: failed.command,
      },
    };
  }
}
