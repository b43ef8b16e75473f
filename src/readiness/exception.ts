import type { ListId } from './policy.ts';

/** One line of an exception list. */
export interface ExceptionEntry {
  readonly list: ListId;
  readonly entry: string;
  /** `new`: needed and not there yet; `existing`: there, and used; `unused`: there, and no path needs it. */
  readonly state: 'new' | 'existing' | 'unused';
  /** Whether Microsoft documents that this form matches: an address in the client list and an FQDN in the domain controllers' are documented nowhere. */
  readonly certainty: 'documented' | 'uncertain';
  /** What it opens, for whom, in one sentence. */
  readonly opens: string;
  readonly paths: readonly string[];
  readonly clients: readonly string[];
  readonly accounts: readonly string[];
  readonly processes: readonly string[];
  readonly count: number;
  /** Milliseconds; null where no record tells. */
  readonly lastUsed: number | null;
  /** The change that makes it unnecessary, as the way out of its paths says. */
  readonly removedBy: string | null;
  /** Why to think twice: a wildcard that opens more, a domain controller as target, a privileged account, NTLMv1, the other form of the name. */
  readonly warnings: readonly string[];
}
