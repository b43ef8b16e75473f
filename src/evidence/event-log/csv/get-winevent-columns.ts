/** Which column of a Get-WinEvent table is what. People rename them (`Select @{n='Time';e={$_.TimeCreated}}`) and leave some out. */
import type { EventColumns } from './event-table.ts';

export interface WinEventColumns extends EventColumns {
  readonly keywords: number;
  readonly keywordNames: number;
  readonly level: number;
}

/** All accepted names, lower case without blanks, the property's own name first. */
const NAMES: Readonly<Record<keyof WinEventColumns, readonly string[]>> = {
  id: ['eventid', 'id', 'eventcode', 'ereignis-id', 'ereignisid', 'eventidentifier'],
  provider: ['providername', 'provider', 'source', 'eventsource', 'sourcename', 'quelle'],
  time: [
    'timecreated',
    'timegenerated',
    'datetime',
    'date',
    'time',
    'timestamp',
    'dateandtime',
    'zeit',
    'datum',
    'timewritten',
  ],
  message: ['message', 'description', 'eventmessage', 'nachricht', 'meldung'],
  channel: ['logname', 'channel', 'log', 'eventlog'],
  computer: ['machinename', 'computername', 'computer', 'machine', 'hostname', 'host', 'pscomputername'],
  keywords: ['keywords'],
  keywordNames: ['keywordsdisplaynames', 'keywordsdisplayname'],
  level: ['leveldisplayname'],
};

/** Names that only an event has. A table of processes or of tickets has an `Id`, a `Description`, a `Source` as well. */
const TELLING: ReadonlySet<string> = new Set([
  'eventid',
  'eventcode',
  'providername',
  'logname',
  'timecreated',
  'leveldisplayname',
  'keywordsdisplaynames',
  'recordid',
  'providerid',
  'taskdisplayname',
]);

/** Where things stand in a header; null where it has no column for the event ID. */
export function columnsOf(header: readonly string[]): WinEventColumns | null {
  const names = header.map(plain);
  const find = (what: keyof WinEventColumns): number => {
    const name = NAMES[what].find((candidate) => names.includes(candidate));
    return name === undefined ? -1 : names.indexOf(name);
  };
  const columns = {
    id: find('id'),
    provider: find('provider'),
    time: find('time'),
    message: find('message'),
    channel: find('channel'),
    computer: find('computer'),
    keywords: find('keywords'),
    keywordNames: find('keywordNames'),
    level: find('level'),
  };
  return columns.id < 0 ? null : columns;
}

/** Whether a header without a `#TYPE` line above it is of events. */
export function isEventHeader(header: readonly string[], columns: WinEventColumns): boolean {
  const names = header.map(plain);
  const known = [columns.provider, columns.time, columns.message, columns.channel];
  return names.some((name) => TELLING.has(name)) && known.filter((column) => column >= 0).length >= 1;
}

/** `Event ID` and `EventID` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_]/g, '');
}
