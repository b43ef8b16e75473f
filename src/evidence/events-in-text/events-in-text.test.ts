import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FileReading } from '../../facts/reading.ts';
import { blocked } from '../event-log/csv/test-exports.ts';
import { detailsOf, treeOf, wevtutilOf, winEventList, xmlOf } from '../event-log/every-export.testing.ts';
import { readFile } from '../read.ts';

const client = (target: string) => ({
  provider: 'Microsoft-Windows-NTLM',
  id: 4001,
  channel: 'Microsoft-Windows-NTLM/Operational',
  computer: 'WS07.contoso.example',
  outcome: null,
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
  message: blocked(target).message,
});

const read = (text: string, dayFirst?: boolean): Promise<FileReading> =>
  readFile('mail.txt', new Blob([text]), dayFirst === undefined ? {} : { said: { dayFirst } });
const codes = ({ notes }: FileReading): string[] => notes.map(({ code }) => code);
const blockedIn = ({ facts }: FileReading) =>
  facts.flatMap((fact) =>
    fact.kind === 'ntlm-blocked'
      ? [{ target: fact.target, lines: fact.from.map(({ line }) => line), times: fact.times }]
      : [],
  );

const UTC = Date.UTC(2026, 10, 20, 7, 1, 12, 123);
const LOCAL = Date.UTC(2026, 10, 20, 8, 1, 12);

describe('an event in a mail', () => {
  it('cites the line on which it begins, and covers nothing', async () => {
    const reading = await read(`Hello,\n\n${detailsOf(client('cifs/a'))}\n\nRegards\n`);
    expect(reading.format).toBe('events-in-text');
    expect(blockedIn(reading)).toEqual([{ target: 'cifs/a', lines: [3], times: [LOCAL] }]);
    expect(reading.facts).toHaveLength(1);
    expect(reading.zone).toBe('unknown');
  });

  it('may have a translated head, indentation and full-width colons', async () => {
    const heads = [
      [
        'Nom du journal :',
        'Source :',
        'Date :',
        'ID de l’événement :',
        'Catégorie de la tâche :',
        'Niveau :',
        'Mots clés :',
        'Utilisateur :',
        'Ordinateur :',
        'Description :',
      ],
      [
        '日志名称:',
        '来源:',
        '日期:',
        '事件 ID:',
        '任务类别:',
        '级别:',
        '关键字:',
        '用户:',
        '计算机:',
        '描述:',
      ].map((label) => label.replace(':', '：')),
      [
        'Protokollname:',
        'Quelle:',
        'Datum:',
        'Ereignis-ID:',
        'Aufgabenkategorie:',
        'Ebene:',
        'Schlüsselwörter:',
        'Benutzer:',
        'Computer:',
        'Beschreibung:',
      ],
    ];
    const values = [
      'Microsoft-Windows-NTLM/Operational',
      'Microsoft-Windows-NTLM',
      '2026/11/20 8:01:12',
      '4001',
      'x',
      'y',
      '',
      'SYSTEM',
      'WS07',
      '',
    ];
    for (const labels of heads) {
      const head = labels.map(
        (label, at) => `    ${label}${values[at] === '' ? '' : ` ${values[at] ?? ''}`}`,
      );
      const reading = await read(['Siehe:', ...head, client('cifs/a').message].join('\n'));
      expect(blockedIn(reading)).toEqual([{ target: 'cifs/a', lines: [2], times: [LOCAL] }]);
      expect(reading.facts[0]?.computer).toBe('WS07');
    }
  });

  it('without a date counts without a time, and that is said', async () => {
    const short = detailsOf(client('cifs/a'))
      .split('\r\n')
      .filter((line) => !/^(?:Date|User|Task Category|Keywords|Computer):/.test(line));
    const reading = await read(short.join('\n'));
    expect(blockedIn(reading)).toEqual([{ target: 'cifs/a', lines: [1], times: [] }]);
    expect(codes(reading)).toEqual(['no-times']);
    expect(reading.computers).toEqual([]);
  });

  it('has days and months as the person says', async () => {
    const text = detailsOf(client('cifs/a')).replace('11/20/2026', '3/2/2026');
    const reading = await read(text);
    expect(codes(reading)).toEqual(['dates-ambiguous']);
    expect(blockedIn(reading)[0]?.times).toEqual([Date.UTC(2026, 2, 2, 8, 1, 12)]);
    expect(blockedIn(await read(text, true))[0]?.times).toEqual([Date.UTC(2026, 1, 3, 8, 1, 12)]);
  });
});

it('events in several forms have each their own kind of date', async () => {
  const reading = await read(`See:\n\n${detailsOf(client('cifs/a'))}\n\n${wevtutilOf(client('cifs/b'))}`);
  expect(blockedIn(reading)).toMatchObject([
    { target: 'cifs/a', times: [LOCAL] },
    { target: 'cifs/b', times: [LOCAL + 123] },
  ]);
  expect(codes(reading)).toEqual([]);
});

describe('an event as text and XML', () => {
  const both = (text: string, xml: string): string => `${text}Event Xml:\r\n${xml}\r\n`;
  const pair = both(detailsOf(client('cifs/a')), treeOf(xmlOf(client('cifs/a'), { quote: '"' })));

  it('counts once, by its XML and in UTC', async () => {
    const reading = await read(pair);
    expect(blockedIn(reading)).toMatchObject([{ target: 'cifs/a', times: [UTC] }]);
    expect(reading.zone).toBe('utc');
  });

  it('keeps the local time beside outputs that print it', async () => {
    const reading = await read(
      `${pair}\nC:\\>klist\n\nCurrent LogonId is 0:0x8ca6e1d\n\nCached Tickets: (1)\n\n#0>\tClient: mara @ CONTOSO.EXAMPLE\n\tServer: krbtgt/CONTOSO.EXAMPLE @ CONTOSO.EXAMPLE\n\tKerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96\n\tTicket Flags 0x40e10000 -> forwardable\n\tStart Time: 11/20/2026 7:55:00 (local)\n\tEnd Time:   11/20/2026 17:55:00 (local)\n\tRenew Time: 0\n\tSession Key Type: AES-256-CTS-HMAC-SHA1-96\n`,
    );
    expect(blockedIn(reading)).toMatchObject([{ target: 'cifs/a', times: [LOCAL] }]);
    expect(reading.zone).toBe('unknown');
    expect(codes(reading)).toEqual([]);
  });

  it('has no time beside printed ones, where only UTC is there', async () => {
    const reading = await read(`${wevtutilOf(client('cifs/b'))}\n\n${xmlOf(client('cifs/a'))}\n`);
    expect(blockedIn(reading)).toMatchObject([
      { target: 'cifs/b', times: [LOCAL + 123] },
      { target: 'cifs/a', times: [] },
    ]);
    expect(codes(reading)).toEqual(['times-left-out']);
  });

  it('is read as text where the XML is cut, or of another event', async () => {
    const cut = await read(both(detailsOf(client('cifs/a')), treeOf(xmlOf(client('cifs/a'))).slice(0, 600)));
    expect(blockedIn(cut)).toMatchObject([{ target: 'cifs/a', times: [LOCAL] }]);
    expect(codes(cut)).toEqual(['truncated-end']);
    const other = await read(both(detailsOf(client('cifs/a')), xmlOf({ ...client('cifs/b'), id: 4015 })));
    expect(blockedIn(other).map(({ target }) => target)).toEqual(['cifs/a', 'cifs/b']);
  });
});

describe('XML in a text', () => {
  it('may stand several times on a line, behind words, and quoted', async () => {
    const text = `> XML: ${xmlOf(client('cifs/a'))}${xmlOf(client('cifs/b'))}\n> ${xmlOf(client('cifs/c'))}\n>\n> bye\n`;
    expect(blockedIn(await read(text)).map(({ target, lines }) => [target, lines])).toEqual([
      ['cifs/a', [1]],
      ['cifs/b', [1]],
      ['cifs/c', [2]],
    ]);
  });

  it('that a console broke at its width is joined again', async () => {
    const xml = xmlOf(client('cifs/files.contoso.example'));
    const broken = (xml.match(/.{1,100}/g) ?? []).join('\r\n');
    const reading = await read(`C:\\>wevtutil qe x /f:xml\r\n${broken}\r\n\r\nC:\\>hostname\r\nWS07\r\n`);
    expect(blockedIn(reading)).toMatchObject([{ target: 'cifs/files.contoso.example', lines: [2] }]);
    expect(reading.facts[0]).toMatchObject({ process: 'C:\\Program Files\\Agent\\agent.exe' });
  });

  it('that defines entities is passed over with a sentence', async () => {
    const reading = await read(
      `See:\n${xmlOf(client('cifs/a')).replace('<System>', '<!ENTITY a "b"><System>')}\n\n${detailsOf(client('cifs/b'))}`,
    );
    expect(blockedIn(reading).map(({ target }) => target)).toEqual(['cifs/b']);
    expect(codes(reading)).toEqual(['xml-own-entities']);
  });

  it('keeps the address of an SMB event, which looks like the bytes of a key', async () => {
    const event = {
      ...client(''),
      provider: 'Microsoft-Windows-SMBServer',
      id: 551,
      channel: 'Microsoft-Windows-SMBServer/Security',
      data: {
        Status: '0xC000006D',
        ClientAddress: '02-00-C5-EC-0A-02-00-09-00-00-00-00-00-00-00-00',
        ClientName: '\\\\x',
      },
    };
    const reading = await read(`See:\n${xmlOf(event)}\n`);
    expect(reading.facts).toMatchObject([{ kind: 'smb-session-refused', address: '10.2.0.9' }]);
  });
});

describe('a console', () => {
  it('goes on behind its events with other outputs', async () => {
    const text = `PS C:\\> Get-WinEvent -MaxEvents 1 | fl\r\n${winEventList(client('cifs/a'))}PS C:\\> net use \\\\a\\b\r\nSystem error 5 has occurred.\r\n`;
    const reading = await read(text);
    expect(reading.facts.map(({ kind }) => kind)).toEqual(['ntlm-blocked', 'access-tried']);
    expect(reading.format).toBe('transcript');
  });

  it('that was pasted without prompts too, two blank lines further', async () => {
    const list = 'Current LogonId is 0:0x8ca6e1d\n\nCached Tickets: (0)\n';
    const reading = await read(`${detailsOf(client('cifs/a'))}\n\n${list}`);
    expect(reading.facts.map(({ kind }) => kind)).toEqual(['ntlm-blocked', 'ticket-list']);
  });

  it('what an event says is no output: a message may quote errors and accounts', async () => {
    const message = `${client('cifs/a').message}\nSystem error 53 has occurred.\nSecurity ID: S-1-5-21-1-2-3-500\nStatus = 5 0x5 ERROR\n`;
    const reading = await read(`See\n${wevtutilOf({ ...client('cifs/a'), message })}\n`);
    expect(reading.facts.map(({ kind }) => kind)).toEqual(['ntlm-blocked']);
    expect(codes(reading)).toEqual([]);
  });

  it.each([
    [
      'a table whose messages are cut',
      'TimeCreated  Id LevelDisplayName Message\n-----------  -- ---------------- -------\n11/20/2026 4001 Warning          NTLM client…\n',
      'messages-cut',
    ],
    [
      'a table of Get-EventLog',
      'Index Time         EntryType Source   InstanceID Message\n----- ----         --------- ------   ---------- -------\n 3365 Nov 20 08:00 Error     NETLOGON       5719 This computer...\n',
      'messages-cut',
    ],
    [
      'nothing that matches',
      'Get-WinEvent : x\n    + FullyQualifiedErrorId : NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand\n',
      'no-matching-events',
    ],
    ['another form', '{ "Id": 4001 }\n', 'no-events'],
  ])('that printed %s is said to have no event', async (_, output, code) => {
    const reading = await read(`PS C:\\> Get-WinEvent -LogName System\n${output}`);
    expect(reading.format).toBe('events-in-text');
    expect(reading.facts).toEqual([]);
    expect(codes(reading)).toEqual([code]);
  });

  it('that only lists logs has none', async () => {
    const reading = await read(
      'PS C:\\> Get-WinEvent -ListLog *\nLogMode MaximumSizeInBytes RecordCount LogName\n',
    );
    expect(reading.facts).toEqual([]);
    expect(reading.format).not.toBe('events-in-text');
  });
});

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
      { numRuns: 25 },
    );
  },
);

it.each([
  [
    'events without end',
    '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">\nx\n'.repeat(40_000),
  ],
  [
    'heads without messages',
    `${detailsOf(client('cifs/a')).split('\r\n').slice(0, 10).join('\n')}\n`.repeat(8000),
  ],
  ['lists that never become one', 'Message : x\n\n'.repeat(80_000)],
  ['labels alone', 'a: 1\n'.repeat(200_000)],
  ['numbers below labels', 'Security: a\nb: c\nd: 5\n'.repeat(70_000)],
])(
  'a hostile text ends: %s',
  async (_, text) => {
    expect(await read(`x\n${text}`)).toBeDefined();
  },
  30_000,
);
