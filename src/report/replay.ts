/**
 * "What if we enforce?", asked again and again while the person moves the switches. Question and answer travel between
 * page and analyst, so they hold plain values only.
 */
import type { Policy } from '../readiness/policy.ts';
import type { ExceptionReport, ReadinessReport } from './document.ts';

export interface ReplayQuestion {
  readonly policy: Policy;
  /** Names of the computers on which the values for clients and servers are set; null: on all. */
  readonly hosts: readonly string[] | null;
  /** Which exceptions are there: none, those that the files show, or those and all that are still needed. */
  readonly lists: 'none' | 'as-found' | 'with-needed';
}

/**
 * What happens to a path: the numbers in {@link ReplayAnswer.would}. `aside`: an anonymous logon or a computer that speaks
 * to itself; whatever happens to it, it is in no verdict and no other sum.
 */
export const WOULD = { survive: 0, break: 1, undetermined: 2, covered: 3, aside: 4 } as const;

export interface ReplayAnswer {
  readonly headline: string;
  readonly lede: string;
  /** Parallel to `ntlmUse` of the report: see {@link WOULD}. */
  readonly would: Uint8Array;
  /** Parallel to `ntlmUse`: which of `reasons` says why. */
  readonly why: Uint16Array;
  readonly reasons: readonly string[];
  readonly sums: {
    readonly survive: number;
    readonly break: number;
    readonly undetermined: number;
    readonly covered: number;
    readonly aside: number;
    /** Of those that break: can go over Kerberos. */
    readonly toKerberos: number;
  };
  /** What this replay cannot tell: a value wider than what was audited, computers without logs, logs that were overwritten. */
  readonly refusals: readonly string[];
  /** One per policy that is switched on, without the lists of paths. */
  readonly verdicts: readonly Pick<
    ReadinessReport,
    'policy' | 'name' | 'value' | 'says' | 'verdict' | 'why'
  >[];
  readonly exceptions: readonly ExceptionReport[];
  readonly outputs: readonly ListOutput[];
}

/** An exception list, ready to be used. */
export interface ListOutput {
  readonly list: ExceptionReport['list'];
  /** The policy's name in the editor, and where it stands there. */
  readonly title: string;
  readonly gpo: string;
  /** One entry per line, as the policy editor takes it. */
  readonly text: string;
  readonly powershell: string;
  readonly powershellRollback: string;
  /** The same as a `.reg` file. */
  readonly reg: string;
  /** All entries with what is known of them; cells are harmless in a spreadsheet. */
  readonly csv: string;
  /** Patterns that would stand for several entries, for those who ask: shorter, and open to more. */
  readonly patterns: readonly {
    readonly entry: string;
    readonly replaces: readonly string[];
    readonly alsoOpens: string;
  }[];
  /** Denied paths for which no entry can or may be made, by reason. */
  readonly unlisted: readonly { readonly why: string; readonly paths: readonly string[] }[];
}
