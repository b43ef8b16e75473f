/** Event XML among the lines of a text: where it begins and ends. */

/** The namespace of events, whatever stands around it. */
const NAMESPACE = 'schemas.microsoft.com/win/2004/08/events/event';
/** Lines looked at for the namespace or the first elements below a lone `<Event`. */
const NEAR = 4;

/** Whether the XML of an event begins on this line: `<Event xmlns=…`, `- <Event …`, or `<Event>` above its System. */
export function startsXml(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const start = placeOfEvent(line);
  if (start < 0) return false;
  if (line.includes(NAMESPACE, start)) return true;
  if (!/^\s*(?:[-+]\s*)?<Event/.test(line)) return false;
  const below = [line.slice(start + 6, start + 2000), ...lines.slice(at + 1, at + 1 + NEAR)]
    .join('\n')
    .slice(0, 8000);
  return below.includes(NAMESPACE) || /<(?:System|Provider)[\s>]/.test(below);
}

/** Index of `<Event` in a line, where it is the element of that name; −1. */
export function placeOfEvent(line: string): number {
  for (let at = line.indexOf('<Event'); at >= 0; at = line.indexOf('<Event', at + 6)) {
    if (at + 6 === line.length || /[\s>]/.test(line[at + 6] ?? '')) return at;
  }
  return -1;
}

/** Longer XML is cut here: one event has a few hundred lines at most, browsers' trees included. */
const MOST_LINES = 5000;

/** Index behind the last line of the events that begin at `lines[at]`: they follow each other with blank lines at most. */
export function endOfXml(lines: readonly string[], at: number): number {
  let end = at;
  let isOpen = true;
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (!isOpen) {
      if (line.trim() === '' || /^\s*(?:<\/\w+>|<\?xml\b.*|<\/?Events\b.*)\s*$/.test(line)) continue;
      if (!startsXml(lines, next)) break;
      isOpen = true;
    }
    if (next > at && end === at && startsXml(lines, next)) break;
    const close = line.lastIndexOf('</Event>');
    if (close >= 0) {
      isOpen = placeOfEvent(line.slice(close)) >= 0;
      end = next + 1;
    }
    if (next - end > MOST_LINES) break;
  }
  if (end > at) return end;
  // No end at all: the lines that look like markup.
  for (end = at + 1; end < lines.length && /^\s*(?:[-+]\s*)?<|^\s*$/.test(lines[end] ?? ''); end += 1);
  return end;
}
