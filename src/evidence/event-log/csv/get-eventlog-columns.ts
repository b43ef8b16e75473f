/**
 * What Get-EventLog calls the properties of an event. It reads the classic logs only (System, Application, Security), and only
 * Windows PowerShell 5.1 has it.
 * https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventlogentry
 */

/** Whether these are properties of an `EventLogEntry`: only it has an EntryType. */
export function isEventLogHeader(header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  return names.has('entrytype') && names.has('source') && (names.has('eventid') || names.has('instanceid'));
}

/** Success or failure of a record of the Security log, by a name of `EventLogEntryType`; null for every other. */
export function outcomeOfEntryType(word: string): 'success' | 'failure' | null {
  switch (word.trim().toLowerCase()) {
    case 'successaudit':
      return 'success';
    case 'failureaudit':
      return 'failure';
    default:
      return null;
  }
}
