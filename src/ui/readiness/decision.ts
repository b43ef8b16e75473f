import type * as workers from '../../../workers/index.ts';
import type { ExceptionReport } from '../../report/document.ts';

/** What a person decides on this screen; the case keeps it and is judged again. Empty strings take a word back. */
export type Decision =
  | { readonly kind: 'path'; readonly path: string; readonly owner: string; readonly accepted: boolean }
  | {
      readonly kind: 'exception';
      readonly list: ExceptionReport['list'];
      readonly entry: string;
      readonly owner: string;
      /** An ISO date. */
      readonly until: string;
    };

export type Decide = (decision: Decision) => unknown;

/** The same as the desk takes it. */
export function changeOf(decision: Decision): Parameters<workers.Desk['decide']>[0] {
  const { owner } = decision;
  if (decision.kind === 'path') return { paths: { [decision.path]: { owner, accepted: decision.accepted } } };
  return { exceptions: { [`${decision.list} ${decision.entry}`]: { owner, until: decision.until } } };
}
