import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fold } from '../../../facts/fold.ts';
import { Unreadable } from '../../format.ts';
import { readFile } from '../../read.ts';
import { utf16 } from '../csv/test-bytes.ts';
import { coverageOf, readWith, targetsOf, type TestReading } from '../csv/test-exports.ts';
import { escaped, treeOf, xmlOf, type ExportedEvent } from '../every-export.testing.ts';
import { eventXml } from './event-xml.ts';

const NTLM = 'Microsoft-Windows-NTLM/Operational';

function blocked(target: string, more: Partial<ExportedEvent> = {}): ExportedEvent {
  return {
    provider: 'Microsoft-Windows-NTLM',
    id: 4001,
    channel: NTLM,
    computer: 'WS07.contoso.example',
    outcome: null,
    data: {
      TargetName: target,
      UserName: 'mara',
      DomainName: 'CONTOSO',
      CallerPID: '4',
      ProcessName: '',
      ClientLUID: '0x8ca6e1d',
      ClientUserName: 'mara',
      ClientDomainName: 'CONTOSO',
      MechanismOID: '1.3.6.1.4.1.311.2.2.10',
    },
    message: '',
    ...more,
  };
}

const event = (target: string, more?: Partial<ExportedEvent>): string => xmlOf(blocked(target, more));
const read = (text: string | Uint8Array, size?: number): Promise<TestReading> =>
  readWith(eventXml, text, size === undefined ? {} : { size });
const recognises = (text: string): boolean =>
  eventXml.recognises({ bytes: new TextEncoder().encode(text), text });
const codes = ({ notes }: TestReading): string[] => notes.map(({ code }) => code);

describe('a log in XML is known', () => {
  it.each([
    [
      'by Event Viewer',
      `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>${event('cifs/a')}</Events>`,
    ],
    ['without root element', event('cifs/a')],
    ['with a root of another name', `<root>\n${event('cifs/a')}\n</root>`],
    ["as a browser's tree", treeOf(event('cifs/a'))],
    ['in double quotes, without namespace', '<Event>\n <System>\n  <Provider Name="NETLOGON" />'],
    ['below a comment', `<!-- exported by hand -->\n${event('cifs/a')}`],
    ['below its command', `C:\\>wevtutil qe System /f:xml\r\n${event('cifs/a')}`],
    ['empty', '<?xml version="1.0"?>\r\n<Events></Events>'],
    ['empty, in one tag', '<Events/>'],
  ])('%s', (_, text) => {
    expect(recognises(text)).toBe(true);
    expect(recognises(`\ufeff${text}`)).toBe(true);
  });

  it.each([
    ['another element of that name', '<Event><Title>Summer party</Title></Event>'],
    ['a policy report', '<?xml version="1.0"?><Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop">'],
    ['Clixml', '<Objs Version="1.1.0.1"><Obj RefId="0">'],
    ['a mail that quotes one', `Hello,\n${event('cifs/a')}`],
    ['a session on another computer', `[FS01]: PS C:\\> wevtutil qe System\n${event('cifs/a')}`],
    ['a console with another command below', `C:\\>wevtutil qe System\n${event('cifs/a')}\nC:\\>klist\n`],
    ['nothing', ''],
  ])('not: %s', (_, text) => expect(recognises(text)).toBe(false));
});

it('the command above is no text that was missed', async () => {
  const reading = await read(`C:\\>wevtutil qe System /f:xml\r\n${event('cifs/a')}`);
  expect(targetsOf(reading)).toEqual(['cifs/a']);
  expect(reading.notes).toEqual([]);
});

it('events are the same in pieces of every size', async () => {
  const text = `<Events>${event('cifs/a')}\r\n<Event>\r\n${event('cifs/b')}<!-- ${'x'.repeat(50)} -->${event('cifs/c')}</Events>`;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
      const reading = await read(text, size);
      expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b', 'cifs/c']);
      expect(reading.notes).toEqual([]);
      expect(reading.raw[1]).toBe(event('cifs/b'));
    }),
    { numRuns: 60 },
  );
});

describe('the head of an event', () => {
  it('gives exact UTC, with and without Z, and with an offset', async () => {
    const times = [
      '2026-11-20T07:01:12.1234567Z',
      '2026-11-20 07:01:12.1234567',
      '2026-11-20T08:01:12.123456700+01:00',
    ];
    for (const time of times) {
      const reading = await read(event('cifs/a').replace('2026-11-20T07:01:12.1234567Z', time));
      expect(reading.sightings[0]?.time, time).toBe(Date.UTC(2026, 10, 20, 7, 1, 12, 123));
      expect(reading.summary.zone).toBe('utc');
    }
  });

  it('without a time is read, and that is said', async () => {
    const reading = await read(event('cifs/a').replace(/ SystemTime='[^']*'/, ''));
    expect(reading.sightings[0]).toMatchObject({ kind: 'ntlm-blocked', time: null });
    expect(codes(reading)).toEqual(['dates-unreadable']);
  });

  it('knows a provider by its older name', async () => {
    const renamed = event('cifs/a').replace(
      "<Provider Name='Microsoft-Windows-NTLM'",
      "<Provider Name='Contoso-Forwarder' EventSourceName='Microsoft-Windows-NTLM'",
    );
    expect(targetsOf(await read(renamed))).toEqual(['cifs/a']);
  });

  it('keeps channels apart, and providers', async () => {
    const wrongLog = event('cifs/a', { channel: 'System' });
    const wrongProvider = event('cifs/b', { provider: 'Microsoft-Windows-GroupPolicy' });
    const reading = await read(wrongLog + wrongProvider + event('cifs/c'));
    expect(targetsOf(reading)).toEqual(['cifs/c']);
    expect(coverageOf(reading).map(({ channels, events }) => [channels, events])).toEqual([
      [['System'], { 'microsoft-windows-ntlm/4001': 1 }],
      [[NTLM], { 'microsoft-windows-grouppolicy/4001': 1, 'microsoft-windows-ntlm/4001': 1 }],
    ]);
  });

  it('has the qualifiers of classic events, beside the ID or in it', async () => {
    const certificate = (id: string): string =>
      event('', {
        provider: 'Microsoft-Windows-Security-Kerberos',
        id: 9,
        channel: 'System',
        data: ['dc01.contoso.example', 'x'],
      }).replace('<EventID>9</EventID>', id);
    const apart = await read(certificate("<EventID Qualifiers='49152'>9</EventID>"));
    const whole = await read(certificate(`<EventID>${0xc0000009}</EventID>`));
    expect(apart.sightings[0]?.says).toMatchObject({ event: 9, server: 'dc01.contoso.example' });
    expect(whole.sightings[0]?.says).toEqual(apart.sightings[0]?.says);
  });
});

describe('the data of an event', () => {
  const share = (reason: string): string =>
    event('', {
      provider: 'Microsoft-Windows-Security-Auditing',
      id: 5140,
      channel: 'Security',
      outcome: 'failure',
      data: { SubjectUserName: 'mara', ShareName: reason },
    });

  it('may be in CDATA, with references, and hold what looks like an end', async () => {
    const reading = await read(
      event('TARGET').replace('TARGET', '<![CDATA[cifs/</Event>&amp;]]>&lt;&#228;&gt;<!-- </Event> -->'),
    );
    expect(targetsOf(reading)).toEqual(['cifs/</Event>&amp;<ä>']);
    expect(reading.summary.read).toBe(1);
  });

  it('has backslashes once, where a path shows that all were doubled', async () => {
    const doubled = share('\\\\\\\\*\\\\Finance').replace(
      '</EventData>',
      "<Data Name='ShareLocalPath'>C:\\\\Shares\\\\Finance</Data></EventData>",
    );
    expect((await read(doubled)).sightings[0]?.says).toMatchObject({ share: '\\\\*\\Finance' });
    expect((await read(share('\\\\*\\Finance'))).sightings[0]?.says).toMatchObject({
      share: '\\\\*\\Finance',
    });
  });

  it('of UserData is named by its elements', async () => {
    const [, head = ''] =
      /^(.*<\/System>)/s.exec(
        event('', {
          provider: 'Microsoft-Windows-SMBServer',
          id: 551,
          channel: 'Microsoft-Windows-SMBServer/Security',
        }),
      ) ?? [];
    const user =
      "<UserData><e:EventData xmlns:e='Smb'><e:Status>0xC000006D</e:Status><e:ClientName>\\\\10.2.0.9</e:ClientName><e:UserName/></e:EventData></UserData></Event>";
    expect((await read(head + user)).sightings[0]?.says).toMatchObject({
      client: '10.2.0.9',
      status: 0xc000006d,
      user: null,
    });
  });

  it('that the exporting computer could not read leaves the message, or nothing', async () => {
    const broken = event('').replace(
      /<EventData>.*<\/EventData>/s,
      '<ProcessingErrorData><ErrorCode>15003</ErrorCode><EventPayload>6300</EventPayload></ProcessingErrorData>',
    );
    const without = await read(broken);
    expect(targetsOf(without)).toEqual([]);
    expect(codes(without)).toEqual(['message-not-understood']);
    const message =
      'Blockiert.\nZiel: cifs/a\nBenutzer: mara\nDom: CONTOSO\nPID: 4\nName:\nLUID: 0x1\nWer: mara\nWo: CONTOSO\nOID: 1.3';
    const rendered = broken.replace(
      '</Event>',
      `<RenderingInfo Culture='de-DE'><Message>${escaped(message)}</Message></RenderingInfo></Event>`,
    );
    const reading = await read(rendered);
    expect(targetsOf(reading)).toEqual(['cifs/a']);
    expect(reading.summary.language).toBe('de');
  });

  it('tells success from failure by the bits, else by the words of the rendering', async () => {
    const lost = share('\\\\*\\Finance').replace('0x8010000000000000', '0x0');
    expect((await read(lost)).sightings[0]?.says).toMatchObject({ outcome: 'unknown' });
    const rendered = lost.replace(
      '</Event>',
      "<RenderingInfo Culture='de-DE'><Keywords><Keyword>Überwachung gescheitert</Keyword></Keywords></RenderingInfo></Event>",
    );
    expect((await read(rendered)).sightings[0]?.says).toMatchObject({ outcome: 'failure' });
  });
});

describe('what is no event', () => {
  it('is passed over and said: an event without end, text between', async () => {
    const cut = event('cifs/lost').slice(0, 300);
    const reading = await read(`${event('cifs/a')}${cut}${event('cifs/b')} copied by Jo ${event('cifs/c')}`);
    expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b', 'cifs/c']);
    expect(reading.notes).toMatchObject([
      { code: 'text-between-events', says: expect.stringContaining('copied by Jo') as string },
      { code: 'records-unreadable', record: 2 },
    ]);
  });

  it('is cut at the end, inside an event or before the end of the root', async () => {
    const half = await read(`<Events>${event('cifs/a')}${event('cifs/b').slice(0, -30)}`);
    expect(targetsOf(half)).toEqual(['cifs/a']);
    expect(half.summary.read).toBe(2);
    expect(codes(half)).toEqual(['truncated-end']);
    expect(codes(await read(`<Events>${event('cifs/a')}`))).toEqual(['truncated-end']);
    expect(codes(await read(event('cifs/a')))).toEqual([]);
  });

  it('is refused where it defines entities, wherever', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "boom">]>';
    await expect(read(`<?xml version="1.0"?>${bomb}<Events>${event('&a;')}</Events>`)).rejects.toThrow(
      Unreadable,
    );
    await expect(read(`${event('cifs/a')}<!ENTITY c "x">`)).rejects.toThrow(/defines entities/);
    expect(targetsOf(await read(event('X').replace('X', '<![CDATA[<!DOCTYPE]]>')))).toEqual(['<!DOCTYPE']);
  });
});

it('events that somebody copied out of a tree cover nothing', async () => {
  const reading = await read(`${treeOf(event('cifs/a'))}\r\n${treeOf(event('cifs/b'))}`);
  expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b']);
  expect(coverageOf(reading)).toEqual([]);
});

describe('hostile files end, and spoil nothing', () => {
  const ends = async (text: string): Promise<TestReading> => read(`${text}${event('cifs/after')}`);

  it.each([
    ['nested a hundred thousand deep', '<Event><System>'.repeat(100_000)],
    ['elements nested a hundred thousand deep', `<Event>${'<a>'.repeat(100_000)}`],
    ['an attribute of 50 MB', `<Event a='${'x'.repeat(50_000_000)}'>`],
    [
      'a value of 5 MB',
      `<Event><System><Provider Name='x'/><EventID>1</EventID></System>${'<Data>y</Data>'.repeat(350_000)}</Event>`,
    ],
    ['comments that never end', `<Event><!-- ${'<!-- '.repeat(300_000)}`],
    ['CDATA that never ends', '<Event><![CDATA['.repeat(100_000)],
    ['tags that never end', `<Event ${'<Provider '.repeat(200_000)}`],
    ['quotes that never end', `<Event ${`<Provider Name='`.repeat(100_000)}`],
    ['text that is no markup', 'x'.repeat(3_000_000)],
    ['ends without beginnings', '</Event>'.repeat(200_000)],
  ])(
    '%s',
    async (_, text) => {
      const reading = await ends(text);
      expect(targetsOf(reading)).toEqual(['cifs/after']);
      expect(reading.notes.length).toBeLessThanOrEqual(3);
    },
    30_000,
  );

  it('tags without end inside an event that ends', async () => {
    const inside = event('cifs/a').replace('<EventData>', `<EventData>${'<Data Name='.repeat(40_000)}`);
    const reading = await ends(inside);
    expect(targetsOf(reading)).toContain('cifs/after');
  });
});

it('memory does not grow with the file', async () => {
  const noise = event('cifs/files', { id: 4634 });
  const piece = noise.repeat(Math.floor(1_000_000 / noise.length));
  const fold = new Fold();
  const before = usedAfterCollection();
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    for (let count = 0; count < 40; count += 1) {
      yield new TextEncoder().encode(event(`cifs/server-with-a-long-name-${count}.contoso.example`) + piece);
    }
  };
  const summary = await eventXml.read(stream(), 'utf-8', {
    sighting: (sighting) => void fold.add('log.xml', sighting),
    note: () => undefined,
    computer: () => undefined,
    progress: () => undefined,
    retime: () => undefined,
  });
  expect(summary).toMatchObject({ kept: 40 });
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

const folders = [
  fileURLToPath(new URL('samples', import.meta.url)),
  fileURLToPath(new URL('../../../../../shared/samples/event-xml', import.meta.url)),
].filter(existsSync);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => [name, join(folder, name)] as const),
);

describe('damaged files are read or refused, and never throw', () => {
  it.each(files)('%s', async (_, path) => {
    const bytes = new Uint8Array(readFileSync(path));
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
  });
});

it('an event is the same in other encodings', async () => {
  const text = event('cifs/dömäne');
  const wide = await readWith(eventXml, utf16(text, 'be'), { encoding: 'utf-16be', size: 7 });
  expect(targetsOf(wide)).toEqual(['cifs/dömäne']);
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(targetsOf(await readWith(eventXml, latin, { encoding: 'windows-1252' }))).toEqual(['cifs/dömäne']);
});
