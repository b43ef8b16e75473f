import { describe, expect, it } from 'vitest';
import { eventViewerCsv } from './event-viewer-csv.ts';
import { eventViewerWords } from './event-viewer-words.ts';
import {
  blocked,
  coverageOf,
  eventViewer,
  EVENT_VIEWER_HEADER,
  readWith,
  targetsOf,
  type TestEvent,
} from './test-exports.ts';

const recognises = (text: string): boolean =>
  eventViewerCsv.recognises({ bytes: new TextEncoder().encode(text), text });

const SECURITY = 'Microsoft-Windows-Security-Auditing';
const shareAccess = (keywords: string, time = '11/20/2026 8:01:12 AM'): TestEvent => ({
  time,
  id: 5140,
  provider: SECURITY,
  keywords,
  message: `A network share object was accessed.

Subject:
\tSecurity ID:\t\tCONTOSO\\mara
\tAccount Name:\t\tmara
\tAccount Domain:\t\tCONTOSO
\tLogon ID:\t\t0x4A3B21

Network Information:
\tObject Type:\t\tFile
\tSource Address:\t\t10.2.0.17
\tSource Port:\t\t50212

Share Information:
\tShare Name:\t\t\\\\*\\Finance
\tShare Path:\t\t\\??\\D:\\Finance

Access Request Information:
\tAccess Mask:\t\t0x1
\tAccesses:\t\tReadData (or ListDirectory)
`.replaceAll('\n', '\r\n'),
});

describe('an Event Viewer export is known', () => {
  it.each(
    eventViewerWords.flatMap(
      (words) =>
        [
          [words.name, [words.level, ...words.columns]],
          [words.name, [words.keywords, ...words.columns]],
        ] as const,
    ),
  )('by its %s header', (_, header) => {
    expect(recognises(`${header.join(',')}\r\n`)).toBe(true);
    expect(recognises(`\ufeff${header.join('\t')}\r\n`)).toBe(true);
  });

  it('by its shape in other languages', () => {
    const header = 'Taso,Päivämäärä ja aika,Lähde,Tapahtumatunnus,Tehtäväluokka';
    expect(recognises(eventViewer([blocked('cifs/files')], header))).toBe(true);
    expect(recognises(`${header}\r\n`)).toBe(false);
  });

  it('and its language by the titles that are known, where one is another', () => {
    const header = 'Schlüsselwörter,Datum und Uhrzeit,Anbieter,Ereignis-ID,Aufgabenkategorie';
    return expect(
      readWith(eventViewerCsv, eventViewer([blocked('cifs/files', '20.11.2026 08:01:12')], header)),
    ).resolves.toMatchObject({ summary: { language: 'de' } });
  });

  it.each([
    ['five columns of something else', 'a,b,c,d,e\r\n1,2,3,4,5,6\r\n'],
    [
      'five columns and five fields',
      'Level,When,Who,Number,Kind\r\nhigh,11/20/2026 8:01:12 AM,Shop,4001,order\r\n',
    ],
    ['a number that is no event ID', 'A,B,C,D,E\r\nx,11/20/2026 8:01:12 AM,Shop,70000,order,text\r\n'],
    ['Get-WinEvent with five columns', '"TimeCreated","Id","ProviderName","LevelDisplayName","Message"\r\n'],
    ['prose', 'Level, Date and Time, Source: what do they mean?\r\n'],
    ['nothing', ''],
  ])('not by %s', (_, text) => expect(recognises(text)).toBe(false));
});

const loggedOn = (keywords: string, time: string): TestEvent => ({
  time,
  id: 4624,
  provider: SECURITY,
  keywords,
  message: 'An account was successfully logged on.',
});

describe('what a language has its own words for', () => {
  const date = '27.11.2026 08:01:12';
  const outcomesOf = async (events: readonly TestEvent[], header: string): Promise<unknown[]> => {
    const { sightings } = await readWith(eventViewerCsv, eventViewer(events, header));
    return sightings.flatMap(({ says }) => ('outcome' in says ? [says.outcome] : []));
  };
  const both = (words: (typeof eventViewerWords)[number]): TestEvent[] => [
    shareAccess(words.success[0] ?? '', date),
    shareAccess(words.failure[0] ?? '', date),
  ];
  const headerOf = (words: (typeof eventViewerWords)[number]): string =>
    [words.keywords, ...words.columns].join(',');

  it.each(eventViewerWords.filter(({ outcomes }) => outcomes !== null))(
    'success and failure in $name',
    async (words) => {
      const reading = await readWith(eventViewerCsv, eventViewer(both(words), headerOf(words)));
      expect(await outcomesOf(both(words), headerOf(words))).toEqual(['success', 'failure']);
      expect(reading.summary).toMatchObject({
        title: `Event Viewer CSV, ${words.name}`,
        language: words.language,
        zone: 'unknown',
      });
      expect(reading.notes).toEqual([]);
    },
  );

  it.each(eventViewerWords.filter(({ outcomes }) => outcomes === null))(
    'success and failure in $name where a logon of the file agrees, and else unknown',
    async (words) => {
      const header = headerOf(words);
      expect(await outcomesOf(both(words), header)).toEqual(['unknown', 'unknown']);
      for (const word of words.success) {
        const events = [
          shareAccess(word, date),
          shareAccess(words.failure[0] ?? '', date),
          loggedOn(word, date),
        ];
        expect(await outcomesOf(events, header)).toEqual(['success', 'failure']);
      }
      const exchanged = [...both(words), loggedOn(words.failure[0] ?? '', date)];
      expect(await outcomesOf(exchanged, header)).toEqual(['unknown', 'unknown']);
      const { summary, notes } = await readWith(eventViewerCsv, eventViewer(both(words), header));
      expect(summary.language).toBe(words.language);
      expect(notes).toMatchObject([{ code: 'outcome-lost' }]);
    },
  );

  it('is not learned from words of no table', async () => {
    const header = EVENT_VIEWER_HEADER.replace('Level', 'Keywords');
    const events = [shareAccess('Auditointi onnistui', date), loggedOn('Auditointi onnistui', date)];
    expect(await outcomesOf(events, header)).toEqual(['unknown']);
  });

  it('is unknown where the word is', async () => {
    const header = EVENT_VIEWER_HEADER.replace('Level', 'Keywords');
    const reading = await readWith(eventViewerCsv, eventViewer([shareAccess('Auditointi onnistui')], header));
    expect(reading.sightings[0]?.says).toMatchObject({ outcome: 'unknown' });
    expect(reading.notes).toMatchObject([{ code: 'outcome-lost' }]);
  });

  it('is lost where the Security log was saved with levels: Information is no success', async () => {
    const reading = await readWith(eventViewerCsv, eventViewer([shareAccess('Information')]));
    expect(reading.sightings[0]?.says).toMatchObject({ outcome: 'unknown' });
    expect(reading.notes).toMatchObject([{ code: 'outcome-lost' }]);
  });
});

describe('columns that people add in the window', () => {
  const row = (...values: readonly string[]): string => values.join(',');
  const brazil = 'Nível,Data e Hora,Fonte,Identificação do Evento,Categoria da Tarefa';
  const first = 'Aviso,20/11/2026 08:01:12,Microsoft-Windows-NTLM,4001,None';
  const message = `"${blocked('cifs/files').message}"`;

  it('stand between the five and the message, and may name the computer', async () => {
    const header = row(brazil, 'Usuário', 'Palavras-chave', 'Log', 'Computador');
    const text = [header, row(first, 'S-1-5-18', '', 'NTLM', 'WS07.contoso.example', message), ''].join(
      '\r\n',
    );
    expect(recognises(text)).toBe(true);
    const reading = await readWith(eventViewerCsv, text);
    expect(reading.summary).toMatchObject({ language: 'pt-BR', read: 1, kept: 1 });
    expect(reading.computers).toEqual(['WS07.contoso.example']);
    expect(targetsOf(reading)).toEqual(['cifs/files']);
    expect(reading.notes).toEqual([]);
  });

  it('may be the computer alone', async () => {
    const text = [row(EVENT_VIEWER_HEADER, 'Computer'), row(first, 'WS07', message), ''].join('\r\n');
    const reading = await readWith(eventViewerCsv, text);
    expect([reading.computers, targetsOf(reading)]).toEqual([['WS07'], ['cifs/files']]);
  });

  it('are none where the sixth title is the message, named by hand', async () => {
    const text = [row(EVENT_VIEWER_HEADER, 'Description'), row(first, message), ''].join('\r\n');
    const reading = await readWith(eventViewerCsv, text);
    expect([reading.computers, targetsOf(reading)]).toEqual([[], ['cifs/files']]);
  });

  it('and the message named by hand behind them', async () => {
    const header = row(EVENT_VIEWER_HEADER, 'User', 'Computer', 'Description');
    const text = [header, row(first, 'N/A', 'WS07', message), ''].join('\r\n');
    const reading = await readWith(eventViewerCsv, text);
    expect([reading.computers, targetsOf(reading)]).toEqual([['WS07'], ['cifs/files']]);
  });
});

describe('dates', () => {
  const early = blocked('cifs/one', '2/3/2026 10:00:00 AM');

  it('are decided by the last row for all rows before', async () => {
    const text = eventViewer([early, early, blocked('cifs/two', '13/3/2026 10:00:00 AM')]);
    const reading = await readWith(eventViewerCsv, text);
    expect(reading.facts.map(({ times }) => times)).toEqual(
      expect.arrayContaining([
        [Date.UTC(2026, 2, 2, 10), Date.UTC(2026, 2, 2, 10)],
        [Date.UTC(2026, 2, 13, 10)],
      ]),
    );
    expect(coverageOf(reading)).toMatchObject([
      { oldest: Date.UTC(2026, 2, 2, 10), newest: Date.UTC(2026, 2, 13, 10), records: 3 },
    ]);
    expect(reading.facts.find(({ kind }) => kind === 'ntlm-blocked')).toMatchObject({
      count: 2,
      logonIds: ['0x8ca6e1d', '0x8ca6e1d'],
      from: [{ record: 1 }, { record: 2 }],
    });
    expect(reading.notes).toEqual([]);
  });

  it('read before and after the decision are right in one fact', async () => {
    const text = eventViewer([early, blocked('cifs/one', '13/3/2026 10:00:00 AM'), early]);
    const reading = await readWith(eventViewerCsv, text);
    expect(reading.facts[0]?.times).toEqual([2, 2, 13].map((day) => Date.UTC(2026, 2, day, 10)));
  });

  it('that nobody can tell are assumed, and that is said', async () => {
    const reading = await readWith(eventViewerCsv, eventViewer([early]));
    expect(reading.facts[0]?.times).toEqual([Date.UTC(2026, 1, 3, 10)]);
    expect(reading.notes).toMatchObject([{ code: 'dates-ambiguous' }]);
  });

  it('are as the person says', async () => {
    const reading = await readWith(eventViewerCsv, eventViewer([early]), { dayFirst: true });
    expect(reading.facts[0]?.times).toEqual([Date.UTC(2026, 2, 2, 10)]);
    expect(coverageOf(reading)).toMatchObject([{ oldest: Date.UTC(2026, 2, 2, 10) }]);
    expect(reading.notes).toEqual([]);
  });

  it('that are none leave the record without a time', async () => {
    const reading = await readWith(
      eventViewerCsv,
      eventViewer([blocked('cifs/one', 'some day'), blocked('cifs/one')]),
    );
    expect(reading.facts[0]).toMatchObject({ count: 2, times: [Date.UTC(2026, 10, 20, 8, 1, 12)] });
    expect(reading.notes).toMatchObject([{ code: 'dates-unreadable' }]);
  });

  it('that are none leave the record without a time, also where the others wait for their order', async () => {
    const reading = await readWith(eventViewerCsv, eventViewer([early, blocked('cifs/one', ''), early]));
    expect(reading.facts[0]).toMatchObject({
      count: 3,
      times: [Date.UTC(2026, 1, 3, 10), Date.UTC(2026, 1, 3, 10)],
    });
  });

  it('keep more sightings than a fact keeps times, in the order of the file', async () => {
    const events = Array.from({ length: 8 }, (_, index) =>
      blocked('cifs/one', `2/3/2026 10:00:0${index} AM`),
    );
    const undecided = await readWith(eventViewerCsv, eventViewer(events));
    const decided = await readWith(eventViewerCsv, eventViewer(events), { dayFirst: false });
    expect(undecided.facts).toEqual(decided.facts);
    expect(undecided.facts[0]).toMatchObject({
      count: 8,
      from: [1, 2, 3, 4, 5].map((record) => ({ record })),
    });
  });
});

it('routine successes of one day are the same facts, whether the order of the dates was known or not', async () => {
  const events = Array.from({ length: 7 }, (_, index) =>
    shareAccess('Audit Success', `2/3/2026 10:00:0${index} AM`),
  );
  const text = eventViewer(events, EVENT_VIEWER_HEADER.replace('Level', 'Keywords'));
  const known = await readWith(eventViewerCsv, text, { dayFirst: false });
  expect(known.facts[0]).toMatchObject({ count: 7, each: { records: [1, 2, 3, 4, 5, 6, 7] } });
  expect((await readWith(eventViewerCsv, text)).facts).toEqual(known.facts);
});

describe('coverage', () => {
  it('counts every record by its source and ID, whatever it is', async () => {
    const noise = {
      time: '11/20/2026 7:00:00 AM',
      id: 4634,
      provider: SECURITY,
      message: 'An account was logged off.',
    };
    const policy = {
      ...noise,
      id: 4001,
      provider: 'Microsoft-Windows-GroupPolicy',
      time: '11/21/2026 7:00:00 AM',
    };
    const reading = await readWith(
      eventViewerCsv,
      eventViewer([policy, blocked('cifs/files'), noise, noise]),
    );
    expect(coverageOf(reading)).toMatchObject([
      {
        computer: null,
        channels: ['Microsoft-Windows-NTLM/Operational', 'Security'],
        events: {
          'microsoft-windows-grouppolicy/4001': 1,
          'microsoft-windows-ntlm/4001': 1,
          'microsoft-windows-security-auditing/4634': 2,
        },
        oldest: Date.UTC(2026, 10, 20, 7),
        newest: Date.UTC(2026, 10, 21, 7),
        records: 4,
      },
    ]);
    expect(targetsOf(reading)).toEqual(['cifs/files']);
  });

  it('calls a source by its full name', async () => {
    const reading = await readWith(
      eventViewerCsv,
      eventViewer([{ ...blocked('cifs/files'), provider: 'NTLM' }]),
    );
    expect(coverageOf(reading)[0]?.events).toEqual({ 'microsoft-windows-ntlm/4001': 1 });
  });
});

describe('a message', () => {
  it('of another form is counted and not used', async () => {
    const odd = {
      ...blocked('cifs/files'),
      message: 'NTLM client blocked.\r\nTarget server: cifs/files\r\n',
    };
    const reading = await readWith(eventViewerCsv, eventViewer([odd, blocked('cifs/files'), odd]));
    expect(targetsOf(reading)).toEqual(['cifs/files']);
    expect(reading.notes).toMatchObject([{ code: 'message-not-understood', record: 1 }]);
    expect(reading.notes[0]?.says).toContain('2 of event 4001');
    expect(coverageOf(reading)[0]?.events).toEqual({ 'microsoft-windows-ntlm/4001': 3 });
  });

  it('without quotes may hold commas', async () => {
    const line = 'Warning,11/20/2026 8:01:12 AM,Microsoft-Windows-PrintService,808,None,One, two, three\r\n';
    const reading = await readWith(eventViewerCsv, `${EVENT_VIEWER_HEADER}\r\n${line}`);
    expect(coverageOf(reading)[0]?.events).toEqual({ 'microsoft-windows-printservice/808': 1 });
    expect(reading.notes).toEqual([]);
  });
});

describe('encodings', () => {
  it.each([
    ['windows-1252', 'é', 0xe9],
    ['cp850', 'é', 0x82],
    ['windows-1251', 'й', 0xe9],
  ])('%s', async (encoding, letter, byte) => {
    const bytes = new TextEncoder().encode(eventViewer([blocked('cifs/files', undefined, 'ren#')]));
    const reading = await readWith(
      eventViewerCsv,
      bytes.map((value) => (value === 0x23 ? byte : value)),
      { encoding, size: 90 },
    );
    expect(reading.sightings[0]?.says).toMatchObject({ user: `ren${letter}` });
    expect(reading.raw[0]).toContain(`ren${letter}`);
  });

  it('shift_jis, cut inside its characters', async () => {
    const bytes = new TextEncoder().encode(eventViewer([blocked('cifs/files', undefined, 'a#a')]));
    const katakana = Array.from(bytes).flatMap((value) => (value === 0x23 ? [0x83, 0x5c] : [value]));
    const reading = await readWith(eventViewerCsv, Uint8Array.from(katakana), {
      encoding: 'shift_jis',
      size: 1,
    });
    expect(reading.sightings[0]?.says).toMatchObject({ user: 'aソa' });
  });

  it('UTF-8 cut inside a character is said, also where the last record has no quotes', async () => {
    const line =
      'Fehler,20.11.2026 08:01:12,Microsoft-Windows-PrintService,808,Keine,Zugriff verweigert für Zoë';
    const bytes = new TextEncoder().encode(`${EVENT_VIEWER_HEADER}\r\n${line}`);
    const whole = await readWith(eventViewerCsv, bytes, { size: 7 });
    expect(whole.notes).toEqual([]);
    for (const size of [1, 7, 65536]) {
      const cut = await readWith(eventViewerCsv, bytes.subarray(0, bytes.length - 1), { size });
      expect(cut.notes).toMatchObject([{ code: 'truncated-end' }]);
    }
  });

  it('UTF-16 cut inside a character is read up to there', async () => {
    const text = `\ufeff${eventViewer([blocked('cifs/files')])}`;
    const bytes = new Uint8Array(text.length * 2 + 1);
    for (let at = 0; at < text.length; at += 1)
      bytes.set([text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8], at * 2);
    const reading = await readWith(eventViewerCsv, bytes, { encoding: 'utf-16le' });
    expect(targetsOf(reading)).toEqual(['cifs/files']);
    expect(reading.notes).toMatchObject([{ code: 'truncated-end' }]);
  });
});
