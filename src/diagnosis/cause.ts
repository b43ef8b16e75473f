/** What every cause is. One folder per cause; its id is the folder's name, the report's word and the page's anchor. */
import type { Look } from '../correlation/look.ts';
import type { FactKind } from '../facts/facts.ts';
import type { Findings, Ruling } from './verdict.ts';

/** Where in the access the cause acts. The NTLM gates stand in the order in which Windows passes them. */
export type CauseStage =
  | 'name'
  | 'negotiate'
  | 'kerberos'
  | 'ntlm-smb-client'
  | 'ntlm-client'
  | 'ntlm-account'
  | 'ntlm-server'
  | 'ntlm-domain'
  | 'logon'
  | 'session'
  | 'share'
  | 'none';

/**
 * Role in the chain: *root* says why Kerberos was not used or whose identity came, *trigger* what stopped NTLM or the
 * session, *both* is the two in one, *consequence* follows from another cause, *never* is no cause of a failure.
 */
export type Role = 'root' | 'trigger' | 'both' | 'consequence' | 'never';

/** One rung of the safety ladder, filled in for this attempt. */
export interface RemedyText {
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  readonly explanation: string;
  readonly steps: readonly {
    readonly where: string;
    readonly command: string | null;
    readonly says: string | null;
  }[];
  readonly policyPath?: string;
  readonly verify: readonly string[];
  readonly rollback: readonly string[];
  readonly impact?: string;
}

/** The items of the prevention checklist. */
export type PreventionId = `P${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14}`;

/** The cause as the help tells it, in words that an admin repeats to a colleague. */
export interface About {
  /** What happens, in two or three sentences. */
  readonly statement: string;
  /** What proves it: one entry for each set of `sufficient`, in the same order. */
  readonly provedBy: readonly string[];
  /** What rules it out. */
  readonly ruledOutBy: readonly string[];
  /** Items of the checklist that prevent it. */
  readonly prevention: readonly PreventionId[];
}

/** Another cause that looks the same, and how to tell them apart. `id` null: it is none of the list. */
export interface Lookalike {
  readonly id: string | null;
  readonly says: string;
}

export interface Cause<K extends FactKind = FactKind> {
  readonly id: string;
  /** The fault in a few words, leaning to the failing state: `Alias without an SPN`. */
  readonly title: string;
  readonly role: Role;
  readonly stage: CauseStage;
  /** At least one public reference. */
  readonly references: readonly [string, ...string[]];
  /** For the help. */
  readonly about: About;
  /** When not to believe it. */
  readonly lookalikes: readonly Lookalike[];
  readonly needs: readonly K[];
  /** Ids of more general causes that this one takes in where it is at least as strong. */
  readonly includes?: readonly string[];
  /** The same, told by the general cause: ids of the mechanisms under which it is shown where one is at least as strong. */
  readonly shownUnder?: readonly string[];
  /** A group verdict: one of several causes is true, the files do not say which. Never in the ranked list. */
  readonly members?: readonly string[];
  /** Ids of causes that may lead to it: where one of them is at least likely, this one is only what came of it. */
  readonly upstream?: readonly string[];
  /** Ids of causes that cannot be true with it for one attempt: what confirms one of the two rules the other out. */
  readonly excludes?: readonly string[];
  /** Passed stages do not acquit it: the record that proves them is its own mechanism. */
  readonly survives?: 'logon';
  /**
   * Its proof is that the access worked afterwards: where nothing fails any more it is still named, as the cause of a failure
   * that is over.
   */
  readonly provedByRecovery?: true;
  /**
   * Ids of causes that may be its root though the logon passed: it refuses what came by NTLM, and they say why NTLM was
   * used. While it is at least likely, the logon does not acquit them.
   */
  rootsBehindLogon?(look: Look<K>): readonly string[];
  judge(look: Look<K>, rulings: Rulings): Findings;
  /** True where the visible error is this cause's own code, so that no trigger is needed. */
  needsNoTrigger?(look: Look<K>): boolean;
  /** True where a tied contrast shows it alone: the same access works by another name form with a ticket. */
  hasContrast?(look: Look<K>): boolean;
  /** `WS07 may not send NTLM` — the clause for the headline. `{target}` is written by the caller. */
  clause(look: Look<K>): string;
  /** What the files suggest beside the verdict, in sentences; it proves nothing. */
  hint?(look: Look<K>): string | null;
  /** The words under the failing stage: `No ticket: SPN not found`. */
  stageWords(look: Look<K>): string;
  remedies(look: Look<K>): readonly RemedyText[];
}

/** Rulings of the causes that stand earlier in the list, for this attempt. */
export interface Rulings {
  of(id: string): Ruling | null;
}

/** Ids of the more general causes that one takes in, whichever of the two says so. */
export function generalsOf(unit: Cause, causes: readonly Cause[]): readonly string[] {
  const saying = causes.filter((general) => general.shownUnder?.includes(unit.id) === true);
  return [...(unit.includes ?? []), ...saying.map((general) => general.id)];
}

/** Infers K, so that a cause may only ask for the kinds it declares. */
export const cause = <const K extends FactKind>(unit: Cause<K>): Cause<K> => unit;
