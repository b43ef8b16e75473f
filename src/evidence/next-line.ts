/**
 * Where the next line stands that has a sign. Formats are asked of every line of a text: a sign that no line nearby has
 * spares the closer look, and is searched for once per stretch, not once per line.
 */
export function nextLine(sign: RegExp): (lines: readonly string[], from: number) => number {
  let known: { readonly lines: readonly string[]; readonly from: number; readonly next: number } | null =
    null;
  return (lines, from) => {
    if (known !== null && known.lines === lines && known.from <= from && from <= known.next) {
      return known.next;
    }
    let next = from;
    while (next < lines.length && !sign.test(lines[next] ?? '')) next += 1;
    known = { lines, from, next: next < lines.length ? next : Number.POSITIVE_INFINITY };
    return known.next;
  };
}
