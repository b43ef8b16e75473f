/** One event of a Clixml file: its properties by name. */
import { languageOfLevel } from '../csv/event-viewer-words.ts';
import { outcomeOf as outcomeOfWords, outcomeOfBits } from '../keywords.ts';
import type { PrintedEvent } from '../printed-event.ts';
import { decoded } from '../xml/markup.ts';

/** Reads the text of one object; null where it has no event ID. */
export function clixmlEvent(text: string): PrintedEvent | null {
  const id = propertyOf(text, 'Id');
  if (id === null || !/^\d{1,5}$/.test(id) || Number(id) > 0xffff) return null;
  const qualifiers = Number(propertyOf(text, 'Qualifiers') ?? 0);
  return {
    provider: propertyOf(text, 'ProviderName'),
    id: Number(id) + (qualifiers > 0 && qualifiers <= 0xffff ? qualifiers * 0x10000 : 0),
    channel: propertyOf(text, 'LogName'),
    computer: propertyOf(text, 'MachineName'),
    date: propertyOf(text, 'TimeCreated') ?? '',
    outcome: () => outcomeOf(text),
    language: () => languageOfLevel(propertyOf(text, 'LevelDisplayName') ?? ''),
    hasMessage: placeOf(text, 'Message') >= 0,
    message: () => propertyOf(text, 'Message') ?? '',
    // .NET objects have forms that no other export has, so they are asked only for what the message does not tell.
    inserts: (kind) => (kind.isSilent === true ? valuesOf(text) : null),
    whole: () => text,
  };
}

/** Without the words, which stand in a list: bits are there in every whole object. */
function outcomeOf(text: string): ReturnType<PrintedEvent['outcome']> {
  const outcome = outcomeOfBits(propertyOf(text, 'Keywords') ?? '');
  if (outcome !== null) return outcome;
  const at = placeOf(text, 'KeywordsDisplayNames');
  if (at < 0) return 'unknown';
  const words = Array.from(text.slice(at, at + 2000).matchAll(/<S>([^<]{1,80})<\/S>/g), ([, word = '']) =>
    string(word),
  );
  return outcomeOfWords(...words) ?? 'unknown';
}

/** The values of `Properties` in their order, empty where one is no simple value; null where the file was not written so deep. */
function valuesOf(text: string): readonly string[] | null {
  const from = placeOf(text, 'Properties');
  const to = from < 0 ? -1 : text.indexOf('</LST>', from);
  if (to < 0) return null;
  const values = Array.from(text.slice(from, to).matchAll(/ N="Value"(?:>([^<]*)<\/)?/g), ([, value = '']) =>
    string(value),
  );
  return values.length === 0 ? null : values;
}

function placeOf(text: string, name: string): number {
  return text.indexOf(` N="${name}"`);
}

/** The value of a simple property: `<S N="LogName">System</S>`; null for `<Nil N="…" />` and for what is not there. */
function propertyOf(text: string, name: string): string | null {
  const at = placeOf(text, name);
  const gt = at < 0 ? -1 : text.indexOf('>', at);
  if (gt < 0 || text[gt - 1] === '/') return null;
  const end = text.indexOf('<', gt);
  if (end < 0 || text[end + 1] !== '/') return null;
  return string(text.slice(gt + 1, end));
}

/** Characters that XML cannot hold are written `_x000D_`, in UTF-16 units (MS-PSRP 2.2.5.3.2). */
function string(written: string): string {
  return decoded(written).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
