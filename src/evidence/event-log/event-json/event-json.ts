/**
 * Events as JSON, one object per line or an array of objects, from the programs of `json-forms.ts`:
 *
 *     {"Event":{"#attributes":{…},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-NTLM"}},"EventID":4001,…},"EventData":{"TargetName":"cifs/files",…}}}
 *
 *     [
 *         {
 *             "Message":  "NTLM client blocked: Outgoing NTLM …\r\nTarget server: cifs/files\r\n…",
 *             "Id":  4001,
 *
 * gives what each event says (here `ntlm-blocked`). Conversions of whole logs (evtx_dump, EvtxECmd, `ConvertTo-Json`) also give a
 * `log-coverage` per computer and channel; what a shipper collected or a search found does not.
 *
 * https://github.com/omerbenamram/evtx, https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/convertto-json
 */
import type { FactKind } from '../../../facts/facts.ts';
import { logFormat, Unreadable, type Head, type LogSink, type LogSummary } from '../../format.ts';
import { eventLogKinds } from '../collect.ts';
import { Utf8Pieces } from '../csv/utf8.ts';
import { promptOf } from '../../prompt.ts';
import { WholeReader } from '../whole-reader.ts';
import { formOf, type JsonForm } from './json-forms.ts';
import { JsonObjects, parsedObject, type JsonVisitor } from './json-objects.ts';

export const eventJson = logFormat({
  id: 'event-json',
  title: 'Events as JSON',
  input: 'bytes',
  collect: [
    {
      command: 'evtx_dump -o jsonl -f events.jsonl Security.evtx',
      role: 'any',
      hint: 'second choice, for a log that somebody has as .evtx: the .evtx itself says the same',
    },
  ],
  tells: eventLogKinds,
  recognises: isEventJson,
  read,
});

/** `Record 17` stands above the first object of evtx_dump; PowerShell 5.1 wraps some arrays into `{"value":[…],"Count":2}`. */
const BEGINNING = /^(?:Record \d{1,19}\s{1,9})?[[{]/;
const WRAPPER = /^\{\s{0,99}"value"\s{0,9}:\s{0,9}(?=\[)/;

/** Where the JSON begins: behind blanks, the prompt and command of a transcript, and a wrapper. */
function beginningOf(head: string): number {
  let at = 0;
  for (let line = 0; line < LINES_ABOVE; line += 1) {
    at += /^[\s\ufeff\u00ef\u00bb\u00bf]{0,200}/.exec(head.slice(at, at + 200))?.[0].length ?? 0;
    const feed = head.indexOf('\n', at);
    if (feed < 0 || promptOf(head.slice(at, feed).trimEnd()) === null) break;
    at = feed + 1;
  }
  return at + (WRAPPER.exec(head.slice(at, at + 300))?.[0].length ?? 0);
}

const LINES_ABOVE = 4;

/** Objects looked at for one of a known form: others may stand first, such as the commands of a bulk request. */
const OBJECTS_TRIED = 8;

function isEventJson({ text }: Head): boolean {
  const body = text.slice(beginningOf(text));
  if (!BEGINNING.test(body)) return false;
  let form: JsonForm | null = null;
  let tried = 0;
  const objects = new JsonObjects({
    object(json) {
      if (form !== null || tried >= OBJECTS_TRIED) return;
      tried += 1;
      const object = parsedObject(json);
      if (object !== null) form = formOf(object);
    },
    broken: () => undefined,
    cut: () => undefined,
  });
  objects.push(new TextEncoder().encode(body));
  return form !== null;
}

async function read(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
  dayFirst?: boolean,
): Promise<LogSummary> {
  const pieces = new Utf8Pieces(encoding);
  const records = new JsonRecords(sink, dayFirst);
  const objects = new JsonObjects(records);
  let done = 0;
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const piece of bytes) {
    done += piece.length;
    const utf8 = pieces.next(piece);
    if (head === null) {
      objects.push(utf8);
    } else {
      head = joined(head, utf8);
      if (head.length >= HEAD_BYTES) {
        objects.push(bodyOf(head));
        head = null;
      }
    }
    sink.progress(done);
  }
  pieces.end();
  if (head !== null) objects.push(bodyOf(head));
  objects.end();
  if (pieces.isCut) records.cut();
  return records.end();
}

/** Room for what stands before the first object. */
const HEAD_BYTES = 4096;

function bodyOf(head: Uint8Array): Uint8Array {
  // One character for each byte, so that places in the text are places in the bytes.
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, HEAD_BYTES));
  return head.subarray(beginningOf(text));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Takes the objects of a file; the first that has a form says what the file is. */
class JsonRecords implements JsonVisitor {
  readonly #sink: LogSink<FactKind>;
  readonly #dayFirst: boolean | undefined;
  #file: { readonly form: JsonForm; readonly reader: WholeReader } | null = null;
  #number = 0;
  /** Objects that could not be read before the form was known. */
  readonly #early: number[] = [];
  #isCut = false;

  constructor(sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#sink = sink;
    this.#dayFirst = dayFirst;
  }

  object(text: string): void {
    const number = (this.#number += 1);
    const object = parsedObject(text);
    const form = this.#file?.form ?? (object === null ? null : formOf(object));
    const inner = object === null ? null : (form?.unwrapped(object) ?? null);
    if (form === null || inner === null) {
      this.#unreadable(number);
      return;
    }
    this.#file ??= { form, reader: this.#readerOf(form, inner) };
    this.#file.reader.take(form.recordOf(inner), number, () => text);
  }

  broken(): void {
    this.#unreadable((this.#number += 1));
  }

  cut(): void {
    this.#isCut = true;
  }

  end(): LogSummary {
    if (this.#file === null) throw noEvents();
    const { reader } = this.#file;
    const { notes } = reader.book;
    notes.isCut = this.#isCut;
    notes.misfit = 'they are broken, or no event of this program';
    return reader.end();
  }

  #readerOf(form: JsonForm, first: Parameters<JsonForm['notes']>[0]): WholeReader {
    const { title, covers, zone } = form;
    const reader = new WholeReader(
      {
        title,
        covers,
        hasChannels: form.recordOf(first).channel !== null,
        head: { line: 1, text: title },
        ...(zone === undefined ? {} : { zone }),
        notes: form.notes(first),
        onlyCounts: form.onlyCounts?.(first) ?? false,
      },
      this.#sink,
      this.#dayFirst,
    );
    for (const number of this.#early) reader.book.notes.unreadable(number);
    return reader;
  }

  #unreadable(number: number): void {
    if (this.#file !== null) this.#file.reader.book.notes.unreadable(number);
    else if (this.#early.length < MOST_EARLY) this.#early.push(number);
  }
}

const MOST_EARLY = 1000;

function noEvents(): Unreadable {
  return new Unreadable(
    'event-header-missing',
    'No event of a known program is in this JSON: save the log from Event Viewer as CSV, or drop the .evtx.',
  );
}
