/** The lines of a `.reg` file as the page may show them: passwords and long byte values are gone from them. */
import { isSecret } from '../registry.ts';
import { withoutSecrets } from '../secrets.ts';
import type { RegEntry } from './entries.ts';

const GONE = '  [bytes removed]';

export function shownLines(lines: readonly string[], entries: readonly RegEntry[]): string[] {
  const shown = lines.map(withoutSecrets);
  for (const entry of entries) {
    if (entry.kind === 'deletion' || !mustGo(entry)) continue;
    const first = shown[entry.line - 1] ?? '';
    shown[entry.line - 1] = `${first.slice(0, first.indexOf('=', entry.name.length) + 1)}${GONE}`;
    for (let line = entry.line + 1; line <= entry.lastLine; line += 1) shown[line - 1] = GONE;
  }
  return shown;
}

/** What could not be read is shown only where it is one short line. */
function mustGo(entry: Exclude<RegEntry, { kind: 'deletion' }>): boolean {
  if (entry.kind === 'damage') return entry.lastLine > entry.line;
  return isSecret(entry.name, entry.value) || (entry.isBinary && String(entry.value).startsWith('('));
}
