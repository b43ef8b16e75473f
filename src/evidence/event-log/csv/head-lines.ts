/** The lines above the records, whichever program wrote them: prompts, `#TYPE`, `sep=;`, the header. */
import Papa from 'papaparse';

export type Delimiter = ',' | ';' | '\t';

export interface HeadLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** Lines looked at for the header: a prompt and its command may stand above. */
const LINES = 12;

export function headLines(head: string): HeadLine[] {
  const lines: HeadLine[] = [];
  let from = head.startsWith('\ufeff') ? 1 : 0;
  for (let number = 1; number <= LINES && from < head.length; number += 1) {
    const feed = head.indexOf('\n', from);
    const to = feed < 0 ? head.length : feed;
    lines.push({ number, text: head.slice(from, to).replaceAll('\ufeff', '').replace(/\r+$/, '') });
    from = to + 1;
  }
  return lines;
}

/** The fields of one line, in each way it can be cut at a delimiter that occurs in it. */
export function* cuts(
  line: string,
): Iterable<{ readonly delimiter: Delimiter; readonly fields: readonly string[] }> {
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    const fields = fieldsOfLine(line, delimiter);
    if (fields.length > 1) yield { delimiter, fields };
  }
}

/** The fields of one line. */
export function fieldsOfLine(line: string, delimiter: Delimiter): string[] {
  return (Papa.parse<string[]>(line, { delimiter, newline: '\n', header: false }).data[0] ?? []).map(
    (field) => field.trim(),
  );
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** Lines that a program writes above a header: the type of the objects, and Excel's hint at the delimiter. */
export function isAboveHeader(line: string): boolean {
  return isTypeLine(line) || /^"?sep=.?"?$/i.test(line);
}

/** Export-Csv of Windows PowerShell 5.1 writes it first: `#TYPE System.Diagnostics.Process`. */
export function isTypeLine(line: string): boolean {
  return /^"?#TYPE /.test(line);
}
