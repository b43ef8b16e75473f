import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../format.ts';
import { eventViewerCsv } from './event-viewer-csv.ts';
import { getWinEventCsv } from './get-winevent-csv.ts';
import {
  blocked,
  coverageOf,
  EVENT_VIEWER_HEADER,
  eventViewer,
  exportCsv,
  readWith,
  targetsOf,
  type TestReading,
} from './test-exports.ts';

const DIALECTS = [
  { name: 'Event Viewer', format: eventViewerCsv, write: (events = FIVE) => eventViewer(events) },
  { name: 'Get-WinEvent', format: getWinEventCsv, write: (events = FIVE) => exportCsv(events) },
  {
    name: 'Get-WinEvent without type',
    format: getWinEventCsv,
    write: (events = FIVE) => exportCsv(events, ''),
  },
] as const;

const FIVE = [0, 1, 2, 3, 4].map((index) =>
  blocked(`cifs/files${index}`, `11/20/2026 8:0${5 - index}:00 AM`, `user${index}`),
);
const ALL = FIVE.map((_, index) => `cifs/files${index}`);

const codes = (reading: TestReading): string[] => reading.notes.map(({ code }) => code);

describe.each(DIALECTS)('records of $name', ({ format, write }) => {
  it('are read one by one', async () => {
    const reading = await readWith(format, write());
    expect(targetsOf(reading)).toEqual(ALL);
    expect(reading.sightings.map(({ at }) => at).slice(0, 5)).toEqual(
      [1, 2, 3, 4, 5].map((record) => ({ record })),
    );
    expect(reading.summary).toMatchObject({ read: 5, kept: 5 });
    expect(reading.notes).toEqual([]);
  });

  it('come with their whole text, as it stands in the file', async () => {
    const text = write();
    const reading = await readWith(format, text);
    for (const raw of reading.raw.slice(0, 5)) expect(text).toContain(raw);
    expect(reading.raw[2]).toContain('cifs/files2');
  });

  it.each([1, 2, 3, 7, 100, 1000])('are the same in pieces of %i bytes', async (size) => {
    expect(await readWith(format, write(), { size })).toEqual(await readWith(format, write()));
  });

  it('end with any line end, also with blank lines between them', async () => {
    const whole = await readWith(format, write());
    for (const end of ['\n', '\r\r\n', '\r\n\r\n']) {
      // The message itself has line ends too, in quotes, where they stay.
      const text = write().replace(/"\r\n(?=")|(?<=[y,"])\r\n/g, (match) => match.replace('\r\n', end));
      expect(targetsOf(await readWith(format, text)), JSON.stringify(end)).toEqual(targetsOf(whole));
    }
  });

  it('keep quotes, delimiters and lone carriage returns of a message', async () => {
    const event = {
      ...blocked('cifs/files'),
      message: blocked('cifs/files').message.replace('agent.exe', 'a",b\r""c.exe'),
    };
    const reading = await readWith(format, write([event, ...FIVE]));
    expect(targetsOf(reading)).toEqual(['cifs/files', ...ALL]);
    expect(reading.notes).toEqual([]);
  });

  it('of joined exports are read over the second header', async () => {
    const reading = await readWith(format, `${write()}\ufeff${write()}`);
    expect(targetsOf(reading)).toEqual([...ALL, ...ALL]);
    expect(reading.notes).toEqual([]);
  });

  it('are read although one has a quote that is not doubled', async () => {
    const reading = await readWith(format, write().replace('agent.exe', 'agent "2".exe'));
    expect(targetsOf(reading)).toEqual(ALL);
    expect(reading.sightings[0]?.says).toMatchObject({ process: 'C:\\Program Files\\Agent\\agent "2".exe' });
    expect(reading.notes).toEqual([]);
  });

  it('are read although one lost its end', async () => {
    const text = write();
    const cut = text.indexOf('Mechanism OID', text.indexOf('cifs/files2'));
    const next = text.lastIndexOf('\r\n', text.indexOf('NTLM client', cut));
    const reading = await readWith(format, text.slice(0, cut) + text.slice(next));
    expect(targetsOf(reading).filter((target) => target !== 'cifs/files2')).toEqual(
      ALL.filter((target) => target !== 'cifs/files2'),
    );
  });

  it('after a megabyte without an end are read, and that counts as one bad record', async () => {
    const text = write();
    const place = text.indexOf('NTLM client', text.indexOf('cifs/files1'));
    const junk = `${'x'.repeat(78)}\r\n`.repeat(20_000);
    const long = `${text.slice(0, place)}${junk}${text.slice(place)}`;
    const reading = await readWith(format, long);
    expect(targetsOf(reading)).toEqual(ALL.filter((target) => target !== 'cifs/files2'));
    expect(reading.notes).toMatchObject([{ code: 'records-unreadable', record: 3 }]);
    expect(await readWith(format, long, { size: 4_000_000 })).toEqual(reading);
    expect(await readWith(format, long, { size: 300_000 })).toEqual(reading);
  });

  it('cut by the end of the file are counted where their ID is known, and not believed', async () => {
    const text = write();
    const reading = await readWith(
      format,
      text.slice(0, text.indexOf('Supplied user', text.indexOf('cifs/files4'))),
    );
    expect(targetsOf(reading)).toEqual(ALL.slice(0, 4));
    expect(codes(reading)).toEqual(['truncated-end']);
  });

  it('never spoil their neighbours, wherever one is damaged', async () => {
    const text = write();
    const whole = await readWith(format, text);
    const beginnings = ALL.map(
      (target) => text.lastIndexOf('\r\n', text.indexOf('NTLM client', text.indexOf(target) - 120)) + 2,
    );
    const from = beginnings[2] ?? 0;
    const to = (beginnings[3] ?? 0) - 2;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: from, max: to }),
        fc.nat({ max: 120 }),
        fc.constantFrom('', '"', '"""', '\r\n', ',', ',"', '",', '","', '\n"'),
        async (at, length, put) => {
          const damaged = text.slice(0, at) + put + text.slice(Math.min(to, at + length));
          const reading = await readWith(format, damaged);
          for (const other of [0, 1, 3, 4]) {
            const found = reading.sightings.filter(
              ({ kind, says }) => kind === 'ntlm-blocked' && says.target === ALL[other],
            );
            expect(found).toEqual(
              whole.sightings
                .filter(({ at }) => 'record' in at && at.record === other + 1)
                .map((sighting) => ({ ...sighting, at: found[0]?.at })),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read alike, however the stream is cut', async () => {
    const whole = await readWith(format, write());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        expect(await readWith(format, write(), { size })).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('of arbitrary bytes throw nothing but Unreadable', async () => {
    const header = write().slice(0, write().indexOf('NTLM client'));
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .constantFrom(...['"', ',', '\r\n', '"",', '\t', '4001', '11/20/2026 8:01:12 AM', write()])
        .map((part) => new TextEncoder().encode(part)),
    );
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(piece, { maxLength: 30 }), async (withHeader, parts) => {
        const head = new TextEncoder().encode(withHeader ? header : '');
        const bytes = new Uint8Array(Buffer.concat([head, ...parts]));
        try {
          const { summary } = await readWith(format, bytes, { size: 64 });
          expect(summary.kept).toBeLessThanOrEqual(summary.read);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a file that was recognised by its head', () => {
  it('and has no header is refused', async () => {
    await expect(readWith(eventViewerCsv, 'no header\r\n')).rejects.toMatchObject({
      code: 'event-header-missing',
    });
    await expect(readWith(getWinEventCsv, '')).rejects.toBeInstanceOf(Unreadable);
  });

  it('and has only the header covers nothing', async () => {
    const reading = await readWith(eventViewerCsv, EVENT_VIEWER_HEADER);
    expect(codes(reading)).toEqual(['empty-export']);
    expect(coverageOf(reading)).toMatchObject([{ records: 0, oldest: null, newest: null, events: {} }]);
  });
});
