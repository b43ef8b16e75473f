/**
 * The inventory in Splunk's SPL. Events come as XML (`renderXml = true`, source type XmlWinEventLog), whose values have names, or as
 * text (WinEventLog), whose labels are in the language of that Windows.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Data/MonitorWindowseventlogdata
 * `stats … by` leaves out events without a value in one of its fields, so every field gets a dash:
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Stats
 */
import type { Query } from '../../format.ts';
import { COLUMNS, KEY_COLUMNS, type KeyColumn } from '../columns.ts';
import { dataNamesOf, NTLM_CHANNEL, NTLM_IDS, TO_COLLECT } from './events.ts';

const SECURITY_IDS = [4624, 4776];
/** The lines of 4022, 4023 and 4030 to 4033 are not published, those of 4020 and 4021 only in part. */
const TEXT_IDS = NTLM_IDS.filter((id) => id < 4020 || id > 4033);

const COUNTED = `| fillnull value="-" ${KEY_COLUMNS.join(' ')}
| foreach ${KEY_COLUMNS.join(' ')} [ eval <<FIELD>>=if(trim('<<FIELD>>')="", "-", trim('<<FIELD>>')) ]
| stats count AS Count min(_time) AS FirstSeen max(_time) AS LastSeen BY ${KEY_COLUMNS.join(' ')}
| eval FirstSeen=strftime(FirstSeen, "%Y-%m-%dT%H:%M:%S.%3N%z"), LastSeen=strftime(LastSeen, "%Y-%m-%dT%H:%M:%S.%3N%z")
| sort 0 - Count
| table ${COLUMNS.join(' ')}`;

const RESULT_NOTES: readonly string[] = [
  'Put your own index in the first line; index=* also works, and is slower. The number of days stands there too.',
  'Export the result as CSV with no limit on the number of results, and drop the file here.',
];

const xmlNames = [
  ...new Set([
    ...KEY_COLUMNS.flatMap((column) => dataNamesOf(column)),
    'CallerPID',
    'LogonType',
    'AuthenticationPackageName',
  ]),
];

/** Fields of their own names: the add-on for Windows gives some of these names other values. */
const field = (name: string): string => `d_${name}`;

const xmlValue = (column: KeyColumn): string => `coalesce(${dataNamesOf(column).map(field).join(', ')})`;

const xmlColumns = KEY_COLUMNS.filter((column) => !['EventId', 'Computer', 'Process'].includes(column));

const xml: Query = {
  title: 'NTLM inventory, XML events (XmlWinEventLog)',
  language: 'SPL',
  where:
    'Splunk, app Search & Reporting, where the Windows inputs have renderXml = true (the default of the Add-on for Windows).',
  text: `index=* earliest=-30d latest=now sourcetype=XmlWinEventLog* (${[...SECURITY_IDS, ...NTLM_IDS].join(' OR ')})
| rex field=_raw "<EventID[^>]*>(?<EventId>\\d+)</EventID>"
| rex field=_raw "<Computer>(?<Computer>[^<]*)</Computer>"
| rex field=_raw "<Channel>(?<d_Channel>[^<]*)</Channel>"
| where (lower(d_Channel)="security" AND EventId IN (${SECURITY_IDS.map((id) => `"${id}"`).join(', ')})) OR (lower(d_Channel)="${NTLM_CHANNEL.toLowerCase()}" AND EventId IN (${NTLM_IDS.map((id) => `"${id}"`).join(', ')}))
${xmlNames.map((name) => `| rex field=_raw "Name=['\\"]${name}['\\"]>(?<${field(name)}>[^<]+)"`).join('\n')}
| where EventId!="4624" OR (d_LogonType="3" AND (upper(d_AuthenticationPackageName)="NTLM" OR (upper(d_AuthenticationPackageName)="NEGOTIATE" AND match(d_LmPackageName, "^(NTLM|LM)\\b"))))
| eval ${xmlColumns.map((column) => `${column}=${xmlValue(column)}`).join(', ')}
| eval Process=case(EventId="4624", "-", isnotnull(d_ProcessName), d_ProcessName, d_CallerPID="4" OR d_CallerPID="0x4", "System")
| foreach ${KEY_COLUMNS.join(' ')} [ eval <<FIELD>>=replace(replace(replace(replace(replace('<<FIELD>>', "&lt;", "<"), "&gt;", ">"), "&quot;", "\\""), "&apos;", "'"), "&amp;", "&") ]
${COUNTED}
`,
  notes: [
    ...TO_COLLECT,
    'It assumes the source type XmlWinEventLog, and reads the values from the raw event, so no add-on is needed on the search head.',
    ...RESULT_NOTES,
  ],
};

/** The value behind a label at the beginning of a line. */
const label = (name: string, column: string, after = ''): string =>
  `| rex field=_raw "(?ms)${after}^\\s*${name}:[ \\t]*(?<${column}>[^\\r\\n]*)"`;

const text: Query = {
  title: 'NTLM inventory, text events (WinEventLog)',
  language: 'SPL',
  where:
    'Splunk, app Search & Reporting, where the Windows inputs send text. Only for events of an English Windows.',
  text: `index=* earliest=-30d latest=now sourcetype=WinEventLog* EventCode IN (${[...SECURITY_IDS, ...TEXT_IDS].join(', ')})
| rex field=_raw "(?m)^LogName=(?<d_Channel>[^\\r\\n]*)"
| rex field=_raw "(?m)^EventCode=(?<EventId>\\d+)"
| rex field=_raw "(?m)^ComputerName=(?<Computer>[^\\r\\n]*)"
| where (lower(trim(d_Channel))="security" AND EventId IN (${SECURITY_IDS.map((id) => `"${id}"`).join(', ')})) OR (lower(trim(d_Channel))="${NTLM_CHANNEL.toLowerCase()}" AND EventId IN (${TEXT_IDS.map((id) => `"${id}"`).join(', ')}))
${[
  label('Logon Type', 'd_LogonType'),
  label('Authentication Package', 'd_Package'),
  label('Package Name \\(NTLM only\\)', 'd_LmPackage'),
  label('Security ID', 'd_Sid', 'New Logon:.*?'),
  label('Account Name', 'd_Name', 'New Logon:.*?'),
  label('Account Domain', 'd_Domain', 'New Logon:.*?'),
  label('Workstation Name', 'd_WorkstationName'),
  label('Source Network Address', 'd_Address'),
  label('Elevated Token', 'd_Elevated'),
  label('Logon Account', 'd_LogonAccount'),
  label('Source Workstation', 'd_SourceWorkstation'),
  label('Error Code', 'd_ErrorCode'),
  label('Target server', 'd_Target'),
  label('Supplied user', 'd_SuppliedUser'),
  label('Supplied domain', 'd_SuppliedDomain'),
  label('(?:PID of client process|Calling process PID|PID)', 'd_Pid'),
  label('(?:Name of client process|Calling process name|Process)', 'd_Process'),
  label('(?:User identity of client process|Calling process user identity)', 'd_SessionUser'),
  label(
    '(?:Domain name of user identity of client process|Calling process domain identity)',
    'd_SessionDomain',
  ),
  label('(?:User|User name)', 'd_User'),
  label('(?:Domain|Domain name)', 'd_UserDomain'),
  label('(?:Workstation|Workstation name)', 'd_Workstation'),
  label('Secure Channel name', 'd_Channel_Name'),
  label('Secure Channel type', 'd_Channel_Type'),
].join('\n')}
| where EventId!="4624" OR (trim(d_LogonType)="3" AND (upper(trim(d_Package))="NTLM" OR (upper(trim(d_Package))="NEGOTIATE" AND match(d_LmPackage, "^(NTLM|LM)\\b"))))
| eval Client=case(EventId="4624", d_WorkstationName, EventId="4776", d_SourceWorkstation, true(), d_Workstation)
| eval Address=if(EventId="4624", d_Address, "-")
| eval Account=case(EventId="4624", d_Name, EventId="4776", d_LogonAccount, EventId="4001" OR EventId="8001", d_SuppliedUser, true(), d_User)
| eval AccountDomain=case(EventId="4624", d_Domain, EventId="4776", "-", EventId="4001" OR EventId="8001", d_SuppliedDomain, true(), d_UserDomain)
| eval AccountSid=if(EventId="4624", d_Sid, "-"), Elevated=if(EventId="4624", d_Elevated, "-"), NtlmVersion=if(EventId="4624", d_LmPackage, "-"), Status=if(EventId="4776", d_ErrorCode, "-")
| eval SessionAccount=d_SessionUser, SessionDomain=d_SessionDomain, Target=d_Target, Server=d_Channel_Name, ServerType=d_Channel_Type, Forwarder="-", Reason="-", ReasonId="-"
| eval Process=case(IN(EventId, "4624", "4776"), "-", len(trim(d_Process))>0, d_Process, trim(d_Pid)="4", "System")
${COUNTED}
`,
  notes: [
    ...TO_COLLECT,
    'It assumes the source type WinEventLog and the English labels of Windows. Events in other languages give rows without names: set renderXml = true for the inputs and use the other query.',
    'It leaves out 4020 to 4023 and 4030 to 4033, whose text is not published.',
    ...RESULT_NOTES,
  ],
};

export const splQueries: readonly Query[] = [xml, text];
