/** The lines of `ipconfig /all` above its adapters: host name, primary DNS suffix, node type, two yes or no, suffix list. */

export interface Entry {
  readonly label: string;
  readonly value: string;
  /** Dots between label and colon: one is enough for a long label, so a single one may also be the end of a sentence. */
  readonly dots: number;
}

/** `   Host Name . . . . . . . . . . . . : WS07`; how many dots and blanks there are varies, also within one output. */
export function entryOf(line: string): Entry | null {
  if (line.length > 300 || !/^\s{2,12}\S/.test(line)) return null;
  const leader = /\. {0,4}[:：](?=\s|$)/.exec(line);
  if (leader === null) return null;
  let end = leader.index + 1;
  let dots = 0;
  while (end > 0 && (line[end - 1] === '.' || line[end - 1] === ' ')) {
    end -= 1;
    if (line[end] === '.') dots += 1;
  }
  const label = line.slice(0, end).trim();
  return label === '' ? null : { label, value: line.slice(leader.index + leader[0].length).trim(), dots };
}

export interface HostLines {
  /** Index of the host name's line. */
  readonly index: number;
  readonly text: string;
  readonly name: string;
  readonly suffix: string | null;
}

const NAME = /^[a-z0-9](?:[\w-]{0,61}[a-z0-9])?$/i;
const SUFFIX = /^[a-z0-9][\w-]{0,62}(?:\.[a-z0-9][\w-]{0,62}){0,8}\.?$/i;

/**
 * The host's lines, of which the first is `lines[at]`; null where an adapter's stand there, whose third value is the
 * hardware address.
 */
export function hostAt(lines: readonly string[], at: number): HostLines | null {
  const [name, suffix, node, routing, proxy] = [0, 1, 2, 3, 4].map((offset) =>
    entryOf(lines[at + offset] ?? ''),
  );
  if (!name || !suffix || !node || !routing || !proxy) return null;
  if (!NAME.test(name.value) || !(suffix.value === '' || SUFFIX.test(suffix.value))) return null;
  const words = [node.value, routing.value, proxy.value];
  if (words.some((word) => word === '' || word.length > 30 || /\d/.test(word))) return null;
  return {
    index: at,
    text: (lines[at] ?? '').trim(),
    name: name.value,
    suffix: suffix.value.replace(/\.$/, '') || null,
  };
}
