/**
 * One case as it is kept: its card, its files with their facts, the texts that citations open, and what people decided.
 * Three keepers share this shape: the browser's IndexedDB (`browser-case.ts`), memory (`memory-case.ts`), and the first with the second to
 * fall back on (`case-with-fallback.ts`).
 *
 * Verdicts are not kept. They are judged again when a case is opened, since a stored "confirmed" would outlive the rule
 * that a newer version has mended.
 */
import type { Decisions, FileReading, FileSaid } from '../facts/reading.ts';
import type { AnswerState } from '../report/document.ts';

export type { Decisions, FileReading, FileSaid };

/** What the list of earlier cases shows. */
export interface CaseCard {
  readonly id: string;
  readonly title: string;
  /** Numbers of computers and of dropped files. */
  readonly hosts: number;
  readonly files: number;
  /** Milliseconds since 1970, UTC. */
  readonly changed: number;
  /** The answer's state when it was last judged; empty before that. */
  readonly state: AnswerState | '';
}

/** A file of a case. Its name is `reading.name`, unique in the case. */
export interface CaseFile {
  /** Place in the case, ascending in the order of dropping. */
  readonly order: number;
  readonly reading: FileReading;
  readonly said: FileSaid;
  /** The order of day and month that the reader was told; null: it decided by itself. */
  readonly readDayFirst: boolean | null;
}

/** Text of a log's record (1-based number), or of the whole file where `record` is null. */
export interface KeptText {
  readonly record: number | null;
  readonly text: string;
}

export interface KeptCase {
  /** What to tell where a case that should last does not; null while all is well. */
  readonly trouble: string | null;
  putCard(card: CaseCard): Promise<void>;
  /** By `order`. */
  files(): Promise<readonly CaseFile[]>;
  /** Stores a file, in place of one of the same name. Its kept texts are not touched. */
  putFile(file: CaseFile): Promise<void>;
  say(name: string, said: FileSaid): Promise<void>;
  /** Keeps texts of a file, some hundreds a call; the file itself may come later. */
  keepTexts(name: string, texts: readonly KeptText[]): Promise<void>;
  /** Null where that text was not kept. */
  text(name: string, record: number | null): Promise<string | null>;
  dropTexts(name: string): Promise<void>;
  /** Forgets a file with its facts and texts. */
  remove(name: string): Promise<void>;
  decisions(): Promise<Decisions>;
  /** Stores all decisions of the case, in place of those before. */
  putDecisions(decisions: Decisions): Promise<void>;
  close(): void;
}
