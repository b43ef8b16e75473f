/** Reads a file that is one document. */
import { Findings, shownText, type TextReading } from './findings.ts';
import type { Document, DocumentFormat } from './format.ts';

/** @throws Unreadable where the document cannot be used at all */
export function readDocument(format: DocumentFormat, document: Document): TextReading {
  const { lines, language, entries, found } = format.open(document);
  const findings = new Findings(document.file);
  findings.add(found, null);
  return {
    format: format.id,
    title: format.title,
    language,
    zone: 'unknown',
    read: entries,
    ...findings.all(),
    profile: null,
    shown: shownText(lines),
  };
}
