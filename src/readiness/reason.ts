/** Why a policy value is called ready or not: a sentence, and the records that show it. */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import type { AccessPath } from '../correlation/paths/path.ts';

export interface Reason {
  readonly says: string;
  readonly because: readonly Evidence[];
}

/** Computers, entries or records that one reason names at most. */
export const SHOWN = 5;

/** One sentence about computers, in `words` their number; none where no computer is meant. `todo`: a sentence behind. */
export function ofHosts(
  rows: readonly { readonly host: Host; readonly audit?: { readonly because: readonly Evidence[] } | null }[],
  words: (count: string) => string,
  todo = '',
): readonly Reason[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, SHOWN).map(({ host }) => host.shown ?? host.id);
  const more = rows.length > SHOWN ? ` and ${String(rows.length - SHOWN)} more` : '';
  return [
    {
      says: `${words(String(rows.length))}: ${names.join(', ')}${more}.${todo === '' ? '' : ` ${todo}`}`,
      because: rows.slice(0, SHOWN).flatMap(({ audit }) => audit?.because.slice(0, 1) ?? []),
    },
  ];
}

/** One sentence about paths, in `words` their number. */
export function ofPaths(
  paths: readonly { readonly path: AccessPath }[],
  words: (count: string) => string,
): readonly Reason[] {
  if (paths.length === 0) return [];
  const count = paths.length === 1 ? 'One path' : `${String(paths.length)} paths`;
  const text = words(count);
  return [
    {
      says: `${paths.length === 1 ? text.replace('still use', 'still uses') : text}.`,
      because: paths.slice(0, SHOWN).flatMap(({ path }) => proofOf(path)),
    },
  ];
}

/** The first record of a path. */
export function proofOf(path: AccessPath): readonly Evidence[] {
  const [witness] = path.witnesses;
  if (witness === undefined) return [];
  const to = path.target ?? path.server?.shown ?? 'a server that no record names';
  return [evidence(`${path.client?.shown ?? 'a computer that no record names'} → ${to}`, witness.placed)];
}

/** A reason that no single record shows. */
export function says(text: string): Reason {
  return { says: text, because: [] };
}
