/** How the sample's texts become the bytes that Windows would have written. */

/** A line of an export: clock time of the computer, event ID, and what stands for %1, %2, … in the event's text. */
export interface SampleEvent {
  /** `2026-11-20 09:12:03`. */
  readonly at: string;
  readonly id: number;
  readonly values: readonly string[];
}

/** The texts of events, by ID, with %1, %2, … where Windows inserts values. */
export type MessageTable = Readonly<Record<number, string>>;

/** As console redirection and Event Viewer write it: CRLF, UTF-8, with a byte order mark where asked for. */
export function textFile(text: string, mark: 'mark' | 'no mark'): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode((mark === 'mark' ? '\uFEFF' : '') + crlf(text));
  return encoded;
}

/** As secedit writes it: UTF-16LE with a byte order mark, and CRLF. */
export function utf16File(text: string): Uint8Array<ArrayBuffer> {
  const units = `\uFEFF${crlf(text)}`;
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  for (let index = 0; index < units.length; index++)
    bytes.setUint16(2 * index, units.charCodeAt(index), true);
  return new Uint8Array(bytes.buffer);
}

/** Event Viewer, "Save All Events As… CSV", on an English system: five names, six fields, newest first. */
export function eventViewerCsv(
  events: readonly SampleEvent[],
  messages: MessageTable,
  of: (id: number) => { readonly level: string; readonly source: string; readonly task: string },
): string {
  const rows = events.toReversed().map((event) => {
    const { level, source, task } = of(event.id);
    return [level, usTime(event.at), source, String(event.id), task, quoted(message(event, messages))].join(
      ',',
    );
  });
  return ['Level,Date and Time,Source,Event ID,Task Category', ...rows, ''].join('\n');
}

/** `Get-WinEvent | Select … | Export-Csv` of Windows PowerShell 5.1, newest first. */
export function powershellCsv(
  events: readonly SampleEvent[],
  messages: MessageTable,
  of: (event: SampleEvent) => readonly (readonly [column: string, value: string])[],
): string {
  const rows = events
    .toReversed()
    .map((event) => [
      ['TimeCreated', usTime(event.at)] as const,
      ['Id', String(event.id)] as const,
      ...of(event),
      ['Message', message(event, messages)] as const,
    ]);
  const columns = (rows[0] ?? []).map(([column]) => quoted(column)).join(',');
  const lines = rows.map((row) => row.map(([, value]) => quoted(value)).join(','));
  return ['#TYPE Selected.System.Diagnostics.Eventing.Reader.EventLogRecord', columns, ...lines, ''].join(
    '\n',
  );
}

function message({ id, values }: SampleEvent, messages: MessageTable): string {
  const text = messages[id] ?? '';
  return text.replace(/\n$/, '').replace(/%(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '');
}

/** `11/20/2026 9:12:03 AM`. */
function usTime(at: string): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = at.split(/[- :]/);
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${Number(month)}/${Number(day)}/${year} ${Number(hour) % 12 || 12}:${minute}:${second} ${half}`;
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const crlf = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
