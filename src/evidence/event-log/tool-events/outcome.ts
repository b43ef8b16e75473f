/** Success or failure of a Security record, however an export writes its keywords. */
import { outcomeWord } from '../csv/event-viewer-words.ts';
import { outcomeOfBits } from '../keywords.ts';

/** The first of these texts that tells: bits (`0x8010000000000000`), or a word of any known language (`Audit Failure`). */
export function outcomeOf(...written: readonly string[]): 'success' | 'failure' | null {
  for (const text of written) {
    const word = outcomeWord(text);
    const outcome = outcomeOfBits(text) ?? (word?.hasSource === true ? word.outcome : null);
    if (outcome !== null) return outcome;
  }
  return null;
}
