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
