/**
 * The lines above a message as wevtutil and Event Viewer print them: `label: value`, always in the same order. Labels are
 * translated in Event Viewer, so a value is known by its place and shape.
 */
import { WrittenDate } from '../../../windows/dates.ts';
import { languageOfLevel } from '../csv/event-viewer-words.ts';
import { outcomeOf } from '../keywords.ts';
import type { PrintedEvent } from '../printed-event.ts';

export interface Label {
  readonly indent: number;
  readonly name: string;
  readonly value: string;
}

const LABEL = /^( {0,12})([^\s:：][^:：]{0,40})[:：](.*)$/;

/** `  Event ID: 4625`; null for a line of another form. */
export function labelIn(line: string): Label | null {
  const match = line.length > 400 ? null : LABEL.exec(line);
  if (match === null) return null;
  const [, indent = '', name = '', value = ''] = match;
  return { indent: indent.length, name: name.trim(), value: value.trim() };
}

/** The labels on consecutive lines from `lines[at]` on, all indented alike. */
export function labelsFrom(lines: readonly string[], at: number, most: number): Label[] {
  const labels: Label[] = [];
  for (let next = at; labels.length < most; next += 1) {
    const label = labelIn(lines[next] ?? '');
    if (label === null || label.indent !== (labels[0] ?? label).indent) break;
    labels.push(label);
  }
  return labels;
}

/** Log and source stand first, then the date, which people leave out, then the event ID. */
const LOG = 0;
const SOURCE = 1;
const BEHIND_SOURCE = 2;

/** Place of the event ID; −1 where log, source, date and ID do not stand where they must. */
export function placeOfId(labels: readonly Label[]): number {
  if ((labels[LOG]?.value ?? '') === '' || (labels[SOURCE]?.value ?? '') === '') return -1;
  const at = isDate(labels[BEHIND_SOURCE]?.value ?? '') ? BEHIND_SOURCE + 1 : BEHIND_SOURCE;
  const id = labels[at]?.value ?? '';
  return /^\d{1,5}$/.test(id) && Number(id) <= 0xffff ? at : -1;
}

const date = new WrittenDate();

function isDate(text: string): boolean {
  return /\d\D.*\d/.test(text) && date.readText(text);
}

/**
 * What the lines above a message tell.
 *
 * @param labels all but the description's
 * @param id place of the event ID among them
 * @param computer place of the computer, where that is sure; else it is known by its label, which is the same word in several languages
 */
export function headOf(
  labels: readonly Label[],
  id: number,
  computer?: number,
): Pick<PrintedEvent, 'provider' | 'id' | 'channel' | 'computer' | 'date' | 'outcome' | 'language'> {
  const words = (): string[] => labels.slice(id + 1).map(({ value }) => value);
  const named = labels.find(({ name }, at) =>
    computer === undefined ? name === 'Computer' : at === computer,
  );
  return {
    provider: labels[SOURCE]?.value ?? null,
    id: Number(labels[id]?.value),
    channel: isLogName(labels[LOG]?.value ?? '') ? (labels[LOG]?.value ?? null) : null,
    computer: /^[\w.-]{1,255}$/.test(named?.value ?? '') ? (named?.value ?? null) : null,
    date: id > BEHIND_SOURCE ? (labels[BEHIND_SOURCE]?.value ?? '') : '',
    outcome: () => outcomeOf(...words()) ?? 'unknown',
    language: () =>
      words()
        .map(languageOfLevel)
        .find((language) => language !== null) ?? null,
  };
}

/**
 * Whether this is a log by the name that events carry. What is none may be a display name, which is translated, and would hide
 * which event it is.
 */
export function isLogName(written: string): boolean {
  return /^Microsoft-[\w-]+\/\w/i.test(written) || OWN_NAMES.has(written.toLowerCase());
}

const OWN_NAMES = new Set(['security', 'system', 'application', 'setup', 'forwardedevents']);
