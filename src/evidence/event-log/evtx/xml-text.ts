/** A record as XML for people: one element a line, indented. It holds every value; what is markup in a value is escaped. */
import type { Content, Node } from './node.ts';

export function xmlText(content: readonly Content[]): string {
  const lines: string[] = [];
  for (const part of content) addLines(lines, part, '');
  return lines.join('\n');
}

function addLines(lines: string[], part: Content, indent: string): void {
  if (typeof part === 'string') {
    if (part.trim() !== '') lines.push(indent + escaped(part));
    return;
  }
  if ('target' in part) {
    lines.push(`${indent}<?${escaped(part.target)} ${escaped(part.data)}?>`);
    return;
  }
  const start = startTag(part);
  const text = textOf(part);
  if (text !== null) {
    lines.push(
      text === '' ? `${indent}${start}/>` : `${indent}${start}>${escaped(text)}</${escaped(part.name)}>`,
    );
    return;
  }
  lines.push(`${indent}${start}>`);
  for (const child of part.content) addLines(lines, child, `${indent}  `);
  lines.push(`${indent}</${escaped(part.name)}>`);
}

function startTag({ name, attributes }: Node): string {
  const written = attributes.map(
    ([key, value]) => ` ${escaped(key)}="${escaped(value).replaceAll('"', '&quot;')}"`,
  );
  return `<${escaped(name)}${written.join('')}`;
}

/** The text of an element that has nothing else in it, or null. */
function textOf({ content }: Node): string | null {
  return content.every((part) => typeof part === 'string') ? content.join('') : null;
}

function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(NO_CHARACTER, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()};`);
}

/** What XML has no character for, control codes above all: shown by its number. */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Anything that may have to be written otherwise. */
const SPECIAL = /[^\t\n\r\u0020-%'-;=?-\ud7ff\ue000-\ufffd]/;
