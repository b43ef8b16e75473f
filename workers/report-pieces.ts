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

type List =
  'diagnoses' | 'causes' | 'missingEvidence' | 'readiness' | 'checklist' | 'files' | 'hosts' | 'coverage';

/** Characters of JSON in one piece; the page unpacks that in some ten milliseconds. */
const PIECE = 300_000;

/** The report without its lists, and the lists in pieces, to be put together in this order. */
export function takeApart(report: ReportDocument): {
  readonly head: ReportHead;
  readonly pieces: Iterable<ReportPiece>;
} {
  const { diagnoses, causes, missingEvidence, readiness, checklist, files, hosts, coverage, ...head } =
    report;
  function* pieces(): Iterable<ReportPiece> {
    for (const items of portions(diagnoses)) yield { list: 'diagnoses', items };
    for (const items of portions(causes)) yield { list: 'causes', items };
    for (const items of portions(missingEvidence)) yield { list: 'missingEvidence', items };
    for (const items of portions(readiness)) yield { list: 'readiness', items };
    for (const items of portions(checklist)) yield { list: 'checklist', items };
    for (const items of portions(files)) yield { list: 'files', items };
    for (const items of portions(hosts)) yield { list: 'hosts', items };
    for (const items of portions(coverage)) yield { list: 'coverage', items };
  }
  return { head, pieces: pieces() };
}

/** The report again. */
export function putTogether(head: ReportHead, pieces: readonly ReportPiece[]): ReportDocument {
  return {
    ...head,
    diagnoses: pieces.flatMap((piece) => (piece.list === 'diagnoses' ? piece.items : [])),
    causes: pieces.flatMap((piece) => (piece.list === 'causes' ? piece.items : [])),
    missingEvidence: pieces.flatMap((piece) => (piece.list === 'missingEvidence' ? piece.items : [])),
    readiness: pieces.flatMap((piece) => (piece.list === 'readiness' ? piece.items : [])),
    checklist: pieces.flatMap((piece) => (piece.list === 'checklist' ? piece.items : [])),
    files: pieces.flatMap((piece) => (piece.list === 'files' ? piece.items : [])),
    hosts: pieces.flatMap((piece) => (piece.list === 'hosts' ? piece.items : [])),
    coverage: pieces.flatMap((piece) => (piece.list === 'coverage' ? piece.items : [])),
  };
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
