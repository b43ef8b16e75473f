/**
 * The result of a query that counts the uses of NTLM where the logs already are (Sentinel, Splunk, Elastic, a collector), one row
 * for each combination of who, from where, to what:
 *
 *     EventId,Computer,Client,Address,Account,AccountDomain,AccountSid,SessionAccount,SessionDomain,Target,Server,ServerType,…,Count,FirstSeen,LastSeen
 *     8004,DC01.corp.example,WS07,,anna,CORP,,,,,FS01,2,…,1204,2026-11-02T09:00:00.0000000Z,2026-11-20T16:12:44.1230000Z
 *
 * gives what the events themselves give, each fact with the count and the first and last time of its row; never `log-coverage`,
 * for nobody knows what a query left out. The queries are in `queries/`, the columns in `columns.ts`. Columns are found by name and
 * may stand in any order, beside others; a comma, semicolon or tab divides them.
 */
import { logFormat } from '../format.ts';
import { readEventTable, type OwnTable } from '../event-log/csv/event-table.ts';
import { regularShape } from '../event-log/csv/regular-shape.ts';
import { columnsByName } from '../event-log/tool-events/row.ts';
import { headerOf } from '../event-log/tool-events/tools.ts';
import { InventoryReader, TITLE } from './inventory-reader.ts';
import { queries } from './queries/index.ts';

export const ntlmInventory = logFormat({
  id: 'ntlm-inventory',
  title: TITLE,
  input: 'bytes',
  collect: [
    {
      command: 'a query in KQL, SPL, ES|QL or PowerShell',
      role: 'any',
      hint: 'when the logs outgrow a browser: run one of the queries of the help where the logs already are, and drop its result',
    },
  ],
  tells: ['ntlm-audited', 'ntlm-blocked', 'ntlm-reason', 'logon', 'credential-check'],
  queries,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

function tableOf(head: string): OwnTable | null {
  const header = headerOf(head, 'ntlm-inventory');
  if (header === null) return null;
  const { delimiter, columns, line, text } = header;
  // Log Analytics writes the zone of a time into the name of its column.
  const names = columns.map((name) => name.replace(/ \[[^\]]{0,40}\]$/, ''));
  const isUtc = columns.some((name) => /^FirstSeen \[UTC\]$/i.test(name.trim()));
  return {
    line,
    shape: regularShape({ delimiter, columns: columns.length, idColumn: -1, header: text }),
    readerFor: (sink, dayFirst) =>
      new InventoryReader({ columns: columnsByName(names), isUtc }, sink, dayFirst),
  };
}
