import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fold } from '../../../facts/fold.ts';
import { readFile } from '../../read.ts';
import { blocked, coverageOf, readWith, targetsOf, type TestReading } from '../csv/test-exports.ts';
import {
  eventLogList,
  listOf,
  wevtutilOf,
  winEventList,
  type ExportedEvent,
} from '../every-export.testing.ts';
import { eventText } from './event-text.ts';

const recognises = (text: string): boolean =>
  eventText.recognises({ bytes: new TextEncoder().encode(text), text });
const read = (text: string, options: { size?: number; dayFirst?: boolean } = {}): Promise<TestReading> =>
  readWith(eventText, text, options);
const codes = ({ notes }: TestReading): string[] => notes.map(({ code }) => code);

const client = (target: string, more: Partial<ExportedEvent> = {}): ExportedEvent => ({
  provider: 'Microsoft-Windows-NTLM',
  id: 4001,
  channel: 'Microsoft-Windows-NTLM/Operational',
  computer: 'WS07.contoso.example',
  outcome: null,
  data: {},
  message: blocked(target).message,
  ...more,
});
const service = client('', {
  provider: 'Service Control Manager',
  id: 7036,
  channel: 'System',
  message: 'Stopped: yes',
});

describe('a log as text is known', () => {
  it.each([
    ['by wevtutil', wevtutilOf(client('cifs/a'))],
    ['by a newer wevtutil', wevtutilOf(client('cifs/a'), '')],
    ['below its command', `C:\\>wevtutil qe System /f:text\r\n${wevtutilOf(client('cifs/a'))}`],
    ['as a list of Get-WinEvent', winEventList(client('cifs/a'))],
    ['as a list of Get-EventLog', eventLogList(service) ?? ''],
    [
      'as a list of a few properties',
      listOf({ TimeCreated: '1/2/2026 8:00:00 AM', LogName: 'System', Id: '7036' }),
    ],
  ])('%s', (_, text) => expect(recognises(`\ufeff${text}`)).toBe(true));

  it.each([
    ['a list of services', listOf({ Name: 'LanmanServer', Status: 'Running' })],
    ['a list of logs', listOf({ LogName: 'System', MaximumSizeInBytes: '20971520', RecordCount: '812' })],
    ['an array in a program', 'Event[0]:\n  name: x\n  id: 5\n'],
    ['a captured console', `${wevtutilOf(client('cifs/a'))}C:\\>klist\n`],
    ['a mail', `Hello,\n${wevtutilOf(client('cifs/a'))}`],
    ['nothing', ''],
  ])('not: %s', (_, text) => expect(recognises(text)).toBe(false));
});

describe('wevtutil', () => {
  it('may have its command above', async () => {
    const reading = await read(`C:\\>wevtutil qe System /f:text\r\n${wevtutilOf(client('cifs/a'))}`);
    expect(targetsOf(reading)).toEqual(['cifs/a']);
    expect(reading.notes).toEqual([]);
  });

  it('prints local time, in spite of its Z', async () => {
    const reading = await read(wevtutilOf(client('cifs/a')));
    expect(reading.summary.zone).toBe('unknown');
    expect(reading.sightings[0]?.time).toBe(Date.UTC(2026, 10, 20, 8, 1, 12, 123));
    const older = wevtutilOf(client('cifs/a')).replace('.1230000Z', '.123');
    expect((await read(older)).sightings[0]?.time).toBe(reading.sightings[0]?.time);
  });

  it('covers each log and computer', async () => {
    const text = [client('cifs/a'), service, client('cifs/b', { computer: 'WS08' })].map((one) =>
      wevtutilOf(one),
    );
    const reading = await read(text.join('\r\n'));
    expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b']);
    expect(reading.computers).toEqual(['WS07.contoso.example', 'WS08']);
    expect(
      coverageOf(reading).map(({ computer, channels, records }) => [computer, channels, records]),
    ).toEqual([
      ['WS07.contoso.example', ['Microsoft-Windows-NTLM/Operational'], 1],
      ['WS07.contoso.example', ['System'], 1],
      ['WS08', ['Microsoft-Windows-NTLM/Operational'], 1],
    ]);
  });

  it('may hold in a message what looks like anything else', async () => {
    const message = `${blocked('cifs/a').message}\nLog Name: System\nSource: x\nEvent ID: 5\nTimeCreated : 1/1/2026 8:00:00 AM\nSystem error 5 has occurred.\n`;
    const reading = await read(wevtutilOf(client('', { message })) + wevtutilOf(client('cifs/b')));
    expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b']);
    expect(reading.summary.read).toBe(2);
  });

  it('is the same in pieces of every size', async () => {
    const text = Array.from({ length: 40 }, (_, at) => wevtutilOf(client(`cifs/${at}`))).join('\r\n');
    const whole = await read(text);
    expect(targetsOf(whole)).toHaveLength(40);
    for (const size of [1, 13, 1000]) expect((await read(text, { size })).sightings).toEqual(whole.sightings);
  });

  it('that goes on with another command is read up to there, and it is said', async () => {
    const filler = wevtutilOf(service).repeat(300);
    const reading = await read(
      `${wevtutilOf(client('cifs/a'))}${filler}C:\\>klist\r\nCurrent LogonId is 0:0x3e7\r\n`,
    );
    expect(targetsOf(reading)).toEqual(['cifs/a']);
    expect(reading.notes).toMatchObject([
      { code: 'text-between-events', says: expect.stringContaining('C:\\>klist') as string },
    ]);
  });
});

describe('a list of PowerShell', () => {
  // Narrow consoles break values between words, and in the middle of a word that is longer than a line.
  it.each([72, 80, 90, 100, 120, 200])(
    'is read as it was before a console of %i columns broke it',
    async (width) => {
      const path = 'C:\\Program Files\\Contoso Backup Agent\\Bin\\agent service.exe';
      const message = blocked(
        'cifs/files-with-a-very-long-name.branch-office.contoso.example',
      ).message.replace('C:\\Program Files\\Agent\\agent.exe', path);
      const reading = await read(winEventList(client('', { message }), width));
      expect(reading.sightings[0]?.says).toMatchObject({
        target: 'cifs/files-with-a-very-long-name.branch-office.contoso.example',
        process: path,
        user: 'mara',
      });
    },
  );

  it('of another language is broken anywhere', async () => {
    const path = 'C:\\Program Files\\Contoso Backup Agent\\Bin\\agent service.exe';
    const value = `Name of client process: ${path}`;
    const whole = winEventList(
      client('', { message: blocked('cifs/a').message.replace(/Name of client process: .*\.exe/, value) }),
    );
    const indent = ' '.repeat(19);
    const broken = whole
      .replace(value, `${value.slice(0, 60)}\r\n${indent}${value.slice(60)}`)
      .replace(
        'NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.',
        `NTLM client blocked: Outgoing NTLM authentication traffic to\r\n${indent} remote servers that is blocked.`,
      );
    expect((await read(broken)).sightings[0]?.says).toMatchObject({ process: path });
  });

  it('without source and log says nothing: 4001 is also an event of Group Policy', async () => {
    const text = listOf({
      TimeCreated: '1/2/2026 8:00:00 AM',
      Id: '4001',
      Message: blocked('cifs/a').message,
    });
    expect(recognises(text)).toBe(false);
  });

  it('without messages is counted', async () => {
    const text = listOf({
      TimeCreated: '11/20/2026 8:00:00 AM',
      ProviderName: 'Microsoft-Windows-NTLM',
      Id: '4001',
    });
    const reading = await read(text + text);
    expect(codes(reading)).toEqual(['no-messages']);
    expect(coverageOf(reading)).toMatchObject([
      { computer: null, records: 2, events: { 'microsoft-windows-ntlm/4001': 2 } },
    ]);
  });

  it('has dates whose order the file or the person tells', async () => {
    const list = (date: string): string =>
      winEventList(client(`cifs/${date}`)).replace('11/20/2026 8:01:12 AM', date);
    const text = list('03/02/2026 00:00:40') + list('02/02/2026 23:59:10');
    const reading = await read(text);
    expect(reading.facts.flatMap(({ kind, times }) => (kind === 'ntlm-blocked' ? times : []))).toEqual([
      Date.UTC(2026, 1, 3, 0, 0, 40),
      Date.UTC(2026, 1, 2, 23, 59, 10),
    ]);
    const alone = list('3/2/2026 8:00:00 AM');
    expect(codes(await read(alone))).toEqual(['dates-ambiguous']);
    expect((await read(alone, { dayFirst: true })).sightings[0]?.time).toBe(Date.UTC(2026, 1, 3, 8));
  });

  it('of a script block with thousands of lines does not lose what follows', async () => {
    const long = client('', {
      provider: 'Microsoft-Windows-PowerShell',
      id: 4104,
      message: 'Creating:\n'.repeat(9000),
    });
    const reading = await read(winEventList(long) + winEventList(client('cifs/after')));
    expect(targetsOf(reading)).toEqual(['cifs/after']);
    expect(reading.summary.read).toBe(2);
  });
});

describe('Get-EventLog', () => {
  it('prints the whole ID of a classic event, and success or failure', async () => {
    const classic = client('', {
      provider: 'Microsoft-Windows-Security-Kerberos',
      id: 4,
      qualifiers: 0xc000,
      channel: 'System',
      message:
        "… Source 'Microsoft-Windows-Security-Kerberos' … of the event:'fs01$', 'CONTOSO.EXAMPLE', 'cifs/files', 'CONTOSO.EXAMPLE'",
    });
    const text = (eventLogList(classic) ?? '').replace(/EventID .*\r\n/, '');
    expect((await read(text)).sightings[0]?.says).toMatchObject({
      event: 4,
      server: 'fs01$',
      target: 'cifs/files',
    });
  });
});

it.each([
  [
    'lines without end',
    'Event[0]:\n  Log Name: a\n  Source: b\n  Event ID: 5\n  Description:\n' + 'x'.repeat(20_000_000),
  ],
  [
    'an event of a million lines',
    'Event[0]:\n  Log Name: a\n  Source: b\n  Event ID: 5\n  Description:\n' + 'x\n'.repeat(1_000_000),
  ],
  ['heads without events', `${wevtutilOf(client('cifs/a'))}${'Event[0]:\n'.repeat(300_000)}`],
  ['lists that never become one', `${winEventList(client('cifs/a'))}${'Message : x\n\n'.repeat(300_000)}`],
  [
    'values that never end',
    `${winEventList(client('cifs/a'))}Message : x\n${`${' '.repeat(20)}y\n`.repeat(500_000)}`,
  ],
])(
  'a hostile file ends: %s',
  async (_, text) => {
    expect((await read(text)).notes.length).toBeLessThanOrEqual(4);
  },
  30_000,
);

it('memory does not grow with the file', async () => {
  const noise = `${wevtutilOf(service)}\r\n`;
  const piece = noise.repeat(Math.floor(1_000_000 / noise.length));
  const fold = new Fold();
  const before = usedAfterCollection();
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    for (let count = 0; count < 30; count += 1) {
      const name = `cifs/server-with-a-long-name-${count}.contoso.example`;
      yield new TextEncoder().encode(`${wevtutilOf(client(name))}\r\n${piece}`);
    }
  };
  const summary = await eventText.read(stream(), 'utf-8', {
    sighting: (sighting) => void fold.add('log.txt', sighting),
    note: () => undefined,
    computer: () => undefined,
    progress: () => undefined,
    retime: () => undefined,
  });
  expect(summary).toMatchObject({ kept: 30 });
  expect(summary.read).toBeGreaterThan(30_000);
  expect(usedAfterCollection() - before).toBeLessThan(6_000_000);
}, 60_000);

function usedAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('no garbage collector to call');
  collect();
  return process.memoryUsage().heapUsed;
}

const folder = fileURLToPath(new URL('samples', import.meta.url));

it.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))(
  'damaged, %s does not throw',
  async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    for (let cut = 1; cut <= 20; cut += 1) {
      const reading = await readFile(
        'x',
        new Blob([bytes.subarray(0, Math.floor((bytes.length * cut) / 20) - 1)]),
      );
      expect(reading.notes.length + reading.facts.length).toBeGreaterThan(0);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 30 }),
        async (changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, byte] of changes) damaged[at] = byte;
          const reading = await readFile('x', new Blob([damaged]));
          expect(reading.format === null ? reading.facts : []).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  },
);
