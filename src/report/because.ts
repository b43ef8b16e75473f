import type { Ask as AskItem, Proof } from '../diagnosis/item.ts';
import type { Ask, Because } from './document.ts';

/** Proofs shown of one statement: enough to believe it, few enough to read. */
const MOST = 8;

export function because(proofs: readonly Proof[]): Because[] {
  return proofs.slice(0, MOST).map(({ says, origin, more }) => ({
    says,
    file: origin.file,
    ...(origin.line === undefined ? {} : { line: origin.line }),
    ...(origin.record === undefined ? {} : { record: origin.record }),
    text: origin.text,
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
