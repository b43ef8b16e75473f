import type { Because, Diagnosis, OriginLine } from '../../report/document.ts';
import { openCauses } from './open-causes.ts';

/** The numbers in brackets: one per place in a file, in the order in which the page shows them. */
export class Citations {
  readonly #numbers = new Map<string, number>();

  constructor(diagnosis: Diagnosis) {
    for (const because of inOrder(diagnosis)) {
      const place = placeOf(because);
      if (!this.#numbers.has(place)) this.#numbers.set(place, this.#numbers.size + 1);
    }
  }

  /** Null for a place that the diagnosis does not lead with (the appendix of ruled-out causes). */
  numberOf(origin: OriginLine): number | null {
    return this.#numbers.get(placeOf(origin)) ?? null;
  }
}

/** `setspn-Q.txt:3`, `dc01-security.csv #8841`, `told by you`. */
export function labelOf(origin: OriginLine): string {
  if (origin.file === 'told') return 'told by you';
  if (origin.record !== undefined) return `${origin.file} #${origin.record}`;
  return origin.line === undefined ? origin.file : `${origin.file}:${origin.line}`;
}

function placeOf({ file, line, record }: OriginLine): string {
  return JSON.stringify([file, line ?? null, record ?? null]);
}

function* inOrder({ stages, began, rootCause, trigger, causes }: Diagnosis): Iterable<Because> {
  for (const stage of stages) yield* stage.because;
  for (const line of began) yield* line.because;
  if (rootCause) yield* rootCause.because;
  if (trigger) yield* trigger.because;
  for (const cause of openCauses(causes)) {
    yield* cause.because;
    yield* cause.against;
  }
}
