/** A stretch of the raw text; `marked` where it holds the decisive words. */
export interface Marked {
  readonly text: string;
  readonly marked: boolean;
}

/** A word that stands in a record more often than this decides nothing: `user`, `0x0`, a realm. */
const TOO_COMMON = 8;

/**
 * Marks in a raw record what the report cites from it. The cited text is our extract, not a quotation: its whole, its
 * parts between ` · `, or the names and values in it are looked for, whichever the record really contains.
 *
 * @param raw the record or line as the file has it
 * @param cited the origin's text
 */
export function mark(raw: string, cited: string): readonly Marked[] {
  const ranges = whole(raw, [cited.trim()]) ?? whole(raw, cited.split(/\s+·\s+|\r?\n/)) ?? words(raw, cited);
  const marked: Marked[] = [];
  let at = 0;
  for (const [from, to] of merge(ranges)) {
    if (from > at) marked.push({ text: raw.slice(at, from), marked: false });
    marked.push({ text: raw.slice(from, to), marked: true });
    at = to;
  }
  if (at < raw.length) marked.push({ text: raw.slice(at), marked: false });
  return marked;
}

type Range = readonly [from: number, to: number];

/** The places of all parts, or null where one of them is not in the record as it stands. */
function whole(raw: string, parts: readonly string[]): readonly Range[] | null {
  const ranges: Range[] = [];
  for (const part of parts.map((one) => one.trim()).filter(Boolean)) {
    const at = raw.indexOf(part);
    if (at < 0) return null;
    ranges.push([at, at + part.length]);
  }
  return ranges.length > 0 ? ranges : null;
}

function words(raw: string, cited: string): readonly Range[] {
  const seen = new Set<string>();
  const ranges: Range[] = [];
  const look = (word: string): boolean => {
    if (word.length < 2 || seen.has(word.toLowerCase())) return true;
    seen.add(word.toLowerCase());
    const places = placesOf(raw, word);
    if (places.length <= TOO_COMMON) ranges.push(...places);
    return places.length > 0;
  };
  for (const written of cited.split(/[\s=,;|"“”'()[\]{}<>]+/)) {
    const word = written.replace(/^[.:…]+|[.:…]+$/g, '');
    // Plain small words are the labels of our extract (`session of`), not what the record says.
    if (/^\p{Ll}*$/u.test(word)) continue;
    // `CONTOSO\mara` is two fields of an event.
    if (!look(word)) word.split(/[\\@]/).forEach(look);
  }
  return ranges;
}

/** Every place of a word that is not part of a longer one, whatever the case of its letters. */
function placesOf(raw: string, word: string): readonly Range[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'giu');
  const places: Range[] = [];
  for (const match of raw.matchAll(pattern)) {
    places.push([match.index, match.index + match[0].length]);
    if (places.length > TOO_COMMON) break;
  }
  return places;
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
