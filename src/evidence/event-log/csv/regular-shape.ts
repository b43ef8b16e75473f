/** Records of which each has as many fields as the header, as Export-Csv and all CSV libraries write them. */
import { isAboveHeader, type Delimiter } from './head-lines.ts';
import { NEEDS_MORE, RecordFields } from './record-fields.ts';
import { RECORD_LIMIT, type RecordShape } from './scan.ts';

export interface Regular {
  readonly delimiter: Delimiter;
  /** How many the header has. */
  readonly columns: number;
  /** Where every record has the number of its event; −1 where some have none. */
  readonly idColumn: number;
  readonly header: string;
}

export function regularShape({ delimiter, columns, idColumn, header }: Regular): RecordShape {
  const code = delimiter.charCodeAt(0);
  const probe = new RecordFields();
  const accepts = (fields: RecordFields): boolean =>
    fields.count === columns && (idColumn < 0 || fields.number(idColumn) >= 0);
  return {
    delimiter: code,
    accepts,
    beginsAt(bytes, at, isLast) {
      const next = probe.find(bytes, at, isLast, code);
      if (next === NEEDS_MORE) return null;
      return next >= 0 && next - at <= RECORD_LIMIT && accepts(probe);
    },
    repaired(rows) {
      const [row] = rows;
      if (row === undefined || rows.length !== 1 || row.length !== columns) return null;
      // A field that holds the seam of two fields has swallowed the beginning of another record.
      return row.some((field) => field.includes(`"${delimiter}"`)) ? null : row;
    },
    isHead: (line) => line === header || isAboveHeader(line),
  };
}
