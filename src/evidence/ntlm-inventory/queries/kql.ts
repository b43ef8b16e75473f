/**
 * The inventory in KQL.
 *
 * Tables and columns: https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/securityevent, …/event, …/windowsevent.
 * `Event.EventData` is the XML of the event's data as text; `WindowsEvent.EventData` is dynamic. Times are made texts because the
 * portal's export would write them in the format of the browser.
 */
import type { Query } from '../../format.ts';
import { COLUMNS, KEY_COLUMNS, type KeyColumn } from '../columns.ts';
import { dataNamesOf, NTLM_CHANNEL, NTLM_IDS, TO_COLLECT } from './events.ts';

const SUMMARIZED = `| summarize Count = count(), First = min(TimeGenerated), Last = max(TimeGenerated) by ${KEY_COLUMNS.join(', ')}
| extend FirstSeen = tostring(First), LastSeen = tostring(Last)
| project ${COLUMNS.join(', ')}
| order by Count desc`;

const IS_NTLM = `LogonType == 3
    and (AuthenticationPackageName =~ "NTLM"
      or (AuthenticationPackageName =~ "Negotiate" and (LmPackageName startswith "NTLM" or LmPackageName =~ "LM")))`;

const RESULT_NOTES: readonly string[] = [
  'Export the result as CSV (all columns) and drop the file here.',
  'The portal shows and exports a limited number of rows. Where it says that the result is not complete, take fewer days or one event ID at a time, and drop all files.',
];

const TABLE_COLUMNS = ['TimeGenerated', ...KEY_COLUMNS].join(', ');

const fromXml = (column: KeyColumn): string =>
  coalesced(dataNamesOf(column).map((name) => `extract(@'Name="${name}"[^>]*>([^<]*)', 1, EventData)`));

const fromDynamic = (column: KeyColumn): string =>
  coalesced(dataNamesOf(column).map((name) => `tostring(Data.${name})`));

const coalesced = (values: readonly string[]): string =>
  values.length === 1 ? values.join('') : `coalesce(${values.join(', ')})`;

/** Columns that are the same data of every event; what is left needs a word of its own. */
const PLAIN = KEY_COLUMNS.filter((column) => !['EventId', 'Computer', 'Process'].includes(column));
/** Of the NTLM channel only: 4624 alone has a SID and an elevated token. */
const NTLM_PLAIN = PLAIN.filter((column) => !['AccountSid', 'Elevated'].includes(column));

const assigned = (
  columns: readonly KeyColumn[],
  valueOf: (column: KeyColumn) => string,
  indent: string,
): string => columns.map((column) => `${indent}${column} = ${valueOf(column)},`).join('\n');

const unescaped = (column: KeyColumn): string => `Text(${fromXml(column)})`;

const sentinel: Query = {
  title: 'NTLM inventory, tables SecurityEvent and Event',
  language: 'KQL',
  where:
    'Microsoft Sentinel or Log Analytics, page Logs, in the workspace to which the Windows computers send.',
  text: `let Days = 30;
let Text = (xml: string) { replace_string(replace_string(replace_string(replace_string(replace_string(xml, "&lt;", "<"), "&gt;", ">"), "&quot;", '"'), "&apos;", "'"), "&amp;", "&") };
union isfuzzy=true (SecurityEvent
| where TimeGenerated > ago(Days * 1d)
| where EventID == 4776 or (EventID == 4624 and ${IS_NTLM})
| project TimeGenerated,
    EventId = EventID,
    Computer,
    Client = iff(EventID == 4776, Workstation, WorkstationName),
    Address = IpAddress,
    Account = TargetUserName,
    AccountDomain = iff(EventID == 4776, "", TargetDomainName),
    AccountSid = iff(EventID == 4776, "", TargetUserSid),
    SessionAccount = "", SessionDomain = "", Target = "", Server = "", ServerType = "", Forwarder = "", Process = "",
    NtlmVersion = LmPackageName,
    Status = iff(EventID == 4776, Status, ""),
    Reason = "", ReasonId = "",
    Elevated = ElevatedToken), (Event
| where TimeGenerated > ago(Days * 1d)
| where EventLog == "${NTLM_CHANNEL}"
| where EventID in (${NTLM_IDS.join(', ')})
| extend CallerName = ${unescaped('Process')}, CallerId = extract(@'Name="CallerPID"[^>]*>([^<]*)', 1, EventData)
| extend
${assigned(NTLM_PLAIN, unescaped, '    ')}
    EventId = EventID,
    AccountSid = "",
    Elevated = "",
    Process = iff(isempty(CallerName) and CallerId in ("4", "0x4"), "System", CallerName)
| project ${TABLE_COLUMNS})
${SUMMARIZED}
`,
  notes: [
    ...TO_COLLECT,
    'It assumes the table SecurityEvent (connector Windows Security Events) and the table Event (data source Windows Event Logs, with the channel of NTLM). The column EventData of Event must hold XML with names; where it is empty, the rows of the NTLM channel are empty too.',
    ...RESULT_NOTES,
  ],
};

function dynamicQuery(source: string): string {
  return `let Days = 30;
let Windows = ${source};
Windows
| where TimeGenerated > ago(Days * 1d)
| where (Channel =~ "Security" and EventID in (4624, 4776)) or (Channel =~ "${NTLM_CHANNEL}" and EventID in (${NTLM_IDS.join(', ')}))
| extend Data = todynamic(EventData)
| extend LogonType = toint(Data.LogonType), AuthenticationPackageName = tostring(Data.AuthenticationPackageName), LmPackageName = tostring(Data.LmPackageName)
| where EventID != 4624 or (${IS_NTLM})
| extend CallerName = iff(EventID == 4624, "", tostring(Data.ProcessName)), CallerId = tostring(Data.CallerPID)
| extend
${assigned(PLAIN, fromDynamic, '    ')}
    EventId = EventID,
    Process = iff(isempty(CallerName) and CallerId in ("4", "0x4"), "System", CallerName)
${SUMMARIZED}
`;
}

const windowsEvent: Query = {
  title: 'NTLM inventory, table WindowsEvent',
  language: 'KQL',
  where:
    'Microsoft Sentinel or Log Analytics, page Logs, where a collector forwards the events (connector Windows Forwarded Events).',
  text: dynamicQuery('WindowsEvent'),
  notes: [
    ...TO_COLLECT,
    'It assumes the table WindowsEvent, with both channels in it. Where 4624 and 4776 are in SecurityEvent instead, run the other query too and drop both files.',
    ...RESULT_NOTES,
  ],
};

const dataExplorer: Query = {
  title: 'NTLM inventory in Azure Data Explorer',
  language: 'KQL',
  where: 'Azure Data Explorer, page Query, in the database that keeps the Windows events.',
  text: dynamicQuery('WindowsEvent | project TimeGenerated, Computer, Channel, EventID, EventData'),
  notes: [
    ...TO_COLLECT,
    'It assumes a table WindowsEvent with the columns TimeGenerated, Computer, Channel, EventID and EventData (JSON by data name). Other names: set them in the second line, as in “project TimeGenerated = Timestamp”.',
    ...RESULT_NOTES,
  ],
};

export const kqlQueries: readonly Query[] = [sentinel, windowsEvent, dataExplorer];
