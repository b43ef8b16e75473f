/** `setspn -X`: names that more than one account owns. */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { linesBelow, type Output } from './lines.ts';
import { inForest } from './query.ts';
import type { SetspnKind } from './setspn.ts';

export function* readDuplicates(output: Output, forestAsked: boolean): Iterable<Sighting<SetspnKind> | Note> {
  const groups = output.lines.flatMap((line, index) => {
    if (line.kind !== 'duplicate-heading' || line.spn === null) return [];
    const accounts = linesBelow(output.lines, index, 'account').map(({ text }) => text);
    return accounts.length < 2 ? [] : [{ line, spn: line.spn, accounts }];
  });
  for (const { line, spn, accounts } of groups) {
    yield { kind: 'spn-duplicate', at: line.at, text: line.text, says: { spn, accounts } };
  }
  const last = output.lines.findLast(({ kind, text }) => kind === 'last-line' && /^\D*\d+\D*$/.test(text));
  if (last === undefined) {
    const at = output.lines[0]?.at;
    yield {
      code: 'duplicate-search-unfinished',
      says: 'setspn -X did not print its last line: names not listed here may still be held twice.',
      ...at,
    };
    return;
  }
  const found = Number(/\d+/.exec(last.text)?.[0]);
  yield {
    kind: 'spn-duplicate-search',
    at: last.at,
    text: last.text,
    says: { groups: found, forest: forestAsked || inForest(output) },
  };
  if (found > groups.length) {
    yield {
      code: 'duplicates-left-out',
      says: `setspn counts ${found} duplicate names and ${groups.length} are in the file.`,
      ...last.at,
    };
  }
}
