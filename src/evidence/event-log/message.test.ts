import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from './event-record.ts';
import { eventKindOf, eventKinds } from './events/index.ts';
import { fieldsOf } from './message.ts';

const EMPTY: EventRecord = {
  provider: 'Microsoft-Windows-NTLM',
  id: 4001,
  qualifiers: null,
  channel: 'Microsoft-Windows-NTLM/Operational',
  computer: null,
  time: null,
  outcome: null,
  data: null,
  message: null,
  inserts: null,
};

function fieldsOfRecord(record: Partial<EventRecord>) {
  const whole = { ...EMPTY, ...record };
  const kind = eventKindOf(whole.provider, whole.id, whole.channel);
  if (kind === null) throw new Error(`${whole.provider} ${whole.id}`);
  return fieldsOf(whole, kind);
}

describe('messages whose text is missing on the exporting computer', () => {
  const inserts = ['cifs/files', 'mara', 'CONTOSO', '4', '', '0x8ca6e1d', 'mara', 'CONTOSO', '(NULL)'];

  const english = (body: string) =>
    `The description for Event ID 4001 from source Microsoft-Windows-NTLM cannot be found. Either the component that raises this event is not installed on your local computer or the installation is corrupted.\r\n\r\nIf the event originated on another computer, the display information had to be saved with the event.\r\n\r\nThe following information was included with the event: \r\n\r\n${body}`;

  const german = (body: string) =>
    `Die Beschreibung für die Ereignis-ID 4001 aus der Quelle Microsoft-Windows-NTLM wurde nicht gefunden.\r\n\r\nDie folgenden Informationen wurden mit dem Ereignis gespeichert: \r\n\r\n${body}\r\n\r\nDie Nachrichtenressource ist vorhanden, aber die Nachricht wurde nicht gefunden.`;

  it.each([
    ['English', english(inserts.join('\r\n'))],
    [
      'English with a closing sentence',
      english(
        `${inserts.join('\r\n')}\r\n\r\nThe message resource is present but the message was not found in the message table\r\n`,
      ),
    ],
    ['German', german(inserts.join('\r\n'))],
    ['letters lost', german(inserts.join('\r\n')).replace(/[^ -~\r\n]/g, '?')],
  ])('%s: the insert strings are read by data order', (_language, message) => {
    expect(fieldsOfRecord({ message })).toMatchObject({
      TargetName: 'cifs/files',
      UserName: 'mara',
      CallerPID: '4',
      ProcessName: '',
      ClientLUID: '0x8ca6e1d',
    });
  });

  it('is refused where the count does not fit', () => {
    expect(fieldsOfRecord({ message: english(inserts.slice(0, 7).join('\r\n')) })).toBeNull();
    expect(fieldsOfRecord({ message: english([...inserts, 'one more'].join('\r\n')) })).toBeNull();
    expect(fieldsOfRecord({ message: english('') })).toBeNull();
  });
});

describe('insert strings', () => {
  it('of an older version of an event are enough, of a newer one unknown', () => {
    const ticket = [
      'mara',
      'CONTOSO',
      'FS01$',
      'S-1-0-0',
      '0x40810000',
      '0x12',
      '::1',
      '0',
      '0x0',
      '{00000000-0000-0000-0000-000000000000}',
      '-',
    ];
    const record = { provider: 'Microsoft-Windows-Security-Auditing', id: 4769, channel: 'Security' };
    expect(fieldsOfRecord({ ...record, inserts: ticket })).toMatchObject({
      ServiceName: 'FS01$',
      Status: '0x0',
    });
    expect(fieldsOfRecord({ ...record, inserts: ticket.slice(0, 8) })).toBeNull();
    expect(fieldsOfRecord({ ...record, inserts: Array.from({ length: 40 }, () => '-') })).toBeNull();
  });

  it('that stand in another order are refused by their shapes', () => {
    expect(
      fieldsOfRecord({ inserts: ['4', '', '0x3e7', 'FS01$', 'CONTOSO', '(NULL)', '', '', ''] }),
    ).toBeNull();
  });
});

describe('whatever the record holds', () => {
  const kinds = fc.constantFrom(...eventKinds);
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      ':',
      '：',
      '\t',
      ' ',
      '"',
      '„',
      '(0x',
      '%%5',
      '\\\\',
      'cifs/',
      '$',
      '0x7',
      '4001',
      'Microsoft-Windows-NTLM',
      'KRB_AP_ERR_MODIFIED',
    ),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const run = (kind: (typeof eventKinds)[number], record: Partial<EventRecord>) => {
    const whole = { ...EMPTY, provider: kind.providers[0], id: kind.ids[0] ?? 0, ...record };
    const fields = fieldsOf(whole, kind);
    return fields === null ? [] : [...kind.finds(fields, whole)];
  };

  it('nothing is thrown, and only the kinds promised are found', () => {
    fc.assert(
      fc.property(kinds, text, (kind, message) => {
        for (const find of run(kind, { message })) expect(kind.tells).toContain(find.kind);
      }),
      { numRuns: 3000 },
    );
  });

  it('nothing is thrown for any insert strings or data', () => {
    fc.assert(
      fc.property(kinds, fc.array(text, { maxLength: 30 }), (kind, inserts) => {
        run(kind, { inserts });
        run(kind, { data: Object.fromEntries(kind.data.map((name, at) => [name, inserts[at] ?? ''])) });
        run(kind, { data: {} });
      }),
      { numRuns: 1000 },
    );
  });

  it('a long text of one kind of character costs no more than its length', () => {
    for (const unit of ['„', '"', ':', 'a/', '\\\\', '$ ', '(0x', ' ', '\t', '\r', '\n', '0 (', 'x:\\', 'a'])
      for (const kind of eventKinds) run(kind, { message: `title\n${unit.repeat(20_000)}` });
  }, 20_000);
});

const samples = new URL('../../../../shared/samples/event-xml/', import.meta.url);

describe.skipIf(!existsSync(samples))('real records, as XML', () => {
  const read = (name: string) => {
    const xml = readFileSync(new URL(name, samples), 'utf8');
    const tag = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? '';
    const data: Record<string, string> = {};
    for (const [, name = '', value = ''] of xml.matchAll(/<Data Name="([^"]+)">([^<]*)</g))
      data[name] = value;
    for (const [, name = '', value = ''] of xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)) data[name] ??= value;
    const record: EventRecord = {
      ...EMPTY,
      provider: tag(/Provider Name="([^"]+)"/),
      id: Number(tag(/<EventID[^>]*>(\d+)/)),
      channel: tag(/<Channel>([^<]+)/),
      data,
    };
    const kind = eventKindOf(record.provider, record.id, record.channel);
    return kind === null ? null : [...kind.finds(fieldsOf(record, kind) ?? {}, record)];
  };

  it.each([
    [
      'map-SmbClient-Security_SMBClient_31001.xmlfrag.txt',
      {
        event: 31001,
        server: 'SERVERNAME.local',
        principal: 'cifs/SERVERNAME.local',
        status: 0xc000006d,
        statusText: null,
      },
    ],
    [
      'map-SMBServer-Security_SMBServer_551.xmlfrag.txt',
      { client: '10.123.123.123', address: '10.112.140.143', user: null, status: 0xc000006d, spnPolicy: '0' },
    ],
    [
      'map-Security_Security-Auditing_4776.xmlfrag.txt',
      { user: 'tdungan', workstation: 'BASE-RD-01', status: 0xc0000064 },
    ],
    ['map-System_LsaSrv_40960.xmlfrag.txt', { event: 40960, protocol: 'Kerberos', code: 0xc0000234 }],
    [
      'msdocs-4625-c0000234.xmlfrag.txt',
      { user: 'Auditor', logonType: 2, package: 'negotiate', status: 0xc0000234, subStatus: 0 },
    ],
    [
      'map-SmbClient-Connectivity_SMBClient_30806.xmlfrag.txt',
      { event: 30806, what: 'back', server: 'SERVERNAME.local', share: null, status: null },
    ],
    [
      'map-SmbClient-Connectivity_SMBClient_30807.xmlfrag.txt',
      { event: 30807, what: 'lost', server: 'HOSTNAME', share: 'abc$' },
    ],
    ['map-SMBServer-Audit_SMBServer_3000.xmlfrag.txt', { event: 3000, peer: '10.11.12.13' }],
    [
      'map-SMBServer-Operational_SMBServer_1016.xmlfrag.txt',
      { event: 1016, what: 'handle', client: '10.1.100.179', address: '10.1.100.183', share: 'Departments' },
    ],
    [
      'map-SMBServer-Operational_SMBServer_1020.xmlfrag.txt',
      { event: 1020, what: 'slow', user: 'HOSTNAME\\username', share: '\\\\*\\SYSVOL' },
    ],
    ['msdocs-5168-spn-check.xmlfrag.txt', { user: 'CONTOSO\\dadmin', spn: null, code: 0xc0000022 }],
  ])('%s', (name, says) => {
    expect(read(name)?.map((find) => find.says)).toMatchObject([says]);
  });

  it('a 4624 of type 0 yields nothing', () => {
    expect(read('map-Security_Security-Auditing_4624.xmlfrag.txt')).toEqual([]);
  });
});

const generator = new URL('../../../../shared/tools/make-events.mjs', import.meta.url);

interface Generator {
  eventCsvChunks(options: { dialect: string; rows: number; seed: number; truth: Truth }): Iterable<string>;
}
interface Truth {
  byEventId?: Record<string, number>;
  byStatus?: Record<string, number>;
}

describe.skipIf(!existsSync(generator))('an export of 5,000 generated records', () => {
  it('every wanted record is understood, and the counts are the generator’s', async () => {
    const { eventCsvChunks }: Generator = await import(generator.href);
    const truth: Truth = {};
    const csv = [...eventCsvChunks({ dialect: 'eventviewer', rows: 5000, seed: 7, truth })].join('');
    const rows = Papa.parse<string[]>(csv.trim(), { header: false }).data.slice(1);
    const byEventId: Record<string, number> = {};
    const byStatus: Record<string, number> = {};
    for (const [, , provider = '', id = '', , message = ''] of rows) {
      const kind = eventKindOf(provider, Number(id), null);
      if (kind === null) continue;
      const record = { ...EMPTY, provider, id: Number(id), channel: null, message };
      const fields = fieldsOf(record, kind);
      expect(fields, message).not.toBeNull();
      if (fields === null) continue;
      byEventId[id] = (byEventId[id] ?? 0) + 1;
      if (['4625', '4776', '4769'].includes(id)) {
        const key = `${id} ${fields.Status ?? ''}`;
        byStatus[key] = (byStatus[key] ?? 0) + 1;
      }
    }
    expect(byStatus).toEqual(truth.byStatus);
    for (const [id, count] of Object.entries(byEventId)) expect(truth.byEventId?.[id]).toBe(count);
    expect(Object.keys(byEventId).length).toBeGreaterThan(9);
  });
});
