/** A log that a console printed into a file: its command stands above it. */
import { promptOf } from '../prompt.ts';

/** Characters looked at for further commands. */
const LOOKED_AT = 64 * 1024;

/**
 * The head of a file without the command line above it, where that is the only one: then the file holds one output. With several,
 * or with the name of another computer in the prompt, it is a transcript and stays as it is.
 */
export function belowItsCommand(head: string): string {
  const start = head.search(/\S/);
  const end = start < 0 ? -1 : head.indexOf('\n', start);
  const prompt = end < 0 ? null : promptOf(head.slice(start, end).trimEnd());
  if (prompt === null || prompt.computer !== null) return head;
  const body = head.slice(end + 1);
  const isTranscript = body
    .slice(0, LOOKED_AT)
    .split('\n')
    .some((line) => promptOf(line.trimEnd()) !== null);
  return isTranscript ? head : body;
}
