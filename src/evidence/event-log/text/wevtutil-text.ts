/**
 * `wevtutil qe … /f:text`:
 *
 *     Event[0]:
 *       Log Name: Microsoft-Windows-NTLM/Operational
 *       Source: Microsoft-Windows-NTLM
 *       Date: 2026-11-20T08:01:12.1230000Z
 *       Event ID: 4001
 *       …
 *       Computer: WS07.contoso.example
 *       Description:
 *     NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 *     Target server: cifs/files
 *
 * Labels are English on other Windows too (seen on Russian and Korean ones), values and messages are not. Newer builds leave the
 * first colon out. The date is local time in spite of the `Z`: a crash that is dated 11:44:42Z names 10:44:22 UTC as the start of
 * its process, on a computer at UTC+1 (https://github.com/trufae/aiblog, src/WinCdbNull.md); Windows 10 leaves the `Z` out.
 */
import { promptOf } from '../../prompt.ts';
import { headOf, labelsFrom, placeOfId, type Label } from './labelled-head.ts';
import { messageOf, type PrintedForm } from './printed-form.ts';
import { startsXml } from './xml-lines.ts';

const CLOSING_BRACKET = 0x5d;
const COLON = 0x3a;
const START = /^ {0,8}[^\s[\]]{1,30}\[\d{1,9}\]:?$/;
/** Lines between `Event[0]` and the message. */
const MOST_LABELS = 16;

export const wevtutilText: PrintedForm = {
  title: 'wevtutil text',
  mayBegin: isStart,
  begins: (lines, at) => isStart(lines[at] ?? '') && labelsOf(lines, at) !== null,
  end(lines, at) {
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = lines[next] ?? '';
      if (isStart(line) || isPrompt(line) || startsXml(lines, next)) return next;
    }
    return lines.length;
  },
  read(lines, at, end) {
    const found = labelsOf(lines, at);
    if (found === null) return null;
    const { labels, id, description } = found;
    const head = headOf(labels, id);
    return {
      ...head,
      date: head.date.replace(/Z$/, ''),
      hasMessage: description !== null,
      message: () =>
        description === null ? '' : messageOf([description.first, ...lines.slice(description.at, end)]),
      whole: () => messageOf(lines.slice(at, end)),
    };
  },
};

/** `Event[12]:`, whatever stands below. */
export function isStart(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  return line.length < 60 && (last === CLOSING_BRACKET || last === COLON) && START.test(line);
}

/** A captured console goes on with another command. */
export function isPrompt(line: string): boolean {
  return (
    line.includes('>') &&
    /^\s*(?:\[[\w.-]+\]:\s*)?(?:PS\b|[A-Za-z]:\\)/.test(line) &&
    (promptOf(line)?.command ?? '') !== ''
  );
}

interface Labels {
  /** Without the description. */
  readonly labels: readonly Label[];
  /** Place of the event ID among them. */
  readonly id: number;
  /** What stands behind its label, and the line below it. */
  readonly description: { readonly first: string; readonly at: number } | null;
}

/** The indented lines below `Event[0]`. The description is the last of them; its value mostly stands below. */
function labelsOf(lines: readonly string[], at: number): Labels | null {
  const all = labelsFrom(lines, at + 1, MOST_LABELS);
  const last = all.findIndex(({ name }) => name === 'Description');
  const labels = last < 0 ? all : all.slice(0, last);
  const id = placeOfId(labels);
  if (id < 0 || (labels[0]?.indent ?? 0) <= indentOf(lines[at] ?? '')) return null;
  return { labels, id, description: last < 0 ? null : { first: all[last]?.value ?? '', at: at + last + 2 } };
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
