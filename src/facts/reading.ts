/**
 * What came of reading one dropped file: the facts, the notes, or a refusal. This is what evidence hands to the rest.
 */
import type { Fact, HostRole, Zone } from './facts.ts';

/** Something a reader passes over, said so that the person can act on it. */
export interface Note {
  /** Stable, for tests: `records-unreadable`. */
  readonly code: string;
  /** One friendly sentence. */
  readonly says: string;
  readonly line?: number;
  readonly record?: number;
}

export interface FileReading {
  /** Name as dropped, with its folders, `/` between them: `WS07/secpol.cfg`. Unique within a case. */
  readonly name: string;
  readonly size: number;
  /** Sampled SHA-256 of the content and its size, to recognise the same file dropped twice. */
  readonly digest: string;
  /** The format's id; null: refused, and `notes[0]` says why. */
  readonly format: string | null;
  /** What it is, for people: `Event Viewer CSV, German`. */
  readonly title: string;
  readonly encoding: string | null;
  /** Language of the export where it is known: `en`, `de`. */
  readonly language: string | null;
  readonly zone: Zone;
  /** Numbers of records (log), lines with meaning (text). */
  readonly read: number;
  readonly kept: number;
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  /** What the content says of whose file it is, weakest source of all: names in records, a host name in the text. */
  readonly computers: readonly string[];
  /** Whose profile folder every prompt of a transcript stands in (`C:\\Users\\mara>`): a hint at who sits there. */
  readonly profile?: string;
}

/** What the person said about a file; it outranks everything. */
export interface FileSaid {
  readonly host?: string;
  readonly role?: HostRole;
  readonly zone?: Zone;
  readonly dayFirst?: boolean;
}

/** What people decided about a case. It marks and fills in; it never proves anything. */
export interface Decisions {
  /** Items of the checklist that a person confirms, by id. `when`: an ISO date. */
  readonly items: Readonly<
    Record<string, { readonly who: string; readonly when: string; readonly note: string }>
  >;
  /** By list and entry, `P-OUTX nas01`. `until`: an ISO date. */
  readonly exceptions: Readonly<Record<string, { readonly owner: string; readonly until: string }>>;
  /** By id of the path: who owns it, and whether its break is accepted. */
  readonly paths: Readonly<Record<string, { readonly owner: string; readonly accepted: boolean }>>;
}

export const NO_DECISIONS: Decisions = { items: {}, exceptions: {}, paths: {} };
