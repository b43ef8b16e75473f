import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWith, type TestReading } from '../csv/test-exports.ts';
import { crc32 } from './crc32.ts';
import { Chunk, CHUNK_BYTES, Damaged } from './chunk.ts';
import { scattered } from './damage.testing.ts';
import { evtx } from './evtx.ts';
import {
  chunksOf,
  elem,
  eventRecord,
  fileOf,
  nothing,
  sealed,
  str,
  utf16,
  value,
  type Elem,
  type Piece,
  type TestEvent,
  type TestRecord,
  type Use,
} from './evtx-file.testing.ts';
import { everyRecord } from './every-record.testing.ts';
import { Templates } from './templates.ts';
import { Values } from './values.ts';

const HEADER = 4096;

/** 4002, whose `number`th caller is named after it. */
function refused(number: number): TestRecord {
  const event: TestEvent = {
    provider: 'Microsoft-Windows-NTLM',
    id: 4002,
    channel: 'Microsoft-Windows-NTLM/Operational',
    computer: 'FS01.contoso.example',
    time: Date.UTC(2026, 10, 20, 8) + number * 1000,
    data: { CallerPID: '812', ProcessName: `C:\\agent-${number}.exe`, ClientLUID: '0x3e7' },
  };
  return { ...eventRecord(event, number), id: number };
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const LAST = 1000;
const CHUNKS = chunksOf(numbers(1, LAST).map(refused));
const FILE = fileOf(CHUNKS);

interface Place {
  readonly id: number;
  readonly at: number;
  readonly size: number;
}

/** Where each record of the file stands. */
const PLACES: readonly Place[] = CHUNKS.flatMap((chunk, index) => {
  const view = new DataView(chunk.buffer);
  const places: Place[] = [];
  for (let at = 512; view.getUint32(at, true) === 0x2a2a;) {
    const size = view.getUint32(at + 4, true);
    places.push({ id: view.getUint32(at + 8, true), at: HEADER + index * CHUNK_BYTES + at, size });
    at += size;
  }
  return places;
});

function placeOf(id: number): Place {
  return PLACES.find((place) => place.id === id) ?? expect.fail(`no record ${id}`);
}

/** Records of the nth chunk. */
function recordsIn(chunk: number): readonly Place[] {
  return PLACES.filter(({ at }) => Math.floor((at - HEADER) / CHUNK_BYTES) === chunk);
}

function changed(change: (bytes: Uint8Array<ArrayBuffer>, view: DataView) => void): Uint8Array<ArrayBuffer> {
  const file = Uint8Array.from(FILE);
  change(file, new DataView(file.buffer));
  return file;
}

const read = (file: Uint8Array): Promise<TestReading> => readWith(evtx, file);
const codes = ({ notes }: TestReading): string[] => notes.map(({ code }) => code);

/** Numbers of the records whose facts were found. */
function found(reading: TestReading): number[] {
  return reading.sightings.flatMap(({ at }) => ('record' in at ? [at.record] : []));
}

it('the file of these tests has several chunks', () => {
  expect(CHUNKS.length).toBeGreaterThan(3);
  expect(PLACES.map(({ id }) => id)).toEqual(numbers(1, LAST));
});

describe('the header of the file', () => {
  it.each<[string, Uint8Array]>([
    [
      'is dirty and knows of one chunk',
      changed((_, view) => (view.setUint16(42, 1, true), view.setUint32(120, 1, true))),
    ],
    ['is blank', changed((bytes) => bytes.fill(0, 0, HEADER))],
    ['is missing', FILE.slice(HEADER)],
    ['promises more chunks, and has another checksum', changed((_, view) => view.setUint16(42, 900, true))],
  ])('is not needed: it %s', async (_, file) => {
    expect(evtx.recognises({ bytes: file.subarray(0, CHUNK_BYTES), text: '' })).toBe(true);
    const reading = await read(file);
    expect(reading.summary.read).toBe(LAST);
    expect(found(reading)).toEqual(numbers(1, LAST));
    expect(codes(reading)).toEqual([]);
  });

  it('tells that chunks are missing at the end', async () => {
    const reading = await read(FILE.slice(0, HEADER + 2 * CHUNK_BYTES));
    expect(reading.summary.read).toBe(recordsIn(0).length + recordsIn(1).length);
    expect(codes(reading)).toEqual(['truncated-end']);
  });
});

describe('a file that was cut', () => {
  const cuts = numbers(1, 20).map((part) => Math.floor((FILE.length * part) / 21));

  it.each([0, 7, 100, HEADER, HEADER + 1, HEADER + 511, HEADER + 512, ...cuts, FILE.length - 1])(
    'is read up to the last whole record, and it is said: %i bytes',
    async (length) => {
      const reading = await read(FILE.slice(0, length));
      const whole = PLACES.filter(({ at, size }) => at + size <= length);
      expect(found(reading)).toEqual(whole.map(({ id }) => id));
      expect(codes(reading)).toEqual(['truncated-end']);
    },
  );
});

describe('a damaged chunk', () => {
  it('without its magic is read', async () => {
    const reading = await read(
      changed((bytes) => bytes.fill(0x58, HEADER + CHUNK_BYTES, HEADER + CHUNK_BYTES + 8)),
    );
    expect(found(reading)).toEqual(numbers(1, LAST));
    expect(codes(reading)).toEqual([]);
  });

  it('without its header is read', async () => {
    const reading = await read(
      changed((bytes) => bytes.fill(0, HEADER + CHUNK_BYTES, HEADER + CHUNK_BYTES + 512)),
    );
    expect(found(reading)).toEqual(numbers(1, LAST));
  });

  it.each([true, false])(
    'loses no more than the record that is hit (its header is whole: %s)',
    async (isWhole) => {
      const [first, , hit] = recordsIn(1);
      const { at, id } = hit ?? expect.fail('no record');
      const reading = await read(
        changed((bytes) => {
          bytes.fill(0xff, at, at + 60);
          if (!isWhole) bytes.fill(0xff, HEADER + CHUNK_BYTES, HEADER + CHUNK_BYTES + 128);
        }),
      );
      expect(found(reading)).toEqual(numbers(1, LAST).filter((number) => number !== id));
      const [note, ...others] = reading.notes;
      expect(others).toEqual([]);
      expect(note).toMatchObject({ code: 'chunks-damaged', record: (first?.id ?? 0) - 1 });
      expect(note?.says).toBe(
        `Of 1 block of 64 KB behind record ${(first?.id ?? 0) - 1} a part is lost, at least 1 record: the file is damaged there. ` +
          'Everything else was read. Export the log again if you can, with wevtutil epl.',
      );
    },
  );

  it('goes on behind a stretch of zeros', async () => {
    const [from, to] = [placeOf(10).at + 40, placeOf(20).at + 40];
    const reading = await read(changed((bytes) => bytes.fill(0, from, to)));
    expect(found(reading)).toEqual(numbers(1, LAST).filter((number) => number < 10 || number > 20));
    expect(reading.notes[0]?.says).toContain('at least 11 records');
  });

  it('says how many records its header promises and it does not have', async () => {
    const last = recordsIn(0).at(-1)?.id ?? 0;
    const reading = await read(changed((bytes) => bytes.fill(0, placeOf(50).at, HEADER + CHUNK_BYTES)));
    expect(reading.notes[0]?.says).toContain(`at least ${last - 49} records`);
    expect(found(reading)).toEqual(numbers(1, LAST).filter((number) => number < 50 || number > last));
  });

  it.each([
    [
      'has no size',
      (view: DataView, { at, size }: Place) => (
        view.setUint32(at + 4, 0, true),
        view.setUint32(at + size - 4, 0, true)
      ),
    ],
    ['has another number', (view: DataView, { at }: Place) => view.setUint32(at + 8, 4_000_000_000, true)],
  ])('may have a record that %s: all are read', async (_, change) => {
    for (const header of [true, false]) {
      const file = changed((bytes, view) => {
        change(view, placeOf(30));
        if (!header) bytes.fill(0xff, HEADER, HEADER + 128);
      });
      expect(found(await read(file))).toEqual(numbers(1, LAST));
    }
  });

  it('whose templates are gone has records that cannot be read, and these are named', async () => {
    const [first, second] = recordsIn(1);
    const reading = await read(
      // The first record holds both definitions and all names.
      changed((bytes) => bytes.fill(0xff, (first?.at ?? 0) + 40, (second?.at ?? 0) - 8)),
    );
    const others = numbers(1, LAST).filter((number) => !recordsIn(1).some(({ id }) => id === number));
    expect(found(reading)).toEqual(others);
    const [from, to] = [recordsIn(1)[0]?.id ?? 0, recordsIn(1).at(-1)?.id ?? 0];
    expect(reading.notes.find(({ code }) => code === 'records-unreadable')).toEqual({
      code: 'records-unreadable',
      record: from,
      says: `Records ${from}–${to} could not be read: their bytes do not fit together. All others were read.`,
    });
  });

  it('may have one damaged template, large and used often: all others serve', async () => {
    const text = 'y'.repeat(2000);
    const template = elem('Event', [elem('System', [elem('EventID', ['1'])]), elem('x', [text])]);
    const large = numbers(1, 100).map((id): TestRecord => ({ fragment: { template, values: [] }, id }));
    const [chunk = new Uint8Array()] = chunksOf([...large, ...numbers(101, 120).map(refused)]);
    expect((await read(fileOf([chunk]))).summary.read).toBe(120);
    const damaged = Uint8Array.from(chunk);
    damaged[Buffer.from(chunk).indexOf(Buffer.from(utf16(text))) + 2 * text.length] = 0x3f;
    const reading = await read(fileOf([sealed(damaged)]));
    expect(reading.summary.read).toBe(20);
    expect(found(reading)).toEqual(numbers(101, 120));
    expect(codes(reading)).toEqual(['records-unreadable']);
  });

  it('whose bytes were changed without a trace but the checksum is read, and it is said', async () => {
    const letter = placeOf(200).at + placeOf(200).size - 20;
    const reading = await read(changed((bytes) => (bytes[letter] = 0x41)));
    expect(found(reading)).toEqual(numbers(1, LAST));
    expect(codes(reading)).toEqual(['checksums-differ']);
  });

  it('without checksums is as good as any', async () => {
    const reading = await read(
      changed((_, view) => {
        for (let chunk = 0; chunk < CHUNKS.length; chunk += 1) {
          view.setUint32(HEADER + chunk * CHUNK_BYTES + 52, 0, true);
          view.setUint32(HEADER + chunk * CHUNK_BYTES + 124, 0, true);
        }
      }),
    );
    expect(found(reading)).toEqual(numbers(1, LAST));
    expect(codes(reading)).toEqual([]);
  });
});

describe('what is left over from before', () => {
  /** A chunk with ten new records, over one that was full. */
  function reused(from: number): Uint8Array<ArrayBuffer> {
    const [old] = chunksOf(numbers(1, 200).map(refused));
    const [fresh] = chunksOf(numbers(from, from + 9).map(refused));
    const chunk = Uint8Array.from(old ?? []);
    const end = new DataView(fresh?.buffer ?? chunk.buffer).getUint32(48, true);
    chunk.set(fresh?.subarray(0, end) ?? []);
    return chunk;
  }

  it.each([true, false])('in a chunk is not read (its header is whole: %s)', async (isWhole) => {
    for (const from of [1000, 5]) {
      const chunk = reused(from);
      if (!isWhole) chunk[60] = 1;
      const reading = await read(fileOf([chunk]));
      expect(found(reading)).toEqual(numbers(from, from + 9));
      expect(codes(reading)).toEqual([]);
    }
  });

  it('at the end of the file, or between chunks', async () => {
    const blank = new Uint8Array(CHUNK_BYTES);
    const noise = scattered(blank.fill(7), 1);
    const some = CHUNKS.slice(0, 2);
    const count = recordsIn(0).length + recordsIn(1).length;
    const atEnd = new Uint8Array([...fileOf(some), ...noise]);
    const reading = await read(atEnd);
    expect([reading.summary.read, codes(reading)]).toEqual([count, []]);
    const between = await read(fileOf([...some, noise, ...CHUNKS.slice(2)]));
    expect([between.summary.read, codes(between)]).toEqual([LAST, ['chunks-damaged']]);
    expect(codes(await read(fileOf([...some, noise])))).toEqual(['chunks-damaged']);
    expect(codes(await read(fileOf([...some, new Uint8Array(CHUNK_BYTES)])))).toEqual([]);
  });
});

it('records behind a header that does not yet know of them are read', async () => {
  const stale = Uint8Array.from(CHUNKS[0] ?? []);
  const view = new DataView(stale.buffer);
  const at = placeOf(40).at - HEADER;
  view.setBigUint64(16, 39n, true);
  view.setBigUint64(32, 39n, true);
  view.setUint32(44, placeOf(39).at - HEADER, true);
  view.setUint32(48, at, true);
  const reading = await read(fileOf([sealed(stale), ...CHUNKS.slice(1)]));
  expect(found(reading)).toEqual(numbers(1, LAST));
  expect(codes(reading)).toEqual([]);
});

it('chunks that lie elsewhere than they should are found', async () => {
  const file = new Uint8Array(FILE.length + 1000);
  const gap = HEADER + CHUNK_BYTES;
  file.set(FILE.subarray(0, gap));
  file.set(FILE.subarray(gap), gap + 1000);
  expect(found(await read(file))).toEqual(numbers(1, LAST));
});

describe('bytes changed at random', () => {
  it.each(numbers(1, 20))('in one chunk leave all others whole: seed %i', async (seed) => {
    const hit = seed % CHUNKS.length;
    const from = HEADER + hit * CHUNK_BYTES;
    const reading = await read(scattered(FILE, seed, from, from + CHUNK_BYTES));
    const others = PLACES.filter((place) => !recordsIn(hit).includes(place)).map(({ id }) => id);
    const numbersFound = new Set(found(reading));
    expect(others.filter((id) => !numbersFound.has(id))).toEqual([]);
    expect(reading.notes.length).toBeGreaterThan(0);
  });

  it.each(numbers(1, 20))('in the whole file end as a reading: seed %i', async (seed) => {
    const reading = await read(scattered(FILE, seed));
    expect(reading.summary.read).toBeLessThanOrEqual(LAST);
  });

  it('end as a reading, whatever they are', async () => {
    const [chunk = new Uint8Array()] = chunksOf(numbers(1, 6).map(refused));
    const used = new DataView(chunk.buffer).getUint32(48, true);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(used), fc.constantFrom(0, 1, 2, 4, 0x0c, 0x21, 0x41, 0x80, 0xff)), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const damaged = Uint8Array.from(chunk);
          for (const [at, byte] of changes) damaged[at] = byte;
          const reading = await read(fileOf([damaged]));
          expect(reading.summary.read).toBeLessThanOrEqual(7);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a record made to do harm', () => {
  const SYSTEM = elem('System', [elem('EventID', ['4002'])]);
  const event = (data: Piece): Elem => elem('Event', [SYSTEM, data]);
  const fileWith = (fragment: TestRecord['fragment']): Uint8Array => fileOf(chunksOf([{ fragment }]));

  it('cannot nest without end', () => {
    let deep = elem('x');
    for (let depth = 0; depth < 500; depth += 1) deep = elem('x', [deep]);
    expect(everyRecord(fileWith(event(deep)))).toMatchObject([{ event: null }]);
  });

  it.each<[string, Piece, string]>([
    ['its values', value(0), 'x'.repeat(1000)],
    ['the text of its templates', 'x'.repeat(1000), ''],
    ['its names', elem('x'.repeat(1000)), ''],
    ['its attributes', elem('x', [], { ['y'.repeat(500)]: 'z'.repeat(500) }), ''],
    ['nothing', elem('x'), ''],
  ])('cannot multiply %s', (_, piece, text) => {
    const nested = (times: number): ReturnType<typeof everyRecord> => {
      const data = elem(
        'EventData',
        numbers(1, times).map(() => elem('Data', [value(0)])),
      );
      let use: Use = { template: elem('x', [piece]), values: [str(text)] };
      for (let depth = 0; depth < 3; depth += 1) use = { template: data, values: [{ fragment: use }] };
      return everyRecord(fileWith({ template: event(value(0)), values: [{ fragment: use }] }));
    };
    expect(nested(1)[0]?.event).not.toBeNull();
    expect(nested(100)).toMatchObject([{ event: null }]);
  });

  it('cannot ask for more values than it has', () => {
    const record = fileWith({ template: event(value(0)), values: [nothing] });
    expect(everyRecord(record)[0]?.event).not.toBeNull();
    const view = new DataView(record.buffer, record.byteOffset);
    const size = view.getUint32(HEADER + 512 + 4, true);
    // The number of values stands before their table of four bytes, the end token and the size.
    view.setUint32(HEADER + 512 + size - 4 - 1 - 4 - 4, 0xffffffff, true);
    expect(everyRecord(record)).toMatchObject([{ event: null }]);
  });

  it('may use a value that it does not have: it is null', () => {
    const [record] = everyRecord(
      fileWith({ template: event(elem('EventData', [elem('Data', [value(900, false)])])), values: [] }),
    );
    expect(record?.built).toEqual({ data: null, inserts: [''] });
  });

  it('cannot have the reader parse one definition after another', () => {
    const chunk = new Chunk();
    const words = new Uint32Array(chunk.bytes.buffer).fill(16_384);
    chunk.begin(chunk.bytes.length);
    const templates = new Templates();
    // At each word begins a definition of 16 KiB, as large as the words say: a chunk cannot hold more than four.
    const opened = numbers(1, 100).filter((number) => {
      words[128] = 1;
      words[129] = 16_384;
      chunk.view.setUint32(512 + 5, 1024 + 4 * number, true);
      chunk.view.setUint32(512 + 1, 16_384, true);
      try {
        templates.open(chunk, 512, chunk.length, new Values());
        return true;
      } catch (error) {
        if (error instanceof Damaged) return false;
        throw error;
      }
    });
    expect(opened.length).toBeLessThan(10);
  });

  it('cannot claim another name: its hash would not fit', () => {
    const file = fileWith(event(elem('EventData')));
    const at = Buffer.from(file).indexOf(Buffer.from(utf16('EventData')));
    file[at] = 0x65;
    expect(everyRecord(file)).toMatchObject([{ event: null }]);
  });
});

it('the checksum is that of RFC 1952', () => {
  const view = (text: string): DataView => new DataView(new TextEncoder().encode(text).buffer);
  expect(crc32(view('123456789'), 0, 9)).toBe(0xcbf43926);
  expect(crc32(view('123456789'), 4, 9, crc32(view('123456789'), 0, 4))).toBe(0xcbf43926);
  expect(crc32(view(''), 0, 0)).toBe(0);
});
