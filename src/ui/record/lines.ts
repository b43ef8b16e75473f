/** How many lines are drawn around a citation: a policy export has thousands. */
const AROUND = 200;

export interface LinesAround {
  /** Lines left out above and below. */
  readonly before: number;
  readonly after: number;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

/**
 * The part of a text file around a line.
 *
 * @param line 1-based; null for the beginning of the file
 */
export function linesAround(text: string, line: number | null): LinesAround {
  const all = text.split(/\r\n|\r|\n/);
  if (all.at(-1) === '') all.pop();
  const centre = line ?? 1;
  const from = Math.max(0, centre - 1 - AROUND);
  const to = Math.min(all.length, centre + AROUND);
  return {
    before: from,
    after: all.length - to,
    lines: all.slice(from, to).map((one, index) => ({ number: from + index + 1, text: one })),
  };
}
