import type { Evidence } from '../correlation/evidence.ts';
import type { Ask as AskItem, Proof } from '../diagnosis/item.ts';
import type { Ask, Because } from './document.ts';

/** Proofs shown of one statement: enough to believe it, few enough to read. */
const MOST = 8;

/** Proofs of a cause as the report says them. */
export function because(proofs: readonly Proof[]): Because[] {
  return becauseOf(proofs.map(({ says, origin, more }) => ({ ...origin, says, more })));
}

/** Lines of files and what they say, as the report says them: `more` only where further records say the same. */
export function becauseOf(found: readonly Evidence[], most = MOST): Because[] {
  return found.slice(0, most).map(({ says, file, line, record, text, more }) => ({
    says,
    file,
    ...(line === undefined ? {} : { line }),
    ...(record === undefined ? {} : { record }),
    text,
    ...(more > 0 ? { more } : {}),
  }));
}

export function ask({ what, command, host, role }: AskItem): Ask {
  return { what, command, host, role };
}

/** ISO 8601 of a case time; the clock time of the export where its zone is unknown. */
export function iso(time: number | undefined): string | null {
  return time === undefined || !Number.isFinite(time) ? null : new Date(time).toISOString();
}
