/**
 * Unpacks a zip: its files are read like dropped ones, named by their way in it (`customer.zip/WS07/klist.txt`).
 *
 * Explorer, Compress-Archive, 7-Zip and forensic collectors all write zips; those of Explorer above 2 GB use Deflate64, large
 * ones Zip64 (APPNOTE 4.4.5 and 4.5.3, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 */
import { BlobReader, configure, ZipReader, type Entry } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { FileReading, Note } from '../facts/reading.ts';
import { onDisk } from './disk.ts';
import { digestOf } from './digest.ts';
import { Unreadable } from './format.ts';
import { hasZipSignature, isOfficeDocument } from './zip-head.ts';

// The reader runs in a worker already, and the page's policy lets a library start none.
configure({ useWebWorkers: false });

/** A file in an archive. */
export interface InnerFile {
  /** With the archive before it: `customer.zip/WS07/klist.txt`. */
  readonly name: string;
  readonly file: Blob;
}

/** What stands in an archive, and the archive's own row. */
export interface Unpacked {
  readonly reading: FileReading;
  readonly inside: readonly InnerFile[];
  /** Bytes that may still come out of the archives in it. */
  readonly allowance: number;
}

export interface UnpackOptions {
  /** Set for a zip in a zip, to what the outer one left over; a zip in that is not opened any more. */
  readonly allowance?: number;
  onProgress?(bytes: number): void;
  readonly signal?: AbortSignal;
}

/** Bytes that may come out of each byte of an archive; event logs shrink to a twentieth, repeated lines to a hundredth. */
const MOST_GROWTH = 300;
/** A small archive may always hold so much. */
const ALWAYS_ALLOWED = 64 * 1024 * 1024;
const MOST_FILES = 20_000;
/** Pieces become blobs of this size, which the browser may keep on disk. */
const PIECE = 8 * 1024 * 1024;

function allowanceOf(size: number): number {
  return Math.max(ALWAYS_ALLOWED, MOST_GROWTH * size);
}

/** True for a zip that is no Office document (those are zips too). */
export async function isZip(blob: Blob): Promise<boolean> {
  const head = new Uint8Array(await onDisk(blob.slice(0, 512).arrayBuffer()));
  return hasZipSignature(head) && !isOfficeDocument(head);
}

/**
 * @param name of the archive as dropped
 * @returns its files, and its own row: read with notes, or refused (then `inside` is empty)
 * @throws the signal's reason where it was aborted; anything else thrown is a bug
 */
export async function unpack(name: string, blob: Blob, options: UnpackOptions = {}): Promise<Unpacked> {
  const row = rowOf(name, blob.size);
  try {
    const digest = await onDisk(digestOf(blob));
    const { inside, notes, entries, allowance } = await open(name, blob, options);
    return {
      reading: {
        ...row,
        digest,
        format: 'zip',
        title: 'Zip archive',
        read: entries,
        kept: inside.length,
        notes,
      },
      inside,
      allowance,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {
      reading: { ...row, notes: [{ code: error.code, says: error.message }] },
      inside: [],
      allowance: 0,
    };
  }
}

interface Opened {
  readonly inside: readonly InnerFile[];
  readonly notes: readonly Note[];
  readonly entries: number;
  readonly allowance: number;
}

async function open(name: string, blob: Blob, options: UnpackOptions): Promise<Opened> {
  const reader = new ZipReader(new BlobReader(blob), { filenameValidation: 'tolerant' });
  const entries = await filesIn(reader);
  const allowance = new Allowance(options.allowance ?? allowanceOf(blob.size));
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > allowance.left) throw bomb(declared);
  const inside: InnerFile[] = [];
  const losses = new Losses();
  let read = 0;
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    const path = pathOf(entry.filename);
    if (entry.encrypted) losses.locked.push(path);
    else {
      const file = await extracted(entry, allowance, options.signal);
      if (file === null) losses.damaged.push(path);
      else if (options.allowance !== undefined && (await isZip(file))) losses.nested.push(path);
      else inside.push({ name: `${name}/${path}`, file });
    }
    read += entry.compressedSize;
    options.onProgress?.(Math.min(read, blob.size));
  }
  if (losses.locked.length > 0 && inside.length === 0) {
    throw new Unreadable(
      'zip-locked',
      'This zip is protected by a password: unpack it with the password, and drop the folder.',
    );
  }
  return { inside, notes: losses.notes(entries.length), entries: entries.length, allowance: allowance.left };
}

type FileEntry = Extract<Entry, { readonly directory: false }>;

/** The files that the archive's directory lists, without folders and what macOS adds. */
async function filesIn(reader: ZipReader<unknown>): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory || isClutter(entry.filename)) continue;
      files.push(entry);
      if (files.length > MOST_FILES) throw bomb(null);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(
      'zip-damaged',
      'This zip is damaged or was cut, or it is one part of several: copy it again, or unpack it and drop the folder.',
    );
  }
  return files;
}

function isClutter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(path);
}

/** The path in the archive with `/`, and without anything that leads out of it. */
function pathOf(written: string): string {
  const parts = written.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.map((part) => part.replace(/^[A-Za-z]:$/, (drive) => drive[0] ?? '')).join('/') || 'unnamed';
}

/** Null where its data is damaged or in a form that cannot be read. */
async function extracted(
  entry: FileEntry,
  allowance: Allowance,
  signal: AbortSignal | undefined,
): Promise<Blob | null> {
  const pieces = new Pieces();
  try {
    await entry.getData(
      new WritableStream<Uint8Array>({
        write(bytes) {
          signal?.throwIfAborted();
          // The directory may lie about sizes; what comes out does not.
          allowance.take(bytes.length);
          pieces.add(bytes);
        },
      }),
      { checkOverlappingEntry: true },
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (allowance.isSpent) throw bomb(null);
    if (error instanceof DOMException) await onDisk(Promise.reject(error));
    return null;
  }
  return pieces.blob();
}

class Allowance {
  left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  get isSpent(): boolean {
    return this.left < 0;
  }

  take(bytes: number): void {
    this.left -= bytes;
    if (this.isSpent) throw new Error('The allowance is spent.');
  }
}

/** Collects bytes into blobs, so that they leave the memory of scripts early. */
class Pieces {
  readonly #blobs: Blob[] = [];
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  add(bytes: Uint8Array): void {
    this.#pending.push(Uint8Array.from(bytes));
    this.#size += bytes.length;
    if (this.#size >= PIECE) this.#flush();
  }

  blob(): Blob {
    this.#flush();
    return new Blob(this.#blobs);
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#blobs.push(new Blob(this.#pending));
    this.#pending = [];
    this.#size = 0;
  }
}

class Losses {
  readonly locked: string[] = [];
  readonly damaged: string[] = [];
  readonly nested: string[] = [];

  notes(entries: number): Note[] {
    const notes: Note[] = [];
    if (entries === 0) notes.push({ code: 'zip-empty', says: 'There is no file in this zip.' });
    if (this.locked.length > 0)
      notes.push({
        code: 'zip-locked',
        says: `Protected by a password and left out: ${listed(this.locked)}. Unpack the zip and drop the folder.`,
      });
    if (this.damaged.length > 0)
      notes.push({
        code: 'zip-file-damaged',
        says: `Damaged or compressed in a way that is not read, and left out: ${listed(this.damaged)}. Unpack the zip and drop the folder.`,
      });
    if (this.nested.length > 0)
      notes.push({
        code: 'zip-too-deep',
        says: `A zip in a zip in a zip is not opened: ${listed(this.nested)}. Unpack it and drop its files.`,
      });
    return notes;
  }
}

const NAMED = 5;

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function bomb(declared: number | null): Unreadable {
  const size = declared === null ? '' : ` (${Math.ceil(declared / 1024 ** 3)} GB)`;
  return new Unreadable(
    'zip-bomb',
    `Far more would come out of this zip than evidence ever shrinks${size}: it is not opened. If it is right, unpack it and drop the folder.`,
  );
}

function rowOf(name: string, size: number): FileReading {
  return {
    name,
    size,
    digest: '',
    format: null,
    title: 'Not read',
    encoding: null,
    language: null,
    zone: 'unknown',
    read: 0,
    kept: 0,
    notes: [],
    facts: [],
    computers: [],
  };
}
