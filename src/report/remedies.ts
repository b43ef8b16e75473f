import type { Cause, RemedyText } from '../diagnosis/cause.ts';
import type { Remedy } from './document.ts';

/** A rung of the ladder as the report tells it. `more` is said behind the explanation. */
export function remedyOf(unit: Cause, text: RemedyText, more: string): Remedy {
  return {
    ...text,
    explanation: `${text.explanation} ${more}`.trim(),
    cause: unit.id,
    policyPath: text.policyPath ?? null,
    impact: text.impact ?? null,
  };
}
