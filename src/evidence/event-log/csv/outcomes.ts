/**
 * Success or failure of the Security log's records, from the word that Windows writes for it.
 *
 * A word whose meaning a public source shows is believed. Every other one of the table only where the file agrees, by a sign
 * that no language changes: some events are only ever written for a success (4624) or only for a failure (4625), so the word
 * beside them, or its opposite in the same language, shows what it means. A word of no table stays unknown, whatever it stands
 * beside: where the column holds levels, `Information` stands beside all of them.
 *
 * Which events those are: the (S) and (F) behind the names at
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/advanced-security-audit-policy-settings.
 */
import { outcomeWord, plain } from './event-viewer-words.ts';

export type Outcome = 'success' | 'failure' | 'unknown';

const ONLY_SUCCESS = new Set([4624, 4634, 4647, 4648, 4672, 4688, 4689, 4740, 4798, 4799, 5156, 5158]);
const ONLY_FAILURE = new Set([4625, 4771, 5152, 5157]);

export class Outcomes {
  readonly #seen = new Map<string, Set<'success' | 'failure'>>();

  /** Takes a record of Security-Auditing for a sign. */
  learn(word: string, id: number): void {
    const own = outcomeOfEvent(id);
    if (own === null || outcomeWord(word)?.hasSource !== false) return;
    const key = plain(word);
    const seen = this.#seen.get(key);
    if (seen === undefined) this.#seen.set(key, new Set([own]));
    else seen.add(own);
  }

  /** What the word beside event `id` means in this file, as far as it was read. */
  of(word: string, id: number): Outcome {
    this.learn(word, id);
    const known = outcomeWord(word);
    if (known === null) return 'unknown';
    if (known.hasSource) return known.outcome;
    const { outcome, opposites } = known;
    const opposite = outcome === 'success' ? 'failure' : 'success';
    const agrees = this.#isOnly(plain(word), outcome);
    const others = opposites.filter((other) => this.#seen.has(other));
    const othersAgree = others.every((other) => this.#isOnly(other, opposite));
    return (agrees || (others.length > 0 && !this.#seen.has(plain(word)))) && othersAgree
      ? outcome
      : 'unknown';
  }

  #isOnly(word: string, outcome: 'success' | 'failure'): boolean {
    const seen = this.#seen.get(word);
    return seen?.size === 1 && seen.has(outcome);
  }
}

function outcomeOfEvent(id: number): 'success' | 'failure' | null {
  if (ONLY_SUCCESS.has(id)) return 'success';
  return ONLY_FAILURE.has(id) ? 'failure' : null;
}
