import type { FileReading, FileSaid, KeptText } from '../src/case/kept-case.ts';
import type { InnerFile } from '../src/evidence/zip.ts';

/** A file to read, under the name it has in the case. */
export interface Job {
  readonly name: string;
  /** Travels to a worker by reference; its bytes are read there. */
  readonly file: Blob;
  readonly said: FileSaid;
  /** Set for a file out of an archive: bytes that may still come out of it, should it be an archive too. */
  readonly allowance?: number;
}

/** Where a reader hands over what it finds in one file; it leads to the analyst without crossing the page. */
export interface Intake {
  /** Texts of records that may be cited, some hundreds a call, while the file is being read. */
  keep(texts: readonly KeptText[]): Promise<void>;
  /** The file's reading, once, at the end. */
  done(reading: FileReading): Promise<Taken>;
}

export interface Taken {
  /** The file whose content this one repeats, so that its facts do not count again; null where it is new. */
  readonly repeats: string | null;
}

/** How a file's row ends. */
export interface Outcome {
  readonly state: 'done' | 'refused' | 'failed';
  /** What it is: `Event Viewer CSV, German`. */
  readonly title: string;
  /** What came of it, or the sentence that says why nothing did. */
  readonly detail: string;
  /** What an archive held, to be read next. */
  readonly inside?: Inside;
}

export interface Inside {
  readonly files: readonly InnerFile[];
  readonly allowance: number;
}

/** The row of a file that could not be read through: an error of the disk or of ours, not a judgement on its content. */
export function unreadReading(name: string, size: number, says: string): FileReading {
  return {
    name,
    size,
    digest: '',
    format: null,
    title: 'not read',
    encoding: null,
    language: null,
    zone: 'unknown',
    read: 0,
    kept: 0,
    notes: [{ code: 'not-read', says }],
    facts: [],
    computers: [],
  };
}

/** Codes of a file whose bytes could not be had, here or in the evidence reader. */
const NOT_READ = new Set(['not-read', 'file-unreadable']);

/** True for a file that says nothing because its bytes could not be had; dropping it again takes its place. */
export function wasNotRead({ format, notes }: FileReading): boolean {
  return format === null && NOT_READ.has(notes[0]?.code ?? '');
}

/** A log carries its own times and record numbers, so equal bytes are the same log. */
export function isLog(reading: FileReading): boolean {
  return reading.facts.some((fact) => fact.kind === 'log-coverage');
}
