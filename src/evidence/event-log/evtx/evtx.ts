/**
 * A log file of Windows itself (`Security.evtx`), copied, or exported with `wevtutil epl` or Event Viewer's "Save All Events As…":
 *
 *     45 6C 66 46 69 6C 65 00 …              ElfFile, 4096 bytes
 *     45 6C 66 43 68 6E 6B 00 …              ElfChnk, 64 KiB, and more of them
 *       2A 2A 00 00 size id written …        a record: the offset of a template, and the values that fill it
 *
 * gives what each event says (`ntlm-blocked` of WS07), and one `log-coverage` per computer and channel. It holds no message, but
 * every value by name, in UTC, whatever language Windows speaks. The number of a record is its EventRecordID, as Event Viewer shows
 * it; the identifiers in the file begin anew with each export.
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-even6/c73573ae-1c90-43a2-a65f-ad7501155956 (binary XML),
 * https://github.com/libyal/libevtx/blob/main/documentation/Windows%20XML%20Event%20Log%20(EVTX).asciidoc (the file)
 */
import type { FactKind } from '../../../facts/facts.ts';
import { logFormat, type Head, type LogSink, type LogSummary } from '../../format.ts';
import { collectWithWevtutil, eventLogKinds } from '../collect.ts';
import { ChunkStream, FILE_HEADER_BYTES } from './chunk-stream.ts';
import { Chunk, isChunkMagic } from './chunk.ts';
import { crc32 } from './crc32.ts';
import { EventReader } from './event-reader.ts';
import { Losses } from './losses.ts';
import { walkRecords } from './records.ts';

export const evtx = logFormat({
  id: 'evtx',
  title: 'Event log (evtx)',
  input: 'bytes',
  isBinary: true,
  collect: collectWithWevtutil,
  tells: eventLogKinds,
  recognises,
  read: (bytes, _encoding, sink) => read(bytes, sink),
});

/** A file, or chunks without a file's header: carved ones, or behind a header that was lost. */
function recognises({ bytes }: Head): boolean {
  return (
    FILE_MAGIC.every((byte, at) => bytes[at] === byte) ||
    isChunkMagic(bytes, 0) ||
    isChunkMagic(bytes, FILE_HEADER_BYTES)
  );
}

/** `ElfFile` and a NUL. */
const FILE_MAGIC = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0];

async function read(bytes: AsyncIterable<Uint8Array>, sink: LogSink<FactKind>): Promise<LogSummary> {
  const log = new Log(sink);
  let done = 0;
  for await (const piece of bytes) {
    log.push(piece);
    done += piece.length;
    sink.progress(done);
  }
  return log.end();
}

class Log {
  readonly #chunk = new Chunk();
  readonly #stream = new ChunkStream(this.#chunk, { chunk: () => this.#read() });
  readonly #losses = new Losses();
  readonly #reader: EventReader;
  #lastId: number | null = null;

  constructor(sink: LogSink<FactKind>) {
    this.#reader = new EventReader(this.#chunk, sink);
  }

  push(piece: Uint8Array): void {
    this.#stream.push(piece);
  }

  end(): LogSummary {
    const { notes } = this.#reader.book;
    const endsInside = this.#stream.end();
    notes.isCut = this.#losses.end(this.#stream.head) || endsInside;
    notes.others.push(...this.#losses.notes());
    return this.#reader.end();
  }

  #read(): void {
    const reader = this.#reader;
    const before = reader.last;
    reader.begin();
    const walk = walkRecords(this.#chunk, this.#lastId, (at, size) => reader.record(at, size));
    this.#lastId = walk.lastId;
    this.#losses.chunk(walk, before, hasChanged(this.#chunk));
  }
}

/** Whether the records of a chunk do not fit their checksum. A log may be set to have none. */
function hasChanged(chunk: Chunk): boolean {
  const header = chunk.trustedHeader();
  if (header === null || header.recordsCrc === 0 || header.freeSpace > chunk.length) return false;
  return crc32(chunk.view, 512, header.freeSpace) !== header.recordsCrc;
}
