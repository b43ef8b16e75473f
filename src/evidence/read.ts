/**
 * Reads one dropped file, whatever it is: the one door of this folder. What it is comes from its content; the name is
 * only quoted. Every file ends as read, read with notes, or refused in one sentence.
 */
import { Fold } from '../facts/fold.ts';
import type { FileReading, FileSaid, Note } from '../facts/reading.ts';
import { decodeAs, decodeWhole, encodingOf, type Encoding } from '../windows/encodings.ts';
import { digestOf } from './digest.ts';
import { onDisk } from './disk.ts';
import { readDocument } from './document.ts';
import { Unreadable, type Head, type LogFormat } from './format.ts';
import { documentFormats, logFormats } from './index.ts';
import { refusals } from './refusals.ts';
import { readText } from './text.ts';

/** Raw text that a citation can be shown in: one record of a log, or a whole text file (then `record` is null). */
export interface KeptText {
  readonly file: string;
  readonly record: number | null;
  readonly text: string;
}

export interface ReadOptions {
  readonly said?: FileSaid;
  /** Called with the number of bytes read so far. */
  onProgress?(bytes: number): void;
  /** Takes the raw text of what is cited. Passwords and ticket bytes are gone from it. */
  keep?(raw: KeptText): void;
  readonly signal?: AbortSignal;
}

const HEAD_BYTES = 64 * 1024;
/** A log may have any size; a text file is held whole. */
const TEXT_LIMIT = 32 * 1024 * 1024;

/**
 * @param name as dropped, with folders: `WS07/secpol.cfg`; it stands in every origin
 * @returns the reading; for a file that cannot be used one with `format: null` and the reason in `notes[0]`
 * @throws the signal's reason where it was aborted; anything else thrown is a bug
 */
export async function readFile(name: string, blob: Blob, options: ReadOptions = {}): Promise<FileReading> {
  const file: FileSoFar = { name, size: blob.size, digest: '' };
  try {
    options.signal?.throwIfAborted();
    const known = { ...file, digest: await onDisk(digestOf(blob)) };
    try {
      return await readKnown(known, blob, options);
    } catch (error) {
      if (error instanceof Unreadable) return refused(known, error);
      throw error;
    }
  } catch (error) {
    if (error instanceof Unreadable) return refused(file, error);
    throw error;
  }
}

interface FileSoFar {
  readonly name: string;
  readonly size: number;
  readonly digest: string;
}

async function readKnown(file: FileSoFar, blob: Blob, options: ReadOptions): Promise<FileReading> {
  const bytes = new Uint8Array(await onDisk(blob.slice(0, HEAD_BYTES).arrayBuffer()));
  // Guessing an encoding costs more than reading a log that has none.
  const binary = logFormats.find((format) => format.isBinary && format.recognises({ bytes, text: '' }));
  if (binary !== undefined) return readLog(binary, file, blob, null, options);
  const encoding = await encodingOfBlob(bytes, blob);
  const head: Head = { bytes, text: decodeAs(bytes, encoding).replaceAll('\0', '') };
  const log = logFormats.find((format) => format.recognises(head));
  if (log !== undefined) return readLog(log, file, blob, encoding, options);
  const document = documentFormats.find((format) => format.recognises(head));
  const refusal =
    document === undefined ? refusals.find((candidate) => candidate.recognises(head)) : undefined;
  if (refusal !== undefined && !(refusal.code === 'empty' && blob.size > HEAD_BYTES)) {
    throw new Unreadable(refusal.code, refusal.says);
  }
  if (blob.size > TEXT_LIMIT) {
    throw new Unreadable(
      'text-too-large',
      'This text file is larger than 32 MB and no event log that is read: drop the outputs one by one.',
    );
  }
  const whole = new Uint8Array(await onDisk(blob.arrayBuffer()));
  options.signal?.throwIfAborted();
  options.onProgress?.(blob.size);
  const decoded = decodeWhole(whole);
  const text =
    document === undefined
      ? readText(file.name, decoded.text, options.said?.dayFirst)
      : readDocument(document, { file: file.name, bytes: whole, text: decoded.text });
  options.keep?.({ file: file.name, record: null, text: text.shown });
  return {
    ...file,
    format: text.format,
    title: text.title,
    encoding: decoded.encoding,
    language: text.language,
    zone: text.zone,
    read: text.read,
    kept: text.kept,
    // A document says itself where it ends too early, and a binary one has no characters.
    notes: decoded.cut && document === undefined ? [...text.notes, CUT] : text.notes,
    facts: text.facts,
    computers: text.computers,
    ...(text.profile === null ? {} : { profile: text.profile }),
  };
}

const CUT: Note = {
  code: 'cut-inside-character',
  says: 'The file ends in the middle of a character: it was cut, and what stood behind is missing.',
};

async function readLog(
  format: LogFormat,
  file: FileSoFar,
  blob: Blob,
  encoding: Encoding | null,
  { said, onProgress, keep, signal }: ReadOptions,
): Promise<FileReading> {
  const fold = new Fold();
  const notes: Note[] = [];
  const computers = new Set<string>();
  const summary = await format.read(
    chunksOf(blob, signal),
    encoding ?? '',
    {
      sighting(sighting, raw) {
        const cited = fold.add(file.name, sighting);
        if (cited && 'record' in sighting.at) {
          keep?.({ file: file.name, record: sighting.at.record, text: raw() });
        }
      },
      retime: (change) => fold.retime(change),
      note: (note) => void notes.push(note),
      computer: (computer) => void computers.add(computer),
      progress: (bytes) => onProgress?.(bytes),
    },
    said?.dayFirst,
  );
  return {
    ...file,
    format: format.id,
    title: summary.title,
    encoding,
    language: summary.language,
    zone: summary.zone,
    read: summary.read,
    kept: summary.kept,
    notes,
    facts: fold.facts(),
    computers: [...computers],
  };
}

async function* chunksOf(blob: Blob, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await onDisk(reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The head decides; a large file whose head is ASCII is asked at sixteen more places. */
async function encodingOfBlob(head: Uint8Array, blob: Blob): Promise<Encoding> {
  if (blob.size <= head.length) return encodingOf(head);
  const step = Math.floor(blob.size / 16);
  const samples: Uint8Array[] = [];
  for (let at = step; at < blob.size; at += step) {
    samples.push(new Uint8Array(await onDisk(blob.slice(at, at + 4096).arrayBuffer())));
  }
  return encodingOf(head, samples);
}

function refused(file: FileSoFar, { code, message }: Unreadable): FileReading {
  return {
    ...file,
    format: null,
    title: 'Not read',
    encoding: null,
    language: null,
    zone: 'unknown',
    read: 0,
    kept: 0,
    notes: [{ code, says: message }],
    facts: [],
    computers: [],
  };
}
