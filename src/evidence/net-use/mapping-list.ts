/**
 * The list of `net use`. Its dashes are one line, so rows are cut by what a row must hold: a UNC path.
 *
 *     Status       Local     Remote                    Network
 *
 *     -------------------------------------------------------------------------------
 *     OK           Z:        \\files\finance           Microsoft Windows Network
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Block } from '../format.ts';
import { comparable, MAPPING_STATUS } from './phrases.ts';

const DASHES = /^\s*-{40,}\s*$/;
/** Status (longer than its column in some languages), drive and path; a path longer than its column pushes the network's name to the next line. */
const ROW = /^\s{0,8}(\S.{0,23}?)?\s*(?:\b([A-Za-z]:|LPT\d:?)\s+)?(\\\\[^\s\\]+\\\S.*?)(?:\s{2,}\S.*)?$/;

export function startsMappingList(lines: readonly string[], at: number): boolean {
  const header = lines[at] ?? '';
  if (header.trim() === '' || /\\\\|[-:]{3}/.test(header)) return false;
  const next = lines[at + 1]?.trim() === '' ? at + 2 : at + 1;
  return (
    DASHES.test(lines[next] ?? '') &&
    ROW.test((lines[next + 1] ?? '').trimEnd()) &&
    header.trim().split(/\s{2,}/).length >= 3
  );
}

export function* mappingRows(block: Block): Iterable<Sighting<'smb-mapping'>> {
  const dashes = block.lines.findIndex((line) => DASHES.test(line));
  // `net view` and `net share` draw the same line; only a list of mappings has UNC paths at its third column.
  if (dashes < 0 || /\bnet(?:\.exe)?\s+(?!use\b)\w/i.test(block.command ?? '')) return;
  for (const [index, line] of block.lines.entries()) {
    const row = index > dashes ? ROW.exec(line.trimEnd()) : null;
    const remote = row?.[3]?.trim();
    if (row === null || remote === undefined) continue;
    const status = (row[1] ?? '').trim();
    // A command line below the list (`>net use X: …`) has its path at the same place.
    if (/[>/:]/.test(status)) continue;
    yield {
      kind: 'smb-mapping',
      at: { line: block.firstLine + index },
      text: line.trim(),
      says: {
        local: row[2] ?? null,
        remote,
        ok: MAPPING_STATUS.get(comparable(status)) ?? null,
        status,
      },
    };
  }
}
