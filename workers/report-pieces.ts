import type { ReportDocument } from '../src/report/document.ts';

/**
 * A report on its way from the analyst to the page. A case of a thousand accesses is more than ten megabytes, and a
 * message that large would stop the page for half a second; so it travels in pieces, one short task each.
 */
export type ReportPiece = {
  readonly [K in List]: { readonly list: K; readonly items: ReportDocument[K] };
}[List];

/** Everything of a report but its lists. */
export type ReportHead = Omit<ReportDocument, List>;

const LISTS = [
  'diagnoses',
  'causes',
  'missingEvidence',
  'readiness',
  'ntlmUse',
  'meter',
  'plan',
  'checklist',
  'files',
  'hosts',
  'coverage',
] as const;
type List = (typeof LISTS)[number];

/** Characters of JSON in one piece; the page unpacks that in some ten milliseconds. */
const PIECE = 300_000;

/** The report without its lists, and the lists in pieces, to be put together in this order. */
export function takeApart(report: ReportDocument): {
  readonly head: ReportHead;
  readonly pieces: Iterable<ReportPiece>;
} {
  const names: readonly string[] = LISTS;
  const rest = Object.entries(report).filter(([name]) => !names.includes(name));
  function* pieces(): Iterable<ReportPiece> {
    for (const list of LISTS) yield* piecesOf(report, list);
  }
  // What is left when the lists are out is the head.
  return { head: Object.fromEntries(rest) as unknown as ReportHead, pieces: pieces() };
}

/** The report again. */
export function putTogether(head: ReportHead, pieces: readonly ReportPiece[]): ReportDocument {
  const lists = Object.fromEntries(
    LISTS.map((list) => [
      list,
      pieces.flatMap((piece): readonly unknown[] => (piece.list === list ? piece.items : [])),
    ]),
  );
  // Every list of the report is there under its name: they were taken apart by the same names.
  return { ...head, ...lists } as ReportDocument;
}

function* piecesOf(report: ReportDocument, list: List): Iterable<ReportPiece> {
  for (const items of portions<unknown>(report[list])) yield { list, items } as ReportPiece;
}

function* portions<T>(items: readonly T[]): Iterable<readonly T[]> {
  let portion: T[] = [];
  let size = 0;
  for (const item of items) {
    const characters = JSON.stringify(item).length;
    if (portion.length > 0 && size + characters > PIECE) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(item);
    size += characters;
  }
  if (portion.length > 0) yield portion;
}
