import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fold } from '../../../facts/fold.ts';
import { eventViewerCsv } from './event-viewer-csv.ts';
import { getWinEventCsv } from './get-winevent-csv.ts';
import {
  blocked,
  coverageOf,
  EVENT_VIEWER_HEADER,
  eventViewer,
  exportCsv,
  readWith,
  type TestReading,
} from './test-exports.ts';

const maker = fileURLToPath(new URL('../../../../../shared/tools/make-events.mjs', import.meta.url));

interface Truth {
  readonly rows: number;
  readonly byEventId: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
}

describe.runIf(existsSync(maker))('5,000 made-up events', () => {
  const exports = new Map<string, { readonly reading: TestReading; readonly truth: Truth }>();

  beforeAll(async () => {
    for (const [dialect, format] of [
      ['eventviewer', eventViewerCsv],
      ['powershell', getWinEventCsv],
    ] as const) {
      const csv = execFileSync(process.execPath, [maker, dialect, '5000', '7'], { maxBuffer: 1 << 28 });
      const truth = JSON.parse(
        execFileSync(process.execPath, ['-e', TRUTH, maker, dialect], { encoding: 'utf8' }),
      ) as Truth;
      exports.set(dialect, { reading: await readWith(format, new Uint8Array(csv)), truth });
    }
  }, 60_000);

  it.each(['eventviewer', 'powershell'])('%s: as many of each event and status as were made', (dialect) => {
    const { reading, truth } = exports.get(dialect) ?? expect.fail('not read');
    expect(reading.summary.read).toBe(truth.rows);
    expect(byId(reading)).toEqual(truth.byEventId);
    expect(byStatus(reading)).toEqual(truth.byStatus);
    expect(reading.notes.filter(({ code }) => code !== 'dates-ambiguous')).toEqual([]);
  });

  it('both exports tell the same stories', () => {
    const stories = (dialect: string): string[] =>
      (exports.get(dialect)?.reading.sightings ?? [])
        .filter(({ kind }) => kind !== 'log-coverage')
        .map(({ kind, says }) => JSON.stringify([kind, says]))
        .sort();
    expect(stories('powershell')).toEqual(stories('eventviewer'));
  });
});

it.skipIf(existsSync(maker))('the maker of large exports is not here: its tests are left out', () => {
  expect(existsSync(maker)).toBe(false);
});

/** Writes the export to nowhere, and what is in it to standard output. */
const TRUTH = `
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const folder = mkdtempSync(join(require('node:os').tmpdir(), 'truth-'));
const [maker, dialect] = process.argv.slice(1);
execFileSync(process.execPath, [maker, dialect, '5000', '7', '--truth', join(folder, 'truth.json')], { stdio: 'ignore' });
process.stdout.write(readFileSync(join(folder, 'truth.json')));
rmSync(folder, { recursive: true });
`;

function byId(reading: TestReading): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { events } of coverageOf(reading)) {
    for (const [name, count] of Object.entries(events)) {
      const id = name.slice(name.lastIndexOf('/') + 1);
      counts[id] = (counts[id] ?? 0) + count;
    }
  }
  return counts;
}

function byStatus(reading: TestReading): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, says } of reading.sightings) {
    const id =
      kind === 'logon-failed'
        ? 4625
        : kind === 'credential-check'
          ? 4776
          : kind === 'ticket-request'
            ? says.event
            : null;
    if (id === null || !('status' in says) || typeof says.status !== 'number') continue;
    const name = `${id} 0x${says.status.toString(16)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('memory', () => {
  // A substring of 13 characters and more keeps its whole parent alive in V8; one kept name per piece of the stream would
  // so keep the whole file.
  it.each([
    [
      'Event Viewer',
      eventViewerCsv,
      (target: string) => eventViewer([blocked(target)]).slice(EVENT_VIEWER_HEADER.length + 2),
    ],
    [
      'Get-WinEvent',
      getWinEventCsv,
      (target: string) =>
        exportCsv([blocked(target)], '')
          .split('\r\n')
          .slice(1)
          .join('\r\n'),
    ],
  ] as const)(
    'does not grow with the file: %s',
    async (_, format, recordOf) => {
      const header = format === eventViewerCsv ? `${EVENT_VIEWER_HEADER}\r\n` : exportCsv([], '');
      const noise = recordOf('cifs/files').replace('"4001"', '"4634"').replace(',4001,', ',4634,');
      const piece = noise.repeat(Math.floor(1_000_000 / noise.length));
      const fold = new Fold();
      const before = usedAfterCollection();
      const stream = async function* (): AsyncGenerator<Uint8Array> {
        await Promise.resolve();
        yield new TextEncoder().encode(header);
        for (let count = 0; count < 60; count += 1) {
          yield new TextEncoder().encode(
            recordOf(`cifs/server-with-a-long-name-${count}.contoso.example`) + piece,
          );
        }
      };
      const summary = await format.read(stream(), 'utf-8', {
        sighting: (sighting) => void fold.add('log.csv', sighting),
        note: () => undefined,
        computer: () => undefined,
        progress: () => undefined,
        retime: () => undefined,
      });
      expect(summary).toMatchObject({ kept: 60 });
      expect(summary.read).toBeGreaterThan(60_000);
      expect(usedAfterCollection() - before).toBeLessThan(6_000_000);
      expect(fold.facts().filter(({ kind }) => kind === 'ntlm-blocked')).toHaveLength(60);
    },
    60_000,
  );
});

function usedAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('no garbage collector to call');
  collect();
  return process.memoryUsage().heapUsed;
}
