import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../facts/facts.ts';
import { shownReading, variantsOf } from '../event-log/samples.testing.ts';
import { formats } from '../index.ts';
import { readFile } from '../read.ts';
import { countedEvents, eventsAsXml } from './inventory-events.testing.ts';

// Each sample is what one of the queries gives for the same events, as its program writes it, with `<case>.facts.json`, what it lets
// us know. `npx vitest run src/evidence/ntlm-inventory/samples.test.ts -u` writes the second anew; read the difference before you
// keep it.

const folder = fileURLToPath(new URL('samples', import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith('.csv'));

/** What a fact says, without how often and where it was seen. */
const payload = ({ from: _from, count: _count, times: _times, logonIds: _ids, ...says }: Fact): string =>
  JSON.stringify(says, Object.keys(says).toSorted());

const payloads = (facts: readonly Fact[]): string[] => facts.map(payload).toSorted();

describe.each(samples)('%s', (name) => {
  const path = join(folder, name);
  const bytes = readFileSync(path);

  it('says what stands in its pair, however it is encoded and cut into pieces', async () => {
    const reading = await readFile(name, new Blob([bytes]));
    await expect(shownReading(reading)).toMatchFileSnapshot(path.replace(/\.csv$/, '.facts.json'));
    for (const [variant, blob] of variantsOf(bytes)) {
      const again = await readFile(name, blob);
      expect({ ...again, digest: '', size: 0, encoding: '' }, variant).toEqual({
        ...reading,
        digest: '',
        size: 0,
        encoding: '',
      });
    }
  });

  it('is claimed by one format, whatever its name', () => {
    const head = { bytes, text: bytes.toString('utf8') };
    const claims = formats.filter((format) => format.input !== 'text' && format.recognises(head));
    expect(claims.map(({ id }) => id)).toEqual(['ntlm-inventory']);
  });

  it('says the same as the events themselves', async () => {
    const counted = await readFile(name, new Blob([bytes]));
    const events = await readFile('events.xml', new Blob([eventsAsXml(countedEvents)]));
    expect(events.format).toBe('event-xml');
    expect(payloads(counted.facts)).toEqual(
      payloads(events.facts.filter(({ kind }) => kind !== 'log-coverage')),
    );
  });

  it('has every count and both times', async () => {
    const { facts, zone, read, kept } = await readFile(name, new Blob([bytes]));
    expect({ zone, read, kept }).toEqual({
      zone: 'utc',
      read: countedEvents.length,
      kept: countedEvents.length,
    });
    const seen = facts.map(({ count, times }) => [
      count,
      ...times.map((time) => new Date(time).toISOString()),
    ]);
    const given = countedEvents.map(({ count, first, last }) => [count, ...new Set([first, last])]);
    expect(seen.map(String).toSorted()).toEqual(given.map(String).toSorted());
  });
});
