/**
 * Event Viewer's "Copy details as text", as tickets and mails quote it:
 *
 *     Log Name:      Security
 *     Source:        Microsoft-Windows-Security-Auditing
 *     Date:          11/20/2026 8:01:12 AM
 *     Event ID:      4625
 *     Task Category: Logon
 *     Level:         Information
 *     Keywords:      Audit Failure
 *     User:          N/A
 *     Computer:      FS01.contoso.example
 *     Description:
 *     An account failed to log on.
 *     …
 *     Event Xml:
 *     <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
 *
 * Labels and messages are in the language of Windows (`Protokollname: System`), their order is not; the date is local time in the
 * regional format. Who quotes by hand leaves lines out: then log, source and event ID must be there, and the log by its own name.
 * Form and order: https://github.com/microsoft/EventLogExpert/issues/425 and many other tickets.
 */
import { headOf, isLogName, labelIn, labelsFrom, placeOfId, type Label } from './labelled-head.ts';
import { messageOf, type PrintedForm } from './printed-form.ts';
import { startsXml } from './xml-lines.ts';
import { isPrompt, wevtutilText } from './wevtutil-text.ts';

/** The whole form has ten lines: the ninth is the computer, the tenth the description. */
const COMPUTER = 8;
const DESCRIPTION = 9;
/** Place of the event ID in the whole form. */
const ID = 3;

export const detailsText: PrintedForm = {
  title: 'Event Viewer details',
  mayBegin: (line) => labelIn(line) !== null,
  begins: (lines, at) => headAt(lines, at) !== null,
  end(lines, at) {
    for (let next = at + (headAt(lines, at)?.description ?? 0) + 1; next < lines.length; next += 1) {
      const line = lines[next] ?? '';
      if (startsXml(lines, next) || wevtutilText.begins(lines, next) || isPrompt(line)) return next;
      if (headAt(lines, next) !== null) return next;
    }
    return lines.length;
  },
  read(lines, at, end) {
    const head = headAt(lines, at);
    if (head === null) return null;
    const { labels, id, description, isWhole } = head;
    const message = (): string => {
      const text = lines.slice(at + description + 1, end);
      // `Event Xml:` above the XML is no part of the message.
      if (end < lines.length && startsXml(lines, end)) dropLastLabel(text);
      return messageOf([labels[description]?.value ?? '', ...text]);
    };
    return {
      ...headOf(labels.slice(0, description), id, isWhole ? COMPUTER : undefined),
      hasMessage: true,
      message,
      whole: () => messageOf(lines.slice(at, end)),
    };
  },
};

interface DetailsHead {
  readonly labels: readonly Label[];
  /** Places among the labels. */
  readonly id: number;
  readonly description: number;
  /** All ten lines are there. */
  readonly isWhole: boolean;
}

/** The lines above the message that begin at `lines[at]`; null where they are none. */
function headAt(lines: readonly string[], at: number): DetailsHead | null {
  // Cheapest first: most lines of a text fail here.
  if (![2, 3].some((place) => /[:：]\s{0,30}\d{1,5}\s*$/.test((lines[at + place] ?? '').slice(0, 120))))
    return null;
  const labels = labelsFrom(lines, at, DESCRIPTION + 1);
  const id = placeOfId(labels);
  if (id < 0) return null;
  if (id === ID && labels.length > DESCRIPTION)
    return { labels, id, description: DESCRIPTION, isWhole: true };
  const description = placeOfDescription(labels, id);
  if (description < 0 || !isLogName(labels[0]?.value ?? '')) return null;
  return { labels, id, description, isWhole: false };
}

/**
 * The description's label where lines were left out: by its word, else the first that has nothing behind it. The words are
 * Event Viewer's; other languages need the whole form, or a description that stands below its label.
 * en, de: https://github.com/MicrosoftDocs (articles that quote events); the others are not verified.
 */
const WORDS = new Set(
  'Description Beschreibung Descripción Descrizione Descrição Beschrijving Opis Описание 説明 说明 설명'.split(
    ' ',
  ),
);

function placeOfDescription(labels: readonly Label[], id: number): number {
  const named = labels.findIndex(({ name }, at) => at > id && WORDS.has(name));
  return named >= 0 ? named : labels.findIndex(({ value }, at) => at > id && value === '');
}

function dropLastLabel(lines: string[]): void {
  while (lines.length > 0 && (lines.at(-1) ?? '').trim() === '') lines.pop();
  if (/[:：]\s*$/.test(lines.at(-1) ?? '')) lines.pop();
}
