/** What people decided about a path of the inventory, and the lines that show the path. */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import type { Decisions } from '../facts/reading.ts';

/** An owner is there, and with it a decision: `accepted` tells which. */
export function hasOwner(decisions: Decisions, path: AccessPath): boolean {
  return (decisions.paths[path.id]?.owner.trim() ?? '') !== '';
}

/** The first record of a path. */
export function pathEvidence(path: AccessPath): readonly Evidence[] {
  const [first] = path.witnesses;
  return first === undefined ? [] : [evidence(`${pathWords(path)} uses NTLM`, first.placed)];
}

function pathWords(path: AccessPath): string {
  const server = path.target ?? path.server?.shown ?? 'a server that no record names';
  return `${path.account ?? 'an unnamed account'} from ${path.client?.shown ?? 'an unnamed client'} to ${server}`;
}
