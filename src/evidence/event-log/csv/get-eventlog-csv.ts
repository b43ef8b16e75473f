/**
 * `Get-EventLog … | Export-Csv` of Windows PowerShell 5.1, with all columns or some:
 *
 *     #TYPE System.Diagnostics.EventLogEntry#System/NETLOGON/5719
 *     "EventID","MachineName","Data","Index","Category","CategoryNumber","EntryType","Message","Source",…
 *     "5719","WS07.contoso.example","System.Byte[]","3365","(0)","0","Error","This computer was not able to set up a …","NETLOGON",…
 *
 * gives what each event says (here `secure-channel-error` of WS07), and one `log-coverage` per computer. The type in the first line
 * names log, source and ID of the first record; the log is that of all. `EntryType` is English everywhere and tells success from
 * failure in the Security log; InstanceId is the whole 32-bit ID. `ReplacementStrings` holds the name of a type. Dates are local
 * time in the culture of the session.
 *
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-eventlog?view=powershell-5.1
 */
import { WrittenDate } from '../../../windows/dates.ts';
import { logFormat } from '../../format.ts';
import { eventLogKinds } from '../collect.ts';
import { APPLICATION, SECURITY, SYSTEM } from '../events/providers.ts';
import { insertsIn } from '../printed-event.ts';
import { readEventTable, type EventColumns, type EventTable } from './event-table.ts';
import { isEventLogHeader, outcomeOfEntryType } from './get-eventlog-columns.ts';
import { cuts, fieldsOfLine, headLines, isAboveHeader, isTypeLine, type Delimiter } from './head-lines.ts';
import { regularShape } from './regular-shape.ts';

export const getEventLogCsv = logFormat({
  id: 'get-eventlog-csv',
  title: 'Get-EventLog CSV',
  input: 'bytes',
  collect: [
    {
      command: 'Get-EventLog -LogName System | Export-Csv system.csv -Encoding UTF8',
      role: 'any',
      tells: [
        'kerberos-error',
        'lsa-error',
        'secure-channel-error',
        'policy-applied',
        'kdc-error',
        'log-coverage',
      ],
      hint: 'only where Get-WinEvent is refused; Windows PowerShell 5.1, System, Application and Security only',
    },
  ],
  tells: eventLogKinds,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const TYPE = /^"?#TYPE (?:\w+\.)*?System\.Diagnostics\.EventLogEntry(?:#([^/"]{1,255}))?/i;

/** The table at the beginning of a file, or null. */
function tableOf(head: string): EventTable | null {
  const lines = headLines(head);
  let isTyped = false;
  let channel: string | null = null;
  for (const [index, line] of lines.entries()) {
    const type = TYPE.exec(line.text);
    if (type !== null) {
      isTyped = true;
      channel = type[1] === undefined ? null : nameOfLog(type[1]);
    } else if (isTypeLine(line.text)) return null;
    if (isAboveHeader(line.text)) continue;
    for (const { delimiter, fields } of cuts(line.text)) {
      const names = fields.map((name) => name.toLowerCase());
      const columns = columnsOf(names);
      if (columns === null || !(isTyped || isEventLogHeader(names))) continue;
      if (!isTyped && !fitsBelow(lines[index + 1]?.text ?? '', delimiter, columns)) continue;
      const entryType = names.indexOf('entrytype');
      return {
        title:
          names.includes('index') && names.includes('instanceid')
            ? 'Get-EventLog CSV'
            : 'Get-EventLog CSV, selected columns',
        language: null,
        line: line.number,
        header: line.text,
        shape: regularShape({ delimiter, columns: fields.length, idColumn: columns.id, header: line.text }),
        columns,
        channel,
        outcomeOf: (record) => outcomeOfEntryType(record.text(entryType)) ?? 'unknown',
        insertsOf: insertsIn,
        mayHaveLostLetters: true,
      };
    }
  }
  return null;
}

function columnsOf(names: readonly string[]): EventColumns | null {
  const at = (...wanted: readonly string[]): number => {
    const name = wanted.find((candidate) => names.includes(candidate));
    return name === undefined ? -1 : names.indexOf(name);
  };
  const columns = {
    id: at('instanceid', 'eventid'),
    provider: at('source'),
    time: at('timegenerated', 'timewritten'),
    message: at('message'),
    channel: -1,
    computer: at('machinename'),
  };
  return columns.id < 0 ? null : columns;
}

/** The log as Windows spells it: the type has it as it was typed. */
function nameOfLog(typed: string): string {
  return [SYSTEM, SECURITY, APPLICATION].find((log) => log.toLowerCase() === typed.toLowerCase()) ?? typed;
}

/** Whether the line below a header without `#TYPE` can begin a record. */
function fitsBelow(line: string, delimiter: Delimiter, columns: EventColumns): boolean {
  if (line.trim() === '') return true;
  const fields = fieldsOfLine(line, delimiter);
  const isOpen = (line.split('"').length - 1) % 2 === 1;
  const whole = isOpen ? fields.length - 1 : fields.length;
  const date = columns.time < whole ? (fields[columns.time] ?? '') : '';
  return (
    (columns.id >= whole || /^\d{1,10}$/.test(fields[columns.id] ?? '')) &&
    (date === '' || new WrittenDate().readText(date))
  );
}
