/**
 * For the tests of this folder: one event as it looks in each kind of export, and what must come of all of them.
 */
import { describe, expect, it } from 'vitest';
import type { FactKind } from '../../../facts/facts.ts';
import type { EventRecord } from '../event-record.ts';
import { fieldsOf, isOfKind } from '../message.ts';
import { forms, sightingsIn } from '../every-export.testing.ts';
import { eventKindOf } from './index.ts';

export interface Example {
  readonly title: string;
  readonly provider: string;
  readonly id: number;
  readonly channel: string;
  readonly outcome?: EventRecord['outcome'];
  /** The English message with `{Name}` where a value stands; null where its text is not published. */
  readonly message: string | null;
  /** Values by data name; a pair where the message prints another form than the data has: data, message. */
  readonly values: Readonly<Record<string, string | readonly [data: string, rendered: string]>>;
  readonly kind: FactKind;
  /** What is found, from data and message alike; null: nothing. */
  readonly says: object | null;
  /** Differs where a message tells less than the data (or, of a sentence, anything): English. */
  readonly saysOfMessage?: object | null;
  /** The same of a message in a language that is not known; `not-understood` where it must be refused. */
  readonly saysTranslated?: object | 'not-understood';
  readonly logonId?: string;
  readonly text?: string;
  /** Whether the data names are known in their order (classic events); default true. */
  readonly ordered?: boolean;
}

/** Renders the example in every way that exports do and expects the same finds of all. */
export function checkExamples(examples: readonly Example[]): void {
  describe.each(examples)('$title', (example) => {
    const english = example.saysOfMessage === undefined ? example.says : example.saysOfMessage;
    const translated = example.saysTranslated ?? english;

    it('is read from data by name', () => {
      expectSays(found({ ...recordOf(example), data: dataOf(example) }), example, example.says);
    });

    it('is read from insert strings', () => {
      if (example.ordered === false) return;
      const names = kindOf(example).data;
      const data = dataOf(example);
      const inserts = names.map((name) => data[name] ?? '');
      if (names.length === 0) return;
      expectSays(found({ ...recordOf(example), inserts }), example, example.says);
    });

    it.each(forms.map((form) => [form.name, form] as const))('says the same in: %s', async (_, form) => {
      if (form.has === 'message' && (example.message === null || isNameless(example, form.name))) return;
      const text = form.render({
        provider: example.provider,
        id: example.id,
        channel: example.channel,
        computer: 'FS01.contoso.example',
        outcome: example.outcome ?? null,
        data: dataOf(example),
        message: example.message === null ? '' : englishOf(example).replaceAll('\n', '\r\n'),
      });
      if (text === null) return;
      const isCounted = kindOf(example).isBulk === true;
      const expected = isCounted ? null : form.has === 'data' ? example.says : english;
      const said = (await sightingsIn(text)).map(({ kind, says }) => ({ kind, says }));
      // A line that the console broke may tell less, never something else.
      if (form.name.endsWith('columns')) expectNothingElse(said, example.kind, expected);
      else expect(said).toEqual(expected === null ? [] : [{ kind: example.kind, says: expected }]);
    });

    it('never yields a kind it does not tell', () => {
      expect(kindOf(example).tells).toContain(example.kind);
    });

    if (example.message === null) {
      it('is refused as a message', () => {
        const message = 'Some title.\n\nSome label: value\nAnother label: 4\nA third: 0x0';
        expect(found({ ...recordOf(example), message })).toBeNull();
      });
      return;
    }

    it.each(['\r\n', '\n', '\r', '\r\r\n'])('is read from the English message, lines ended by %j', (end) => {
      const message = englishOf(example).replaceAll('\n', end);
      expectSays(found({ ...recordOf(example), message }), example, english);
    });

    it('does not mind blank lines above', () => {
      const message = `\r\n\r\n${englishOf(example)}`;
      expectSays(found({ ...recordOf(example), message }), example, english);
    });

    it.each(Object.keys(LANGUAGES))('is read by position in a message like %s', (language) => {
      const speak = LANGUAGES[language] ?? ((text: string) => text);
      const message = render(example, speak);
      const finds = found({ ...recordOf(example), message });
      if (translated === 'not-understood') expect(finds).toBeNull();
      else expectSays(finds, example, translated);
    });
  });
}

/** Event Viewer's CSV has no log, and Get-EventLog reads classic logs alone. */
function isNameless(example: Example, form: string): boolean {
  return form === 'Event Viewer CSV' && example.id === 1006;
}

function expectNothingElse(
  said: readonly { readonly kind: FactKind; readonly says: object }[],
  kind: FactKind,
  expected: object | null,
): void {
  const wanted: Readonly<Record<string, unknown>> = { ...expected };
  for (const find of said) {
    expect(find.kind).toBe(kind);
    for (const [name, value] of Object.entries(find.says))
      if (value !== null) expect(value, name).toEqual(wanted[name]);
  }
}

/** Words changed, places kept. */
const LANGUAGES: Readonly<Record<string, (literal: string) => string>> = {
  German: (text) => text.replace(/[A-Za-z]+/g, (word) => `Ä${[...word].reverse().join('')}ß`),
  French: (text) =>
    text.replace(/[A-Za-z]+/g, (word) => `${[...word].reverse().join('')}é`).replaceAll(':', '\u00a0:'),
  Chinese: (text) => text.replace(/[A-Za-z]+/g, '標籤').replaceAll(':', '：'),
  'Japanese with its letters lost': (text) => text.replace(/[A-Za-z]+/g, '????'),
};

/** Finds of a record; null where it was not understood. */
export function found(record: EventRecord) {
  const kind = eventKindOf(record.provider, record.id, record.channel);
  if (kind === null) throw new Error(`${record.provider} ${record.id} is in no list`);
  if (!isOfKind(record, kind)) return [];
  const fields = fieldsOf(record, kind);
  return fields === null ? null : [...kind.finds(fields, record)];
}

export function englishOf(example: Example): string {
  return render(example, (text) => text);
}

export function recordOf(example: Example): EventRecord {
  return {
    provider: example.provider,
    id: example.id,
    qualifiers: null,
    channel: example.channel,
    computer: 'FS01.contoso.example',
    time: 0,
    outcome: example.outcome ?? null,
    data: null,
    message: null,
    inserts: null,
  };
}

function kindOf(example: Example) {
  const kind = eventKindOf(example.provider, example.id, example.channel);
  if (kind === null) throw new Error(`${example.provider} ${example.id} is in no list`);
  return kind;
}

/** The values as structured exports have them, by data name. */
export function dataOf(example: Example): Record<string, string> {
  return Object.fromEntries(
    Object.entries(example.values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value[0] ?? ''),
    ]),
  );
}

function render(example: Example, speak: (literal: string) => string): string {
  return (example.message ?? '')
    .split(/(\{[\w ]+\})/)
    .map((part) => {
      const name = /^\{([\w ]+)\}$/.exec(part)?.[1];
      if (name === undefined) return speak(part);
      const value = example.values[name];
      if (value === undefined) throw new Error(`${example.title}: no value ${name}`);
      return typeof value === 'string' ? value : value[1];
    })
    .join('');
}

function expectSays(finds: ReturnType<typeof found>, example: Example, says: object | null): void {
  expect(finds).not.toBeNull();
  if (says === null) {
    expect(finds).toEqual([]);
    return;
  }
  expect(finds).toHaveLength(1);
  const [find] = finds ?? [];
  expect(find?.kind).toBe(example.kind);
  expect(find?.says).toEqual(says);
  expect(find?.logonId ?? undefined).toBe(example.logonId);
  expect(find?.text).toMatch(/^\d+\b[^\r\n]*$/);
  if (example.text !== undefined && says === example.says) expect(find?.text).toBe(example.text);
}
