/**
 * `Get-WinEvent … | Export-Csv`, from Windows PowerShell 5.1 and PowerShell 7, with all columns or some:
 *
 *     #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
 *     "Message","Id","Version","Qualifiers","Level","Task","Opcode","Keywords","RecordId","ProviderName",…
 *     "NTLM client blocked: Outgoing NTLM …
 *     Target server: cifs/files
 *     …","4001","0",,"3","1","0","-9223372036854775808","7","Microsoft-Windows-NTLM",…,"WS07.contoso.example",…
 *
 * gives what each event says (here `ntlm-blocked` of WS07), and one `log-coverage` per computer. Only 5.1 writes the first
 * line. The message is the only source of values: `Properties` holds the name of a type. Dates are local time in the
 * regional format of whoever exported; `Keywords` is a signed 64-bit number.
 *
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.diagnostics/get-winevent
 */
import { WrittenDate } from '../../../windows/dates.ts';
import { logFormat } from '../../format.ts';
import { outcomeOfBits } from '../keywords.ts';
import { collectWithGetWinEvent, eventLogKinds } from '../collect.ts';
import { readEventTable, type EventTable } from './event-table.ts';
import { languageOfLevel, wordsOfHeader } from './event-viewer-words.ts';
import { columnsOf, isEventHeader, type WinEventColumns } from './get-winevent-columns.ts';
import { cuts, fieldsOfLine, headLines, isAboveHeader, isTypeLine, type Delimiter } from './head-lines.ts';
import { isEventLogHeader } from './get-eventlog-columns.ts';
import { Outcomes, type Outcome } from './outcomes.ts';
import type { RecordFields } from './record-fields.ts';
import { regularShape } from './regular-shape.ts';
import { toolOfLine } from '../tool-events/tools.ts';

export const getWinEventCsv = logFormat({
  id: 'get-winevent-csv',
  title: 'Get-WinEvent CSV',
  input: 'bytes',
  collect: collectWithGetWinEvent,
  tells: eventLogKinds,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const TYPE = /^"?#TYPE (?:\w+\.)*?System\.Diagnostics\.Eventing\.Reader\.EventLogRecord/i;

/** The table at the beginning of a file, or null. */
function tableOf(head: string): EventTable | null {
  const lines = headLines(head);
  let isTyped = false;
  for (const [index, line] of lines.entries()) {
    if (toolOfLine(line.text) !== null) return null;
    if (TYPE.test(line.text)) isTyped = true;
    else if (isTypeLine(line.text)) return null;
    if (isAboveHeader(line.text)) continue;
    for (const { delimiter, fields } of cuts(line.text)) {
      const columns = columnsOf(fields);
      if (columns === null || wordsOfHeader(fields) !== null || isEventLogHeader(fields)) continue;
      if (!isTyped && !isEventHeader(fields, columns)) continue;
      if (!isTyped && !fitsBelow(lines[index + 1]?.text ?? '', delimiter, columns, fields.length)) continue;
      const outcomes = new Outcomes();
      return {
        title: titleOf(fields.length, isTyped),
        language: null,
        line: line.number,
        header: line.text,
        shape: regularShape({ delimiter, columns: fields.length, idColumn: columns.id, header: line.text }),
        columns,
        outcomeOf: (record) => outcomeOf(record, columns, outcomes),
        languageOf: (record) => languageOfLevel(record.text(columns.level)),
        mayHaveLostLetters: true,
      };
    }
  }
  return null;
}

/** Columns of a whole record; Invoke-Command adds PSComputerName and its like. */
const WHOLE = 27;

function titleOf(columns: number, isTyped: boolean): string {
  const parts = [
    'Get-WinEvent CSV',
    ...(isTyped ? ['PowerShell 5.1'] : []),
    ...(columns < WHOLE ? ['selected columns'] : []),
  ];
  return parts.join(', ');
}

/**
 * Whether the line below a header without `#TYPE` can begin a record: other tables have an `Id` too. A field of several
 * lines (the message) hides what stands behind it.
 */
function fitsBelow(line: string, delimiter: Delimiter, columns: WinEventColumns, count: number): boolean {
  if (line.trim() === '') return true;
  const fields = fieldsOfLine(line, delimiter);
  if (fields.length > count) return false;
  const quotes = line.split('"').length - 1;
  const whole = quotes % 2 === 0 ? fields.length : fields.length - 1;
  if (columns.id < whole && !/^\d{1,10}$/.test(fields[columns.id] ?? '')) return false;
  const date = columns.time >= 0 && columns.time < whole ? (fields[columns.time] ?? '') : '';
  return date === '' || new WrittenDate().readText(date);
}

function outcomeOf(record: RecordFields, columns: WinEventColumns, outcomes: Outcomes): Outcome {
  const keywords = record.text(columns.keywords).trim();
  const outcome = outcomeOfBits(keywords);
  if (outcome !== null) return outcome;
  const id = record.number(columns.id) & 0xffff;
  const found = new Set(
    [keywords, ...keywordsIn(record.text(columns.keywordNames))]
      .map((word) => outcomes.of(word, id))
      .filter((one) => one !== 'unknown'),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : 'unknown';
}

/** `{Audit Success, Classic}`. */
function keywordsIn(written: string): string[] {
  return written.replace(/^\{|\}$/g, '').split(/[,;]/);
}
