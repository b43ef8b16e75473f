/**
 * A message box pasted as text (Ctrl+C in it copies all its words):
 *
 *     ---------------------------
 *     Network Error
 *     ---------------------------
 *     Windows cannot access \\files\finance
 *     …
 *     Error code: 0x80070005
 *     Access is denied.
 *
 * Path and number are the same in every language; a number without a path near it is some other program's.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Block } from '../format.ts';
import { targetIn } from './access-command.ts';
import { codeOf } from './outcomes.ts';

/** HRESULTs of Win32 errors, and the two that SMB guests and signing raise. */
const RESULT = /\b(0x8007[0-9a-f]{4}|0x80090006|0xC05D000[23])\b/i;
const BOX_LINES = 14;

export function startsMessageBox(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!line.includes('\\\\') || targetIn(line) === null) return false;
  return lines.slice(at, at + BOX_LINES).some((next) => RESULT.test(next));
}

export function* readMessageBoxes(block: Block): Iterable<Sighting<'access-tried'>> {
  let target: string | null = null;
  let since = 0;
  for (const [index, line] of block.lines.entries()) {
    const named = targetIn(line);
    if (named !== null) {
      target = named;
      since = index;
    }
    const result = RESULT.exec(line)?.[1];
    if (result === undefined || target === null || index - since > BOX_LINES) continue;
    yield {
      kind: 'access-tried',
      at: { line: block.firstLine + index },
      text: named === null ? `${target}: ${line.trim()}` : line.trim(),
      says: { target, user: null, outcome: 'failed', code: codeOf(result), command: 'Explorer' },
    };
    target = null;
  }
}
