import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readWith } from '../csv/test-exports.ts';
import { scattered } from './damage.testing.ts';
import { everyRecord } from './every-record.testing.ts';
import { evtx } from './evtx.ts';
import type { Content, Node } from './node.ts';

/** Real logs of Windows Vista to 11, some of them damaged; not part of the project. */
const folder = fileURLToPath(new URL('../../../../../shared/samples/evtx', import.meta.url));
const isHere = existsSync(folder);

/** Records that `evtxexport -f xml` (libevtx 20181227) finds in each file. */
const RECORDS: Readonly<Record<string, number>> = {
  'md-4624-5145-mssql01.evtx': 9,
  'md-4624-5145-pth.evtx': 8,
  'md-4625-4776-ssh-unknown-user.evtx': 20,
  'md-4625-account-restriction-c0000072.evtx': 2,
  'md-4625-local-bruteforce.evtx': 16,
  'md-4688-4648-net-use.evtx': 2,
  'md-4719-audit-policy.evtx': 30,
  'md-4739-domain-policy.evtx': 1,
  'md-4768-4769-host-ticket.evtx': 2,
  'md-4768-4771-unknown-users.evtx': 52,
  'md-4771-valid-user.evtx': 54,
  'md-5140-failed-admin-share.evtx': 8,
  'md-5142-5145-new-share.evtx': 4,
  'md-5143-5145-share-permissions.evtx': 4,
  'md-5145-dns-hosts-share.evtx': 6,
  'md-dc-4776-4768-4769-5140-5145.evtx': 40,
  'om-4776-4625-short.evtx': 7,
  'om-grouppolicy-operational-3028.evtx': 3028,
  'om-post-security-win7.evtx': 126,
  // 31 more stand behind a stretch of zeros, which ends libevtx's chunk.
  'om-robust-bad-chunk-magic.evtx': 267,
  'om-robust-no-crc32.evtx': 17,
  'om-security-win7-2261.evtx': 2261,
  'om-system-1881.evtx': 1881,
  'sb-4624-4625-logontype2.evtx': 4,
  'sb-4624-4776-5140-5145.evtx': 34,
  'sb-4624-4776-5145-backup-operator.evtx': 31,
  'sb-4768-4771-spray.evtx': 12,
  'sb-5142.evtx': 2,
  'sb-5145-ipc.evtx': 10,
  'sb-5145-remote-filecopy.evtx': 869,
  'sb-5145-spoolsample.evtx': 1,
  'sb-system-netlogon-5805.evtx': 2,
  'tu-empty-smbserver-audit.evtx': 0,
  'tu-smbclient-connectivity.evtx': 50,
  'tu-smbclient-security-31018.evtx': 8,
  'ya-4624-4769-default-logging.evtx': 35,
  'ya-4625-volume-3561.evtx': 3561,
  'ya-dc-4776-4768-4769.evtx': 6,
};
const NAMES = Object.keys(RECORDS);

/** What is said of the files that are not whole. */
const NOTES: Readonly<Record<string, readonly string[]>> = {
  'tu-empty-smbserver-audit.evtx': ['empty-export'],
  'om-robust-bad-chunk-magic.evtx': ['chunks-damaged', 'records-unreadable'],
};

const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));

it.skipIf(isHere)('real logs: ../shared/samples/evtx is not here, nothing was compared', () => {
  expect(isHere).toBe(false);
});

describe.runIf(isHere)('a real log', () => {
  it('of the folder stands in the table', () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.evtx'))
        .toSorted(),
    ).toEqual(NAMES.toSorted());
  });

  it.each(NAMES)('gives every record that libevtx finds: %s', async (name) => {
    const { summary, notes } = await readWith(evtx, bytesOf(name));
    expect(summary.read).toBeGreaterThanOrEqual(RECORDS[name] ?? Infinity);
    expect(notes.map(({ code }) => code)).toEqual(NOTES[name] ?? []);
  });

  it.each(NAMES)('says the same by the layouts of its templates as by its elements: %s', (name) => {
    for (const { byLayout, built } of everyRecord(bytesOf(name))) {
      if (byLayout !== null) expect(byLayout).toEqual(built);
    }
  });
});

const hasEvtxExport = isHere && isInstalled();

function isInstalled(): boolean {
  try {
    execFileSync('evtxexport', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(hasEvtxExport)('real logs: evtxexport is not installed, no values were compared', () => {
  expect(hasEvtxExport).toBe(false);
});

describe.runIf(hasEvtxExport)('every value of every record is the one of libevtx', () => {
  it.each(NAMES)(
    '%s',
    (name) => {
      const output = execFileSync('evtxexport', ['-f', 'xml', join(folder, name)], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const theirs = eventsIn(output).map((event) => flat(event));
      expect(theirs).toHaveLength(RECORDS[name] ?? -1);
      const ours = new Map<string, string[][]>();
      for (const { event } of everyRecord(bytesOf(name))) {
        if (event === null) continue;
        const lines = flat(event);
        ours.set(numberIn(lines), [...(ours.get(numberIn(lines)) ?? []), lines]);
      }
      for (const lines of theirs) expect(ours.get(numberIn(lines))?.shift()).toEqual(lines);
    },
    120_000,
  );
});

const numberIn = (lines: readonly string[]): string =>
  lines.find((line) => line.startsWith('/Event/System/EventRecordID=')) ?? '';

/** One line per attribute and per element without elements, in order: `/Event/EventData/Data=mara`. */
function flat({ name, attributes, content }: Node, above = ''): string[] {
  const path = `${above}/${name}`;
  const children = content.filter((part) => typeof part !== 'string' && 'name' in part);
  const text = content.filter((part) => typeof part === 'string').join('');
  return [
    ...attributes.map(([key, value]) => `${path}@${key}=${plain(value)}`),
    ...(children.length === 0 ? [`${path}=${plain(text)}`] : children.flatMap((child) => flat(child, path))),
  ];
}

/**
 * Without what only differs in writing. White space: evtxexport indents. Hexadecimal numbers: it pads them with zeros, Windows does
 * not (`0x3e7`). FILETIME: it writes nanoseconds, where the last two digits are always 0.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^0x0+(?=[0-9a-f])/, '0x')
    .replace(/(:\d\d\.\d{7})00Z$/, '$1Z');
}

/** Elements of evtxexport's XML, which has neither comments nor CDATA. */
function eventsIn(xml: string): Node[] {
  const events: Node[] = [];
  const open: { name: string; attributes: [string, string][]; content: Content[] }[] = [];
  const tokens = /<(\/?)([^\s/>]+)((?:\s+[^\s=]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
  for (const [, slash, name = '', attributes = '', end, text] of xml.matchAll(tokens)) {
    if (text !== undefined) {
      open.at(-1)?.content.push(unescaped(text));
      continue;
    }
    if (slash === '') {
      const pairs = Array.from(attributes.matchAll(/([^\s=]+)="([^"]*)"/g));
      open.push({
        name,
        attributes: pairs.map(([, key = '', value = '']) => [key, unescaped(value)]),
        content: [],
      });
    }
    if (slash === '' && end === '') continue;
    const done = open.pop();
    if (done === undefined) continue;
    const around = open.at(-1);
    if (around === undefined) events.push(done);
    else around.content.push(done);
  }
  return events;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(\w+|#\d+);/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCharCode(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
  );
}

describe.runIf(isHere)('a real log that was damaged', () => {
  const CHUNK = 65_536;
  /** The large ones from their beginning: the rest would only repeat it. */
  const part = (name: string): Buffer => bytesOf(name).subarray(0, 4096 + 3 * CHUNK);
  const parts = Array.from({ length: 20 }, (_, index) => index + 1);

  it.each(NAMES)(
    'is read up to where it was cut: %s',
    async (name) => {
      const file = part(name);
      const whole = everyRecord(file).filter(({ event }) => event !== null).length;
      let before = 0;
      for (const cut of parts) {
        const { summary } = await readWith(evtx, file.subarray(0, Math.floor((file.length * cut) / 20)));
        expect(summary.read).toBeGreaterThanOrEqual(before);
        before = summary.read;
      }
      expect(before).toBe(whole);
    },
    60_000,
  );

  it.each(NAMES)(
    'ends as a reading, and its whole chunks are read: %s',
    async (name) => {
      const file = part(name);
      const chunks = Math.floor((file.length - 4096) / CHUNK);
      const others: number[] = [];
      for (const seed of parts) {
        const hit = seed % chunks;
        const [from, to] = [4096 + hit * CHUNK, 4096 + (hit + 1) * CHUNK];
        const without = Buffer.concat([file.subarray(0, from), file.subarray(to)]);
        others[hit] ??= (await readWith(evtx, without)).summary.read;
        const { summary } = await readWith(evtx, scattered(file, seed, from, to));
        expect(summary.read).toBeGreaterThanOrEqual(others[hit]);
        await readWith(evtx, scattered(file, seed));
      }
    },
    60_000,
  );
});
