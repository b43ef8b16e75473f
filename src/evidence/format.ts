/**
 * What every evidence format is. A format stands alone in its folder: it recognises its own output by content, reads
 * it, and says which command makes it; the lists on the page and "what to collect next" come from here.
 */
import type { FactKind, HostRole, Sighting, Zone } from '../facts/facts.ts';
import type { Note } from '../facts/reading.ts';

/** The command that makes a file, and where to run it. */
export interface Collect {
  readonly command: string;
  readonly role: HostRole | 'any';
  /** Among the first to ask for: the start page lists only these, the help lists all. */
  readonly first?: true;
  /** Which kinds this command brings, where it is fewer than all that the format tells. */
  readonly tells?: readonly FactKind[];
  /** Said beside the command where it matters: `in the session of the affected user`. */
  readonly hint?: string;
}

/** A query that makes such a file where the logs already are, to be copied whole. */
export interface Query {
  readonly title: string;
  readonly language: 'KQL' | 'SPL' | 'ES|QL' | 'XPath' | 'PowerShell';
  /** Where to run it, one sentence. */
  readonly where: string;
  readonly text: string;
  /** What must be collected for it, what it assumes, and what to do with its result. */
  readonly notes: readonly string[];
}

interface FormatCard<K extends FactKind> {
  /** Folder name, file name, and the word in the report: `event-viewer-csv`. */
  readonly id: string;
  readonly title: string;
  readonly collect: readonly Collect[];
  /** What we can learn from it; `read` cannot yield another kind. */
  readonly tells: readonly K[];
  readonly queries?: readonly Query[];
}

/** A part of a text file that one command printed. */
export interface Block {
  readonly lines: readonly string[];
  /** The file it stands in, as dropped. Only what Windows itself names counts: `GptTmpl.inf` is always of a GPO. */
  readonly file: string;
  /** 1-based number of `lines[0]` in the file. */
  readonly firstLine: number;
  /** The command typed at the prompt above it, where the transcript shows one. */
  readonly command: string | null;
  /** What the person said of the dates in this file. */
  readonly dayFirst?: boolean | undefined;
}

/** The output of a command, a page or so of text. */
export interface TextFormat<K extends FactKind = FactKind> extends FormatCard<K> {
  readonly input: 'text';
  /** True where an output of this command begins at `lines[at]`. Never looks at a file name; never needs English words alone. */
  begins(lines: readonly string[], at: number): boolean;
  /**
   * Index of the first line behind what begins at `lines[at]`: up to it nobody else is asked, for what an event says may look
   * like another output. Without it every line is asked about.
   */
  reach?(lines: readonly string[], at: number): number;
  read(block: Block): Iterable<Sighting<K> | Note>;
}

/** The first bytes of a file, and the same as text. */
export interface Head {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What a log reader reports beside its sightings. */
export interface LogSummary {
  readonly title: string;
  readonly language: string | null;
  readonly zone: Zone;
  /** Records in the file, and those whose facts were kept. */
  readonly read: number;
  readonly kept: number;
}

/** Where a log reader puts what it finds. */
export interface LogSink<K extends FactKind> {
  /** Takes a sighting; `raw` makes the whole record's text, called only if the record is worth keeping. */
  sighting(sighting: Sighting<K>, raw: () => string): void;
  /** Sets right every time handed over so far: the day-month order of a file may be known only with its last row. */
  retime(change: (time: number) => number): void;
  note(note: Note): void;
  /** The computer that a record names. */
  computer(name: string): void;
  /** Bytes read so far. */
  progress(bytes: number): void;
}

/** An event log export: any size, read as bytes in one pass. */
export interface LogFormat<K extends FactKind = FactKind> extends FormatCard<K> {
  readonly input: 'bytes';
  /** Its bytes are no text: it is asked with the bytes alone, and has no encoding. */
  readonly isBinary?: true;
  recognises(head: Head): boolean;
  /** Throws `Unreadable` where the file cannot be used at all. `encoding` is that of the whole file. */
  read(
    bytes: AsyncIterable<Uint8Array>,
    encoding: string,
    sink: LogSink<K>,
    dayFirst?: boolean,
  ): Promise<LogSummary>;
}

/** A file that is one document, read whole: a report in XML or HTML, a binary policy file. */
export interface DocumentFormat<K extends FactKind = FactKind> extends FormatCard<K> {
  readonly input: 'document';
  recognises(head: Head): boolean;
  /** Throws `Unreadable` where the document cannot be used at all. */
  open(document: Document): Opened<K>;
}

export interface Document {
  /** As dropped, see {@link Block.file}. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The same decoded; of a binary file worth nothing. */
  readonly text: string;
}

export interface Opened<K extends FactKind> {
  /** What the page shows, and what the line numbers of the sightings count: its own lines, or made of its entries. */
  readonly lines: readonly string[];
  /** Of the export where it is known: `de`. */
  readonly language: string | null;
  /** How many settings, rows or entries it has; how many were kept shows from the sightings. */
  readonly entries: number;
  readonly found: Iterable<Sighting<K> | Note>;
}

/** A kind of file that we know and do not read, with the sentence that says what to do instead. */
export interface Refusal {
  readonly code: string;
  recognises(head: Head): boolean;
  readonly says: string;
}

export type Format = TextFormat | DocumentFormat | LogFormat;

/** Infers K, so that a format may only yield what it says it tells. */
export const textFormat = <const K extends FactKind>(format: TextFormat<K>): TextFormat<K> => format;
export const documentFormat = <const K extends FactKind>(format: DocumentFormat<K>): DocumentFormat<K> =>
  format;
export const logFormat = <const K extends FactKind>(format: LogFormat<K>): LogFormat<K> => format;

/** A file that cannot be used, in one friendly sentence; anything else that is thrown is a bug. */
export class Unreadable extends Error {
  readonly code: string;

  constructor(code: string, says: string) {
    super(says);
    this.name = 'Unreadable';
    this.code = code;
  }
}
