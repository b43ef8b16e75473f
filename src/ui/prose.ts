/** A stretch of a sentence; `code` is set in the typeface of commands. */
export interface Stretch {
  readonly text: string;
  readonly code: boolean;
}

const TOKEN = new RegExp(
  [
    '`[^`\\n]+`', // what the report itself marks
    '\\\\\\\\[\\w.$*-]*[\\w$*](?:\\\\[^\\s,;"“”]*[^\\s,;:.!?)"“”])?', // \\server\share
    '\\b(?:cifs|host|krbtgt|ldap|mssqlsvc|http|nfs|termsrv|wsman)/[\\w.$-]*[\\w$]', // SPN
    '\\b[A-Z0-9][A-Z0-9-]{1,14}\\\\[\\w.-]*[\\w$]', // DOMAIN\account
  ].join('|'),
  'gi',
);

/** Splits a sentence of the report so that paths, SPNs and accounts stand out. The text itself never changes, backticks aside. */
export function stretches(sentence: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const match of sentence.matchAll(TOKEN)) {
    if (match.index > at) found.push({ text: sentence.slice(at, match.index), code: false });
    found.push({ text: match[0].replace(/^`|`$/g, ''), code: true });
    at = match.index + match[0].length;
  }
  if (at < sentence.length) found.push({ text: sentence.slice(at), code: false });
  return found;
}

const COMMANDS = new Set([
  'klist',
  'setspn',
  'net',
  'netdom',
  'nltest',
  'gpresult',
  'secedit',
  'reg',
  'wevtutil',
]);

/** A sentence of the report with a capital first, unless it begins with a command or a name as typed. */
export function capitalised(sentence: string): string {
  const first = /^[a-z]+(?=[ ,;:])/.exec(sentence)?.[0];
  if (first === undefined || COMMANDS.has(first)) return sentence;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
