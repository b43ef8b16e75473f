/**
 * Which computer answers under the name that was typed: people try the share by the alias, then by the server's own name.
 * What opens under one other name only is that server's.
 */
import type { Look } from '../correlation/look.ts';
import { firstLabel, isAddress, uncPath, type HostName } from '../windows/names.ts';

/**
 * Other names under which the same client opened a share of the same name in the transcript of the failure, each computer
 * once. A connection that stands anyway is no such comparison: many servers have a share called `data`, and all have `C$`.
 */
export function openedShareAs(look: Look<'access-tried'>): readonly HostName[] {
  const { target, witnesses } = look.attempt;
  const share = look.attempt.share?.toLowerCase() ?? null;
  if (share === null || share.endsWith('$') || look.client === null) return [];
  const transcripts = new Set(
    witnesses.filter(({ fact }) => fact.kind === 'access-tried').map(({ fact }) => fact.from[0].file),
  );
  const names = look.all('access-tried').flatMap(({ fact, host }) => {
    const path = uncPath(fact.target);
    const isComparison =
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      host?.id === look.client?.id &&
      transcripts.has(fact.from[0].file) &&
      path?.share?.toLowerCase() === share;
    return isComparison && path.server !== target && !isAddress(path.server) ? [path.server] : [];
  });
  // Of two names of one computer the longer one stays: it is the FQDN.
  names.sort((a, b) => a.length - b.length);
  return [...new Map(names.map((name) => [look.host(name)?.id ?? firstLabel(name), name] as const)).values()];
}
