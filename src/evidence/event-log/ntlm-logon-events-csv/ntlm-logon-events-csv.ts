/**
 * Output of the PowerShell module Get-NtlmLogonEvents
 * (`Get-NtlmLogonEvents -IncludeFailedLogons -IncludeMessage | Export-Csv ntlm.csv -NoTypeInformation`):
 *
 *     "EventId","Time","UserName","TargetDomainName","LogonType","LogonProcessName","AuthenticationPackageName",…,"ComputerName"
 *     "4625","11/20/2026 8:01:12 AM","mara","CONTOSO","3 (Network)","NtLmSsp","NTLM","WS07","NTLM V2","10.0.0.7","49832",…,"-1073741715",…,"FS01"
 *
 * and, of the NTLM log (`-IncludeNtlmOperationalLog`):
 *
 *     "EventId","EventType","EventDescription","Time","UserName","DomainName","TargetName","WorkstationName","SecureChannelName","ProcessName","ProcessId","ComputerName"
 *     "4001","Block","Outgoing NTLM blocked (client-side)","11/20/2026 8:01:12 AM","mara","CONTOSO","cifs/files",,,"","4","WS07"
 *
 * gives what each event says, as far as its columns are certain. The module returns the newest few NTLM logons: no `log-coverage`.
 * It reads values by their place in the event, and where it asks another computer it takes other places than on its own: process
 * and number are exchanged, 4002 has the server process in the place of the user, and 4004 to 4006 and 8004 to 8006 have every
 * value one column off. The first two show themselves; the last does not, so there only the column `Message` counts.
 *
 * https://github.com/BetaHydri/Get-NtlmLogonEvents (Convert-EventToObject.ps1, Convert-NtlmOperationalEventToObject.ps1, and the
 * remote script blocks of Get-NtlmLogonEvents.ps1)
 */
import type { Note } from '../../../facts/reading.ts';
import { logFormat } from '../../format.ts';
import { NO_CONTENT, namedValues } from '../content.ts';
import { readEventTable } from '../csv/event-table.ts';
import {
  NTLM,
  NTLM_OPERATIONAL,
  SECURITY,
  SECURITY_AUDITING,
  SECURITY_NETLOGON,
} from '../events/providers.ts';
import { firstText, idOf, type Row } from '../tool-events/row.ts';
import { kindsOfEvents, wholeTable, type ToolFile } from '../tool-events/whole-tables.ts';
import type { WholeRecord } from '../whole-reader.ts';
import { powershellTime } from '../tool-events/powershell-time.ts';

export const ntlmLogonEventsCsv = logFormat({
  id: 'ntlm-logon-events-csv',
  title: 'Get-NtlmLogonEvents CSV',
  input: 'bytes',
  collect: [
    {
      command:
        'Get-NtlmLogonEvents -NumEvents 5000 -IncludeFailedLogons -IncludeMessage | Export-Csv ntlm-logons.csv -Encoding UTF8',
      role: 'any',
      hint: 'second choice, where this module is in use already; with -IncludeMessage, without it the events of domain controllers cannot be read',
    },
  ],
  tells: kindsOfEvents,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const tableOf = (head: string) =>
  wholeTable(head, 'ntlm-logon-events-csv', (_, has): ToolFile => ({
    title: 'Get-NtlmLogonEvents CSV',
    hasChannels: true,
    notes: ntlmLogonEventsNotes(has('SecureChannelName') && !has('Message')),
    recordOf: ntlmLogonEventsRecord,
  }));

/** `isMixed`: the file has columns of events of domain controllers, and no messages to read them by. */
export function ntlmLogonEventsNotes(isMixed: boolean): readonly Note[] {
  return [
    {
      code: 'newest-only',
      says: 'Get-NtlmLogonEvents returns the newest NTLM logons only: that an event is not in this file means nothing.',
    },
    ...(isMixed
      ? [
          {
            code: 'columns-mixed',
            says: 'Without the column Message events 4004 to 4006 and 8004 to 8006 are not used: the module puts their values into other columns when it asks another computer. Run it with -IncludeMessage.',
          },
        ]
      : []),
  ];
}

export function ntlmLogonEventsRecord(row: Row): WholeRecord {
  const id = idOf(row.text('EventId'));
  const isOfSecurity = id === 4624 || id === 4625;
  const [netlogon] = SECURITY_NETLOGON;
  const [ntlm] = NTLM;
  return {
    provider: isOfSecurity ? SECURITY_AUDITING[0] : isOfController(id) ? netlogon : ntlm,
    channel: isOfSecurity ? SECURITY : NTLM_OPERATIONAL,
    computer: firstText(row, 'ComputerName'),
    id,
    qualifiers: null,
    time: powershellTime(row.value('Time')),
    outcome: id === 4625 ? 'failure' : id === 4624 ? 'success' : null,
    content: () => {
      const data = dataOf(id, row);
      const message = row.text('Message');
      // The message has more than the columns: SIDs are left out there, and whether the token was elevated.
      return message.trim() === '' ? { ...NO_CONTENT, data } : { ...NO_CONTENT, message };
    },
  };
}

function isOfController(id: number): boolean {
  return (id >= 4004 && id <= 4006) || (id >= 8004 && id <= 8006);
}

function dataOf(id: number, row: Row): Readonly<Record<string, string>> | null {
  if (id === 4624 || id === 4625) return row.has('LmPackageName') ? logonData(row) : null;
  // Export-Csv has the columns of its first row only: behind logons, events of the NTLM log lose theirs.
  if (!row.has('DomainName')) return null;
  const [user, domain, workstation] = [
    row.text('UserName'),
    row.text('DomainName'),
    row.text('WorkstationName'),
  ];
  switch (id) {
    case 4001:
    case 8001:
      return namedValues([
        ['TargetName', row.text('TargetName')],
        ['UserName', user],
        ['DomainName', domain],
        ...process(row),
      ]);
    case 4002:
    case 8002: {
      if (workstation === '') {
        return namedValues([['ClientUserName', user], ['ClientDomainName', domain], ...process(row)]);
      }
      // Read from another computer: PID, process, LUID, user and domain stand in the columns from left to right.
      if (!isNumber(user) || !isNumber(workstation)) return null;
      return namedValues([
        ['CallerPID', user],
        ['ProcessName', domain],
        ['ClientUserName', row.text('ProcessName')],
        ['ClientDomainName', row.text('ProcessId')],
      ]);
    }
    case 4003:
    case 8003:
      return namedValues([
        ['UserName', user],
        ['DomainName', domain],
        ['Workstation', workstation],
        ...process(row),
      ]);
    default:
      return null;
  }
}

/** Process and number, whichever column they stand in. */
function process(row: Row): readonly (readonly [string, string])[] {
  const [name, number] = [row.text('ProcessName'), row.text('ProcessId')];
  const isExchanged = isNumber(name) && !isNumber(number);
  return isExchanged
    ? [
        ['CallerPID', name],
        ['ProcessName', number],
      ]
    : [
        ['CallerPID', number],
        ['ProcessName', name],
      ];
}

function isNumber(text: string): boolean {
  return /^(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(text.trim());
}

function logonData(row: Row): Readonly<Record<string, string>> {
  return namedValues([
    ['TargetUserName', row.text('UserName')],
    ['TargetDomainName', row.text('TargetDomainName')],
    ['LogonType', withoutWords(row.text('LogonType'))],
    ['LogonProcessName', row.text('LogonProcessName')],
    ['AuthenticationPackageName', row.text('AuthenticationPackageName')],
    ['WorkstationName', row.text('WorkstationName')],
    ['LmPackageName', row.text('LmPackageName')],
    ['IpAddress', row.text('IPAddress')],
    ['IpPort', row.text('TCPPort')],
    ['Status', withoutWords(row.text('Status'))],
    ['SubStatus', withoutWords(row.text('SubStatus'))],
    ['TargetLogonId', row.text('TargetLogonId')],
  ]);
}

/** `3 (Network)`, `0xC000006D (Logon failure: …)`: what it means stands behind. */
function withoutWords(written: string): string {
  return written.replace(/ \(.*$/s, '');
}
