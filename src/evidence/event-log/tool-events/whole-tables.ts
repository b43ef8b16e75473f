/** The CSV of a program whose records are read whole, from its header on. */
import type { FactKind } from '../../../facts/facts.ts';
import type { Note } from '../../../facts/reading.ts';
import { eventLogKinds } from '../collect.ts';
import { regularShape } from '../csv/regular-shape.ts';
import type { WholeTable } from '../csv/whole-table.ts';
import type { WholeRecord } from '../whole-reader.ts';
import { columnsByName, rowOfTable, type Row } from './row.ts';
import { headerOf, type ToolHeader, type ToolTable } from './tools.ts';

/** What such a table tells of itself by its header. */
export interface ToolFile {
  readonly title: string;
  readonly hasChannels: boolean;
  readonly zone?: 'utc';
  readonly onlyCounts?: boolean;
  readonly notes: readonly Note[];
  recordOf(row: Row): WholeRecord;
}

/** Every kind of an event; such a file covers nothing. */
export const kindsOfEvents: readonly FactKind[] = eventLogKinds.filter((kind) => kind !== 'log-coverage');

/** `fileOf` makes sense of the header's columns, a row without values. */
export function wholeTable(
  head: string,
  tool: ToolTable,
  fileOf: (header: ToolHeader, has: Row['has']) => ToolFile,
): WholeTable | null {
  const header = headerOf(head, tool);
  if (header === null) return null;
  const { delimiter, columns, line, text } = header;
  const byName = columnsByName(columns);
  const { recordOf, ...file } = fileOf(header, (name) => byName.has(name.toLowerCase()));
  return {
    log: { ...file, covers: false, head: { line, text } },
    line,
    shape: regularShape({ delimiter, columns: columns.length, idColumn: -1, header: text }),
    recordOf: (fields) => recordOf(rowOfTable(byName, fields)),
  };
}
