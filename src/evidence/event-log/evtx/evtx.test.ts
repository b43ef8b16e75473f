import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../read.ts';
import { coverageOf, readWith } from '../csv/test-exports.ts';
import { evtx } from './evtx.ts';
import {
  chunksOf,
  elem,
  eventRecord,
  evtxOf,
  fileOf,
  nothing,
  num,
  str,
  strs,
  value,
  type Elem,
  type Piece,
  type TestEvent,
  type TestRecord,
  type Val,
} from './evtx-file.testing.ts';
import { everyRecord } from './every-record.testing.ts';

const NTLM_LOG = 'Microsoft-Windows-NTLM/Operational';

/** 4001 of a client on which mara tried to reach `target`. */
function blocked(target: string, more: Partial<TestEvent> = {}): TestEvent {
  return {
    provider: 'Microsoft-Windows-NTLM',
    id: 4001,
    channel: NTLM_LOG,
    computer: 'WS07.contoso.example',
    time: '2026-11-20T08:01:12.1239999Z',
    data: {
      TargetName: target,
      UserName: 'mara',
      DomainName: 'CONTOSO',
      CallerPID: '812',
      ProcessName: 'C:\\Program Files\\Agent\\agent.exe',
      ClientLUID: '0x8ca6e1d',
      ClientUserName: 'mara',
      ClientDomainName: 'CONTOSO',
      MechanismOID: '1.3.6.1.4.1.311.2.2.10',
    },
    ...more,
  };
}

/** A network logon with NTLM that failed. */
const FAILED: TestEvent = {
  provider: 'Microsoft-Windows-Security-Auditing',
  id: 4625,
  channel: 'Security',
  computer: 'FS01.contoso.example',
  time: '2026-11-20T08:01:13.0000000Z',
  keywords: '0x8010000000000000',
  data: {
    TargetUserName: 'mara',
    TargetDomainName: 'CONTOSO',
    Status: '0xc000006d',
    SubStatus: '0xc0000418',
    LogonType: '3',
    AuthenticationPackageName: 'NTLM',
    WorkstationName: 'WS07',
    IpAddress: '10.0.0.7',
  },
};

/** An access to a share, which only its keywords call a success or a failure. */
const share = (keywords: string): TestEvent => ({
  provider: 'Microsoft-Windows-Security-Auditing',
  id: 5140,
  channel: 'Security',
  computer: 'FS01.contoso.example',
  time: '2026-11-20T08:01:14.0000000Z',
  keywords,
  data: {
    SubjectUserName: 'mara',
    SubjectDomainName: 'CONTOSO',
    SubjectLogonId: '0x8ca6e1d',
    IpAddress: '10.0.0.7',
    ShareName: '\\\\*\\finance',
  },
});

describe('an event log', () => {
  it('gives what its events say, with the time to the millisecond and the number that Event Viewer shows', async () => {
    const reading = await readWith(evtx, evtxOf([blocked('cifs/files', { number: 63_220 })]));
    expect(reading.summary).toEqual({
      title: `Event log (evtx), ${NTLM_LOG}`,
      language: null,
      zone: 'utc',
      read: 1,
      kept: 1,
    });
    const [sighting] = reading.sightings;
    expect(sighting).toMatchObject({
      kind: 'ntlm-blocked',
      at: { record: 63_220 },
      computer: 'WS07.contoso.example',
      time: Date.UTC(2026, 10, 20, 8, 1, 12, 123),
      says: { target: 'cifs/files', user: 'mara', domain: 'CONTOSO' },
    });
    expect(reading.notes).toEqual([]);
    expect(reading.computers).toEqual(['WS07.contoso.example']);
  });

  it('covers each computer and channel by itself', async () => {
    const { facts, summary } = await readWith(
      evtx,
      evtxOf([
        blocked('cifs/files', { time: '2026-11-20T08:00:00Z' }),
        blocked('cifs/files', { time: '2026-11-20T10:00:00Z', id: 4002, data: {} }),
        blocked('cifs/files', { computer: 'WS08' }),
        FAILED,
        { ...FAILED, id: 4634, data: {} },
        { ...FAILED, provider: 'Service Control Manager', channel: 'System', id: 7036, data: ['x'] },
      ]),
    );
    expect(summary).toMatchObject({ read: 6, title: `Event log (evtx), ${NTLM_LOG}, Security, 1 more` });
    const coverage = facts.flatMap((fact) => (fact.kind === 'log-coverage' ? [fact] : []));
    expect(
      coverage.map(({ computer, channels, records, oldest, newest, events }) => [
        computer,
        channels,
        records,
        [oldest ?? 0, newest ?? 0].map((time) => new Date(time).toISOString().slice(11, 16)).join('–'),
        events,
      ]),
    ).toEqual([
      [
        'WS07.contoso.example',
        [NTLM_LOG],
        2,
        '08:00–10:00',
        { 'microsoft-windows-ntlm/4001': 1, 'microsoft-windows-ntlm/4002': 1 },
      ],
      ['WS08', [NTLM_LOG], 1, '08:01–08:01', { 'microsoft-windows-ntlm/4001': 1 }],
      [
        'FS01.contoso.example',
        ['Security'],
        2,
        '08:01–08:01',
        { 'microsoft-windows-security-auditing/4625': 1, 'microsoft-windows-security-auditing/4634': 1 },
      ],
      ['FS01.contoso.example', ['System'], 1, '08:01–08:01', { 'service control manager/7036': 1 }],
    ]);
  });

  it('is the same in pieces of any size', async () => {
    const file = evtxOf([
      ...Array.from({ length: 400 }, (_, index) => blocked(`cifs/files${index % 7}`)),
      FAILED,
    ]);
    expect(file.length).toBeGreaterThan(3 * 65_536);
    const whole = await readWith(evtx, file, { size: file.length });
    expect(whole.summary).toMatchObject({ read: 401, kept: 401 });
    for (const size of [997, 4096, 65_536, 100_000]) {
      expect(await readWith(evtx, file, { size }), `${size}`).toEqual(whole);
    }
    const few = evtxOf([blocked('cifs/files'), FAILED]);
    expect(await readWith(evtx, few, { size: 1 })).toEqual(await readWith(evtx, few));
  });

  it('tells success from failure by the keywords', async () => {
    const events = [share('0x8010000000000000'), share('0x8020000000000000'), share('0x8000000000000000')];
    const { sightings, notes } = await readWith(evtx, evtxOf(events));
    expect(
      sightings.flatMap((sighting) => (sighting.kind === 'share-access' ? [sighting.says.outcome] : [])),
    ).toEqual(['failure', 'success', 'unknown']);
    expect(notes.map(({ code }) => code)).toEqual(['outcome-lost']);
  });

  it('reads UserData by the names of its leaves', async () => {
    const { sightings } = await readWith(
      evtx,
      evtxOf([
        {
          provider: 'Microsoft-Windows-SMBServer',
          id: 551,
          channel: 'Microsoft-Windows-SMBServer/Security',
          computer: 'FS01',
          time: '2026-11-20T08:01:12.0000000Z',
          userData: 'EventData',
          data: {
            Status: '3221225581',
            ClientAddress: '0200C5EC0A0200090000000000000000',
            UserName: '',
            ClientName: '\\\\10.2.0.9',
            SPNValidationPolicy: '0',
          },
        },
      ]),
    );
    expect(sightings[0]).toMatchObject({
      kind: 'smb-session-refused',
      says: { client: '10.2.0.9', address: '10.2.0.9', user: null, status: 0xc000006d, spnPolicy: '0' },
    });
  });

  it('reads the nameless strings of a classic event in their order, with its qualifiers', async () => {
    const classic = (qualifiers: number): TestEvent => ({
      provider: 'Microsoft-Windows-Security-Kerberos',
      id: 9,
      qualifiers,
      channel: 'System',
      computer: 'WS07',
      time: '2026-11-20T08:01:12.0000000Z',
      data: ['dc01.contoso.example', 'no trust (0x800b0109)'],
    });
    const { sightings } = await readWith(evtx, evtxOf([classic(0xc000)]));
    expect(sightings[0]).toMatchObject({ kind: 'kerberos-error', says: { server: 'dc01.contoso.example' } });
    const [record] = everyRecord(evtxOf([classic(0xc000)]));
    expect(record?.byLayout).toEqual({
      data: null,
      inserts: ['dc01.contoso.example', 'no trust (0x800b0109)'],
    });
    expect(record?.xml).toContain('<EventID Qualifiers="49152">9</EventID>');
  });

  it('says that an empty log shows nothing', async () => {
    const { summary, notes, sightings } = await readWith(evtx, fileOf(chunksOf([])));
    expect(summary).toMatchObject({ read: 0, title: 'Event log (evtx)' });
    expect(notes.map(({ code }) => code)).toEqual(['empty-export']);
    expect(coverageOf(await readWith(evtx, fileOf(chunksOf([]))))).toMatchObject([
      { records: 0, oldest: null, newest: null },
    ]);
    expect(sightings).toHaveLength(1);
  });

  it('takes the time at which a record was written where the event has none', async () => {
    const record = eventRecord({ ...FAILED, time: 0 }, 1);
    const written = { ...record, written: '2026-11-20T08:01:13.5Z' };
    const { sightings, notes } = await readWith(evtx, fileOf(chunksOf([written])));
    expect(sightings[0]?.time).toBe(Date.UTC(2026, 10, 20, 8, 1, 13, 500));
    expect(notes).toEqual([]);
    const timeless = await readWith(evtx, fileOf(chunksOf([record])));
    expect(timeless.sightings[0]?.time).toBeNull();
    expect(timeless.notes.map(({ code }) => code)).toEqual(['dates-unreadable']);
  });

  it('is not asked for an encoding, and shows whole records', async () => {
    const kept: unknown[] = [];
    const reading = await readFile('WS07/ntlm.evtx', new Blob([evtxOf([blocked('cifs/files')])]), {
      keep: (raw) => kept.push(raw),
    });
    expect(reading).toMatchObject({ format: 'evtx', encoding: null, zone: 'utc', read: 1, kept: 1 });
    expect(kept).toHaveLength(1);
  });

  it('does not mix up two records of one number', async () => {
    // Forwarded events, and what a custom view saves, gather several logs.
    const { sightings, raw } = await readWith(
      evtx,
      evtxOf([
        blocked('cifs/one', { number: 2 }),
        { ...FAILED, number: 2 },
        blocked('cifs/three', { number: 2, computer: 'WS08' }),
      ]),
    );
    const numbers = sightings.flatMap(({ at }) => ('record' in at ? [at.record] : []));
    expect(new Set(numbers).size).toBe(3);
    expect(numbers[0]).toBe(2);
    expect(raw[0]).toContain('cifs/one');
    expect(raw[2]).toContain('cifs/three');
  });
});

describe('memory', () => {
  it('does not grow with the file', async () => {
    const [noise = new Uint8Array()] = chunksOf(
      Array.from({ length: 100 }, (_, index) => eventRecord({ ...FAILED, id: 5156 }, index + 1)),
    );
    const [wanted = new Uint8Array()] = chunksOf([eventRecord(blocked('cifs/files'), 101)]);
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield fileOf([wanted]);
      for (let count = 0; count < 600; count += 1) yield noise;
    };
    let progress = 0;
    let highest = 0;
    const before = usedAfterCollection();
    const summary = await evtx.read(stream(), '', {
      sighting: () => undefined,
      note: () => undefined,
      computer: () => undefined,
      retime: () => undefined,
      progress: (bytes) => {
        progress = bytes;
        if (bytes % 100 === 0) highest = Math.max(highest, usedAfterCollection());
      },
    });
    expect(summary).toMatchObject({ read: 60_001, kept: 1 });
    expect(progress).toBe(4096 + 601 * 65_536);
    expect(Math.max(highest, usedAfterCollection()) - before).toBeLessThan(4_000_000);
  }, 60_000);
});

function usedAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('no garbage collector to call');
  collect();
  return process.memoryUsage().heapUsed;
}

describe('a record as it is shown', () => {
  it('is XML with every value, one element a line', async () => {
    const { raw } = await readWith(evtx, evtxOf([{ ...FAILED, number: 7, version: 2 }]));
    expect(raw[0]).toBe(
      [
        '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">',
        '  <System>',
        '    <Provider Name="Microsoft-Windows-Security-Auditing"/>',
        '    <EventID>4625</EventID>',
        '    <Version>2</Version>',
        '    <Level>4</Level>',
        '    <Keywords>0x8010000000000000</Keywords>',
        '    <TimeCreated SystemTime="2026-11-20T08:01:13.0000000Z"/>',
        '    <EventRecordID>7</EventRecordID>',
        '    <Correlation/>',
        '    <Channel>Security</Channel>',
        '    <Computer>FS01.contoso.example</Computer>',
        '    <Security/>',
        '  </System>',
        '  <EventData>',
        '    <Data Name="TargetUserName">mara</Data>',
        '    <Data Name="TargetDomainName">CONTOSO</Data>',
        '    <Data Name="Status">0xc000006d</Data>',
        '    <Data Name="SubStatus">0xc0000418</Data>',
        '    <Data Name="LogonType">3</Data>',
        '    <Data Name="AuthenticationPackageName">NTLM</Data>',
        '    <Data Name="WorkstationName">WS07</Data>',
        '    <Data Name="IpAddress">10.0.0.7</Data>',
        '  </EventData>',
        '</Event>',
      ].join('\n'),
    );
  });

  it('has no markup of its values', async () => {
    const evil = '</Data><script>alert("1")</script>&amp;\0\u001b[31m\ud800';
    const { raw } = await readWith(evtx, evtxOf([blocked(evil)]));
    expect(raw[0]).toContain(
      '<Data Name="TargetName">&lt;/Data&gt;&lt;script&gt;alert("1")&lt;/script&gt;&amp;amp;&#x0;&#x1B;[31m�</Data>',
    );
    const [named] = everyRecord(
      fileOf(chunksOf([inline(elem('Event', [elem('a"><b', [], { 'c"': 'd"<' })]))])),
    );
    expect(named?.xml).toContain('<a"&gt;&lt;b c"="d&quot;&lt;"/>');
  });
});

/** A record without a template. */
function inline(fragment: Elem): TestRecord {
  return { fragment, written: '2026-11-20T08:01:12.0000000Z' };
}

const SYSTEM: Elem = elem('System', [
  elem('Provider', [], { Name: 'Microsoft-Windows-NTLM' }),
  elem('EventID', ['4001'], { Qualifiers: '16384' }),
  elem('TimeCreated', [], { SystemTime: '2026-11-20T08:01:12.123456700Z' }),
  elem('EventRecordID', ['3229']),
  elem('Channel', [NTLM_LOG]),
  elem('Computer', ['WS07']),
]);

describe('a record that is built in an unusual way', () => {
  it('may have no template', async () => {
    const event = elem('Event', [
      SYSTEM,
      elem('EventData', [
        elem('Data', ['cifs/files'], { Name: 'TargetName' }),
        elem('Data', [], { Name: 'UserName' }),
      ]),
    ]);
    const { sightings, notes } = await readWith(evtx, fileOf(chunksOf([inline(event)])));
    expect(notes).toEqual([]);
    expect(sightings[0]).toMatchObject({
      kind: 'ntlm-blocked',
      at: { record: 3229 },
      computer: 'WS07',
      time: Date.UTC(2026, 10, 20, 8, 1, 12, 123),
      says: { target: 'cifs/files' },
    });
  });

  it('may spell text out of letters, entities and CDATA, and hold instructions', () => {
    const content = ['a', { letter: 0x26 }, { entity: 'lt' }, { entity: 'nbsp' }, { cdata: ' <b>' }, 'z'];
    const data = elem('Data', content, { Name: 'TargetName' });
    const event = elem('Event', [SYSTEM, { target: 'note', data: 'x?>' }, elem('EventData', [data])]);
    const [record] = everyRecord(fileOf(chunksOf([inline(event)])));
    expect(record?.built?.data).toEqual({ TargetName: 'a&<&nbsp; <b>z' });
    expect(record?.xml).toContain('<?note x?&gt;?>');
  });

  const NAMED = (index: number, name: string): Elem => elem('Data', [value(index, false)], { Name: name });

  it.each<[string, Piece, readonly Val[], object]>([
    [
      'data in its own template',
      elem('EventData', [NAMED(0, 'a'), NAMED(1, 'b')]),
      [str('x'), num(0x14, 4, 5)],
      { data: { a: 'x', b: '0x5' }, inserts: null },
    ],
    [
      'text of the template, and values between',
      elem('EventData', [
        elem('Data', ['x'], { Name: 'a' }),
        elem('Data', ['<', value(0), '>'], { Name: 'b' }),
      ]),
      [str('y')],
      { data: { a: 'x', b: '<y>' }, inserts: null },
    ],
    [
      'a name that is a value',
      elem('EventData', [elem('Data', [value(1)], { Name: value(0) })]),
      [str('n'), str('x')],
      { data: { n: 'x' }, inserts: null },
    ],
    [
      'arrays by name and without',
      elem('EventData', [NAMED(0, 'a')]),
      [strs(['x', 'y'])],
      { data: { a: 'x\ny' }, inserts: null },
    ],
    [
      'an array without items',
      elem('EventData', [elem('Data', [value(0, false)])]),
      [strs([])],
      { data: null, inserts: [''] },
    ],
    [
      'optional elements left out',
      elem('EventData', [
        elem('Data', [value(0)], { Name: 'a' }),
        elem('Data', [value(1, false)], { Name: 'b' }, 2),
        elem('Data', [value(1, false)], { Name: 'c' }),
      ]),
      [nothing, str('x'), nothing],
      { data: { c: 'x' }, inserts: null },
    ],
    [
      'names and no names',
      elem('EventData', [elem('Data', ['x']), NAMED(0, 'a')]),
      [str('y')],
      { data: { a: 'y' }, inserts: null },
    ],
    [
      'one name twice',
      elem('EventData', [NAMED(0, 'a'), NAMED(1, 'a')]),
      [str('x'), str('y')],
      { data: { a: 'x\ny' }, inserts: null },
    ],
    [
      'names that mean something to objects',
      elem('EventData', [NAMED(0, '__proto__'), NAMED(1, 'constructor')]),
      [str('x'), str('y')],
      { data: { constructor: 'y' }, inserts: null },
    ],
    [
      'bytes beside the strings of a classic event',
      elem('EventData', [elem('Data', [value(0, false)]), elem('Binary', [value(1, false)])]),
      [strs(['x']), { type: 0x0e, bytes: Uint8Array.of(0xc0) }],
      { data: null, inserts: ['x'] },
    ],
    [
      'UserData with branches and prefixes',
      elem('UserData', [
        elem('x:Outer', [elem('x:Inner', [elem('x:Leaf', [value(0)])]), elem('x:Other', ['y'])]),
      ]),
      [str('x')],
      { data: { Leaf: 'x', Other: 'y' }, inserts: null },
    ],
    [
      'a fragment within',
      value(0),
      [{ fragment: elem('UserData', [elem('Outer', [elem('Leaf', ['x'])])]) }],
      { data: { Leaf: 'x' }, inserts: null },
    ],
    ['nothing', value(0), [nothing], { data: null, inserts: [] }],
    [
      'an error of the log itself',
      value(0),
      [{ fragment: elem('ProcessingErrorData', [elem('ErrorCode', ['15005'])]) }],
      { data: null, inserts: [] },
    ],
  ])('may have %s', (_, data, values, expected) => {
    const [record] = everyRecord(fileOf(chunksOf([use(data, values)])));
    expect(record?.built).toEqual(expected);
    if (record?.byLayout !== null) expect(record?.byLayout).toEqual(expected);
  });

  it('may stand in UserData of its own template', () => {
    const inner = { template: elem('Refused', [elem('Status', [value(0)])]), values: [num(0x08, 4, 5)] };
    const [record] = everyRecord(
      fileOf(chunksOf([use(elem('UserData', [value(0)]), [{ fragment: inner }])])),
    );
    expect(record?.byLayout).toEqual({ data: { Status: '5' }, inserts: null });
    expect(record?.built).toEqual(record?.byLayout);
  });
});

/** A record of a template of its own, with this beside its `System`. */
function use(data: Piece, values: readonly Val[]): TestRecord {
  return { fragment: { template: elem('Event', [SYSTEM, data]), values } };
}
