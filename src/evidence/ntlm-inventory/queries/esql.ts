/**
 * The inventory in ES|QL, for Winlogbeat and the Elastic Agent.
 *
 * Fields: https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog. A field that no event has brought yet is
 * unknown to the index, and an unknown field ends the query; `SET unmapped_fields` makes it empty instead:
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/set. Numbers and times are made texts because Kibana's export
 * would write them in the format that the person has set.
 */
import type { Query } from '../../format.ts';
import { COLUMNS, KEY_COLUMNS, type KeyColumn } from '../columns.ts';
import { dataNamesOf, NTLM_CHANNEL, NTLM_IDS, TO_COLLECT } from './events.ts';

const texts = (ids: readonly number[]): string => ids.map((id) => `"${id}"`).join(', ');

const data = (name: string): string => `TO_STRING(winlog.event_data.${name})`;

/** Fields of ECS that the pipelines of the Security log fill, and sometimes leave alone. */
const ECS: Readonly<Partial<Record<KeyColumn, readonly string[]>>> = {
  Address: ['TO_STRING(source.ip)'],
};

const valueOf = (column: KeyColumn): string =>
  `COALESCE(${[...dataNamesOf(column).map(data), ...(ECS[column] ?? []), '"-"'].join(', ')})`;

const PLAIN = KEY_COLUMNS.filter((column) => !['EventId', 'Computer', 'Process'].includes(column));

const inventory: Query = {
  title: 'NTLM inventory, Winlogbeat and Elastic Agent',
  language: 'ES|QL',
  where: 'Kibana, Discover, language ES|QL, with the time filter set to the last 30 days or more.',
  text: `SET unmapped_fields = "nullify";
FROM winlogbeat-*, logs-system.security-*, logs-windows.*, logs-winlog.*
| WHERE @timestamp > NOW() - 30 days
| EVAL EventId = TO_STRING(winlog.event_id), Channel = TO_LOWER(winlog.channel)
| WHERE (Channel == "security" AND EventId IN ("4624", "4776")) OR (Channel == "${NTLM_CHANNEL.toLowerCase()}" AND EventId IN (${texts(NTLM_IDS)}))
| EVAL Package = TO_UPPER(${data('AuthenticationPackageName')}), LmPackage = TO_UPPER(${data('LmPackageName')})
| WHERE EventId != "4624" OR (${data('LogonType')} == "3" AND (Package == "NTLM" OR (Package == "NEGOTIATE" AND (STARTS_WITH(LmPackage, "NTLM") OR LmPackage == "LM"))))
| EVAL Computer = COALESCE(winlog.computer_name, host.name, "-"),
${PLAIN.map((column) => `    ${column} = ${valueOf(column)},`).join('\n')}
    CallerName = COALESCE(${data('ProcessName')}, ""), CallerId = COALESCE(${data('CallerPID')}, "")
| EVAL Process = CASE(EventId == "4624", "-", CallerName != "" AND CallerName != "-", CallerName, CallerId IN ("4", "0x4"), "System", "-")
| STATS Count = COUNT(*), FirstSeen = MIN(@timestamp), LastSeen = MAX(@timestamp) BY ${KEY_COLUMNS.join(', ')}
| SORT Count DESC
| EVAL Count = TO_STRING(Count), FirstSeen = TO_STRING(FirstSeen), LastSeen = TO_STRING(LastSeen)
| KEEP ${COLUMNS.join(', ')}
| LIMIT 10000
`,
  notes: [
    ...TO_COLLECT,
    'It assumes the fields winlog.event_id, winlog.channel, winlog.computer_name and winlog.event_data, as Winlogbeat and the integrations System, Windows and Custom Windows Event Logs write them. Put your own data streams in the second line.',
    'The first line needs a version of Elasticsearch that knows unmapped_fields. On an older one delete it, and delete each field that the error message calls unknown: no event has brought it.',
    'ES|QL gives at most 10,000 rows. Where there are as many, the rarest are missing: run it once per event ID or for fewer days, and drop all files.',
    'Download the result as CSV and drop the file here.',
  ],
};

export const esqlQueries: readonly Query[] = [inventory];
