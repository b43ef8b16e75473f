/** The command line of Resolve-DnsName. */

export interface Question {
  /** As typed; null where it is a variable or not there. */
  readonly name: string | null;
  readonly type: string | null;
  readonly server: string | null;
}

/** Switches that take no value. */
const SWITCHES =
  /^-(?:dnsonly|cacheonly|dnsseccd|dnssecok|llmnr\w*|nohostsfile|norecursion|netbiosfallback|quicktimeout|tcponly)$/;

/** Reads a command line; null where it is none. `Resolve-DnsName : …` is its error. */
export function questionOf(line: string): Question | null {
  const rest = /^\s*\(?Resolve-DnsName\b(?!\s*:)(.{0,1000})$/i.exec(line)?.[1];
  if (rest === undefined) return null;
  const words = Array.from(rest.split(/[|)]/, 1)[0]?.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g) ?? [], (match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').trim(),
  );
  const found: { name: string | null; type: string | null; server: string | null } = {
    name: null,
    type: null,
    server: null,
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toLowerCase();
    const value = words[at + 1] ?? '';
    if (SWITCHES.test(word)) continue;
    if (word.startsWith('-')) {
      if (/^-n\w*$/.test(word)) found.name = value;
      else if (/^-t\w*$/.test(word)) found.type = value;
      else if (/^-s\w*$/.test(word)) found.server = value;
      at += 1;
    } else if (found.name === null) found.name = words[at] ?? null;
    else found.type ??= words[at] ?? null;
  }
  const known = (word: string | null): string | null =>
    word === null || word === '' || /^[$@(]/.test(word) ? null : word;
  return {
    name: known(found.name)?.replace(/\.$/, '') ?? null,
    type: known(found.type),
    server: known(found.server),
  };
}

/** True for `files` and `files.contoso.example`: the resolver completed what was typed. */
export function isShortOf(typed: string, full: string): boolean {
  return !typed.includes('.') && full.toLowerCase().startsWith(`${typed.toLowerCase()}.`);
}
