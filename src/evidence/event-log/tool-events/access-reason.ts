/**
 * The access reasons of 5145, one per line in the event, where an export put them on one line: `%%1541: %%1801 %%4423: …`, or
 * with `, ` for every tab and line end (EvtxECmd: `%%1541:, %%1801, %%4423:, …`).
 */
export function reasonsOnLines(written: string): string {
  return written
    .replace(/(%%\d{4}:?)[\s,]{1,20}/g, '$1 ')
    .replace(/[\s,]{1,20}(?=%%\d{4}:)/g, '\n')
    .replace(/[\s,]{1,20}$/, '');
}
