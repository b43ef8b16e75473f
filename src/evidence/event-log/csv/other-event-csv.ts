/** Event CSVs of other programs, so that a refusal can name the program. */

interface OtherCsv {
  readonly tool: string;
  /** Column names, lower case: all of them stand in the header. */
  readonly columns?: readonly (readonly string[])[];
  readonly begins?: RegExp;
}

const OTHERS: readonly OtherCsv[] = [
  {
    // `#TYPE System.Diagnostics.EventLogEntry#system/…` of Windows PowerShell 5.1.
    tool: 'Get-EventLog',
    begins: /^"?#TYPE (?:\w+\.)*?System\.Diagnostics\.EventLogEntry/i,
    columns: [
      ['eventid', 'entrytype', 'instanceid'],
      ['entrytype', 'replacementstrings'],
      ['entrytype', 'timegenerated', 'source'],
    ],
  },
];

/**
 * The program that wrote an event CSV which is not read here, from the file's first line (its header, or `#TYPE …`); null
 * for every other line.
 */
export function otherEventCsv(headLine: string): string | null {
  const line = headLine.replace(/^\ufeff/, '').trim();
  const names = new Set(line.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase()));
  const other = OTHERS.find(
    ({ begins, columns }) =>
      begins?.test(line) === true ||
      columns?.some((all) => names.size >= all.length && all.every((name) => names.has(name))) === true,
  );
  return other?.tool ?? null;
}
