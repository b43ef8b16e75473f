/** An entry of an exception list while it is made. */
import type { Host } from '../correlation/hosts.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import type { Match } from '../windows/exception-list.ts';
import type { ListId } from './policy.ts';
import type { WayOut } from './way-out.ts';

/** What the case knows: when its records begin and end (milliseconds; null: none bears a time), and its computers. */
export interface CaseSpan {
  readonly oldest: number | null;
  readonly newest: number | null;
  readonly hosts: readonly Host[];
}

export interface Draft {
  readonly entry: string;
  readonly isNew: boolean;
  /** Paths that people would miss. */
  readonly paths: readonly AccessPath[];
  /** Everything that it lets through, whether or not it should. */
  readonly opens: readonly AccessPath[];
  /** How it matches its paths; null: none. */
  readonly match: Match | null;
}

export interface Context {
  readonly list: ListId;
  /** Entries by the one computer that they are the names of; see {@link serverOf}. */
  readonly byServer: ReadonlyMap<string, readonly string[]>;
  readonly span: CaseSpan;
  readonly wayOuts: ReadonlyMap<string, WayOut>;
}

/** What relays or cracks NTLM to a domain controller has the domain: no list may open that. */
export function isToDomainController(path: AccessPath): boolean {
  return path.toDomainController || (path.server?.host?.roles.has('domain-controller') ?? false);
}

/** The computer that all paths of an entry lead to, where the entry is a name and no pattern. */
export function serverOf({ entry, paths }: Draft): string | null {
  const own = paths.filter(({ target }) => target === entry.toLowerCase());
  const ids = new Set(own.map(({ server }) => server?.host?.id ?? null));
  const [only = null] = ids;
  return ids.size === 1 ? only : null;
}
