/**
 * How event logs are kept, and what they hold now, as PowerShell prints it:
 *
 *     PS C:\> Get-WinEvent -ListLog Microsoft-Windows-NTLM/Operational | Format-List *
 *
 *     FileSize           : 1118208
 *     OldestRecordNumber : 20411
 *     RecordCount        : 1530
 *     LogName            : Microsoft-Windows-NTLM/Operational
 *     IsEnabled          : True
 *     MaximumSizeInBytes : 1052672
 *     LogMode            : Circular
 *
 *     PS C:\> Get-EventLog -List
 *
 *       Max(K) Retain OverflowAction        Entries Log
 *       ------ ------ --------------        ------- ---
 *       20,480      0 OverwriteAsNeeded      33,921 Security
 *
 * gives a `log-settings` for each log; names of properties and modes are never translated, and ConvertTo-Json writes the mode as
 * a number. Without administrator rights the numbers of the file are missing.
 *
 * Commands: https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.diagnostics/get-winevent,
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-eventlog?view=powershell-5.1; modes:
 * https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventing.reader.eventlogmode,
 * https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.overflowaction.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, truth, type PrintedObject } from '../powershell-output.ts';

type Mode = Payloads['log-settings']['mode'];

export const getWineventListLog = textFormat<'log-settings'>({
  id: 'get-winevent-list-log',
  title: 'Size and mode of event logs (Get-WinEvent -ListLog, Get-EventLog -List)',
  input: 'text',
  collect: [
    {
      command: 'Get-WinEvent -ListLog Microsoft-Windows-NTLM/Operational,Security | Format-List *',
      role: 'any',
      hint: 'as administrator, so that the size of the file and the number of its oldest record are shown',
    },
  ],
  tells: ['log-settings'],
  begins: (lines, at) => COMMAND.test(lines[at] ?? '') || startsLogs(lines, at),
  // Dates and numbers beside the name of a log look like the head of an event.
  reach(lines, at) {
    if (!startsLogs(lines, at)) return 0;
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1;
    return end;
  },
  read,
});

function startsLogs(lines: readonly string[], at: number): boolean {
  return startsObjects(lines, at, [
    ['logname', 'maximumsizeinbytes'],
    ['logname', 'logmode'],
    ['logname', 'oldestrecordnumber'],
    ['max(k)', 'overflowaction', 'log'],
    ['maximumkilobytes', 'overflowaction', 'log'],
  ]);
}

const COMMAND =
  /^\s*(?:Get-WinEvent\b(?!\s*:).{0,300}\s-ListLog\b|Get-EventLog\b(?!\s*:).{0,300}\s-(?:List|AsString)\b)/i;

function* read(block: Block): Iterable<Sighting<'log-settings'> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  for (const object of objectsIn(block)) {
    const name = object.properties.get('logname') ?? object.properties.get('log');
    if (name === undefined || name.value === '') continue;
    if (name.truncated) {
      yield {
        code: 'value-cut',
        says: 'The console cut the name of a log to fit: export again with Format-List *.',
        line: name.line,
      };
      continue;
    }
    const kilobytes =
      number(object, 'max(k)') ?? number(object, 'maximumkilobytes') ?? number(object, 'maximumkilobyte');
    const says: Payloads['log-settings'] = {
      channel: name.value,
      enabled: truth(object.properties.get('isenabled')?.value),
      maximumSize: number(object, 'maximumsizeinbytes') ?? (kilobytes === null ? null : kilobytes * 1024),
      size: number(object, 'filesize'),
      // Get-EventLog prints how many there are in its table, and their type in a list.
      records: number(object, 'recordcount') ?? number(object, 'entries'),
      oldestRecord: number(object, 'oldestrecordnumber'),
      mode: modeOf(
        object.properties.get('logmode')?.value ?? object.properties.get('overflowaction')?.value ?? '',
        object.properties.has('logmode'),
      ),
    };
    // A name alone (a log that may not be opened) tells nothing.
    if (Object.values(says).every((value) => value === null || value === says.channel)) continue;
    yield {
      kind: 'log-settings',
      at: { line: name.line },
      text: textOf(object),
      computer: computerOf(object),
      says,
    };
  }
}

/** Of what the computer itself prints; a dot is Get-EventLog's own word for it. */
function computerOf({ properties }: PrintedObject): string | null {
  const name = properties.get('pscomputername')?.value ?? properties.get('machinename')?.value ?? '';
  return /^[\w-][\w.-]{0,254}$/.test(name) && !/^localhost$/i.test(name) ? name : null;
}

const CITED = [
  'logname',
  'log',
  'isenabled',
  'logmode',
  'overflowaction',
  'maximumsizeinbytes',
  'max(k)',
  'maximumkilobytes',
  'filesize',
  'recordcount',
  'entries',
  'oldestrecordnumber',
];

function textOf({ properties }: PrintedObject): string {
  return CITED.flatMap((key) => {
    const property = properties.get(key);
    return property === undefined || property.value === '' ? [] : [`${property.name}: ${property.value}`];
  }).join(', ');
}

/** Numbers of a table are grouped as the language does: `20,480`, `20.480`, `20 480`, `20’480`. */
function number({ properties }: PrintedObject, key: string): number | null {
  const written = properties.get(key)?.value.trim() ?? '';
  if (!/^\d{1,3}(?:[.,\s\u00a0\u202f'’]\d{3})+$|^\d{1,15}$/.test(written)) return null;
  return Number(written.replace(/\D/g, ''));
}

/** The numbers of EventLogMode, as JSON has them. OverflowAction in JSON is not read: its numbers mean other modes. */
const MODES: Readonly<Record<string, Mode>> = {
  circular: 'circular',
  autobackup: 'auto-backup',
  retain: 'retain',
  '0': 'circular',
  '1': 'auto-backup',
  '2': 'retain',
};
/** OverwriteOlder is neither: it writes over records of a certain age only. */
const OVERFLOW: Readonly<Record<string, Mode>> = {
  overwriteasneeded: 'circular',
  donotoverwrite: 'retain',
};

function modeOf(written: string, isLogMode: boolean): Mode {
  return (isLogMode ? MODES : OVERFLOW)[written.trim().toLowerCase()] ?? null;
}
