import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from './read.ts';

const here = dirname(fileURLToPath(import.meta.url));
const fresh = (content: string | readonly number[]): Blob =>
  new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]);
const bytes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
/** The local header of a zip's first file (APPNOTE 4.3.7). */
const zipHead = (name: string): number[] =>
  padded(`PK\u0003\u0004${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`);

const padded = (sign: string): number[] => [...bytes(sign), ...Array<number>(600).fill(0)];

const SECPOL =
  '[Registry Values]\r\nMACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,5\r\n';

describe('a file that is not read', () => {
  it.each<[string, string | readonly number[], string]>([
    ['nothing', '', 'empty'],
    ['blanks', '\ufeff \r\n\r\n', 'empty'],
    ['a PNG named .csv', padded('\u0089PNG\r\n\u001a\n'), 'picture'],
    ['a JPEG', padded('\u00ff\u00d8\u00ff\u00e0'), 'picture'],
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['a program', padded('MZ\u0090'), 'program'],
    [
      'secedit.sdb named .cfg',
      [1, 2, 3, 4, 0xef, 0xcd, 0xab, 0x89, ...Array<number>(500).fill(0)],
      'secedit-database',
    ],
    ['an old evt', padded('0\0\0\0LfLe'), 'evt-old'],
    ['a zip that nobody opened', zipHead('WS07/secpol.cfg'), 'zip-unopened'],
    ['an xlsx', zipHead('[Content_Types].xml'), 'office-document'],
    ['a 7z', padded('7z\u00bc\u00af\u0027\u001c'), 'archive'],
    ['a Registry.pol without content', 'PReg', 'registry-pol-cut'],
    ['a capture', padded('\u000a\u000d\u000d\u000a\u0001'), 'network-capture'],
    [
      'event XML with entities of its own',
      '<?xml version="1.0"?>\n<!DOCTYPE Events [<!ENTITY x "y">]>\n<Events><Event><System/></Event></Events>',
      'xml-own-entities',
    ],
    ['Clixml of services', '<Objs Version="1.1.0.1" xmlns="…"><Obj RefId="0">', 'clixml'],
    ['gpresult /h', '<!DOCTYPE html>\n<html><title>Group Policy Results</title>', 'gpresult-html-unreadable'],
    ['a web page', '<html><body>hello</body></html>', 'html'],
    ['other XML', '<?xml version="1.0"?>\n<note/>', 'xml'],
    ['other JSON', '{"name":"x"}', 'not-recognised'],
    [
      'rows of Log Analytics',
      '{"tables":[{"name":"PrimaryResult","columns":[{"name":"EventID","type":"int"}],"rows":[[4625]]}]}',
      'log-analytics-tables',
    ],
    ['a ping', 'C:\\>ping files\r\nReply from 10.0.0.5: bytes=32 time<1ms TTL=128\r\n', 'ping-not-read'],
    ['netsh', 'C:\\>netsh interface portproxy show all\r\nListen on ipv4:\r\n', 'netsh-not-read'],
    ['Get-Service', 'PS C:\\> Get-Service spooler\r\nStatus Name DisplayName\r\n', 'get-service-not-read'],
    [
      'Get-SmbClientNetworkInterface',
      'PS C:\\> Get-SmbClientNetworkInterface\r\nInterface Index RSS Capable\r\n',
      'smb-network-not-read',
    ],
    ['net start', 'C:\\>net start\r\nThese Windows services are started:\r\n', 'net-other-not-read'],
    [
      'klist of Linux',
      'Ticket cache: FILE:/tmp/krb5cc_1000\nDefault principal: mara@CONTOSO.EXAMPLE\n',
      'mit-klist-not-read',
    ],
    ['klist of Linux behind its command', '$ klist\nklist\nTicket cache: KCM:1000\n', 'mit-klist-not-read'],
    ['a script', 'net use Z: \\\\files\\finance\r\nklist\r\n', 'commands-only'],
    ['a list of logs', 'C:\\>wevtutil el\r\nApplication\r\nSystem\r\n', 'event-log-settings-not-read'],
    ['prose', 'Dear all,\nthe share does not work any more.\nPlease help.\n', 'not-recognised'],
    ['random bytes', [0x13, 0x99, 0xfe, 0x01, 0x80, 0x7f, 0xc3], 'not-recognised'],
  ])('%s is refused in one sentence', async (name, content, code) => {
    const reading = await readFile(name, fresh(content));
    expect(reading.format).toBeNull();
    expect(reading.notes.map((note) => note.code)).toEqual([code]);
    expect(reading.notes[0]?.says).toMatch(/^[A-Z].*[.!]$/s);
    expect(reading.facts).toEqual([]);
  });

  it('of text above 32 MB is refused without being read', async () => {
    const reading = await readFile('big.txt', new Blob([new Uint8Array(33 * 1024 * 1024).fill(0x78)]));
    expect(reading.notes[0]?.code).toBe('text-too-large');
  });

  it('that the browser cannot open is said on its row', async () => {
    class Gone extends Blob {
      override slice(): Blob {
        return new Gone();
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('gone', 'NotReadableError'));
      }
    }
    const reading = await readFile('WS07/locked.txt', new Gone());
    expect(reading).toMatchObject({
      name: 'WS07/locked.txt',
      format: null,
      notes: [{ code: 'file-unreadable' }],
    });
  });
});

describe('a text file', () => {
  it('cites lines, and keeps its text for the page without secrets', async () => {
    const kept: KeptText[] = [];
    const text = [
      'C:\\>net use \\\\nas01\\scan Sommer2026! /user:mara',
      'System error 86 has occurred.',
      '',
      'C:\\>klist tgt',
      'Current LogonId is 0:0x3e7',
      '',
      'Session Key        : KeyType 0x12 - AES-256-CTS-HMAC-SHA1-96',
      '                   : KeyLength 32 - 8d 12 1a ec fd b4 68 21 39 99 f3 9b 89 74 58 c9',
      'EncodedTicket      : (size: 16)',
      '0000  61 82 04 86 30 82 04 82:a0 03 02 01 05 a1 0c 1b  a...0...........',
    ].join('\r\n');
    const reading = await readFile('WS07/out.txt', fresh(text), { keep: (raw) => kept.push(raw) });
    expect(reading.facts.map(({ kind, from }) => [kind, from[0].file, from[0].line])).toEqual([
      ['access-tried', 'WS07/out.txt', 2],
    ]);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ file: 'WS07/out.txt', record: null });
    expect(kept[0]?.text.split('\n')).toHaveLength(10);
    const everything = JSON.stringify([reading, kept]);
    expect(everything).not.toContain('Sommer2026');
    expect(everything).not.toMatch(/8d 12|61 82/);
    expect(kept[0]?.text).toContain('KeyType 0x12');
  });

  it('that ends inside a character is read without the half, and it is said', async () => {
    const wide = new Uint8Array(
      Array.from(`\ufeff${SECPOL}; é`).flatMap((letter) => [
        letter.charCodeAt(0) & 0xff,
        letter.charCodeAt(0) >> 8,
      ]),
    );
    const reading = await readFile('secpol.cfg', new Blob([wide.subarray(0, wide.length - 1)]));
    expect(reading).toMatchObject({ format: 'secedit', encoding: 'utf-16le' });
    expect(reading.notes.map((note) => note.code)).toEqual(['cut-inside-character']);
    expect(reading.facts).toHaveLength(1);
  });

  it('reports its size as progress, and stops when it is told to', async () => {
    const seen: number[] = [];
    await readFile('secpol.cfg', fresh(SECPOL), { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(SECPOL.length);
    await expect(readFile('secpol.cfg', fresh(SECPOL), { signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
  });

  it('keeps at most 512 KB for the page', async () => {
    const kept: KeptText[] = [];
    const long = SECPOL + 'MACHINE\\Software\\Contoso\\Value=1,"x"\r\n'.repeat(30_000);
    await readFile('secpol.cfg', fresh(long), { keep: (raw) => kept.push(raw) });
    expect(kept[0]?.text.length).toBeLessThanOrEqual(512 * 1024 + 20);
    expect(kept[0]?.text.endsWith('[cut here]')).toBe(true);
  });

  it('with the same content has the same digest, another content another', async () => {
    const digest = async (content: Blob): Promise<string> => (await readFile('x', content)).digest;
    expect(await digest(fresh(SECPOL))).toBe(await digest(fresh(SECPOL)));
    expect(await digest(fresh(SECPOL))).not.toBe(await digest(fresh(`${SECPOL} `)));
    const large = new Uint8Array(400_000).fill(0x41);
    const other = Uint8Array.from(large);
    other[399_999] = 0x42;
    expect(await digest(new Blob([large]))).not.toBe(await digest(new Blob([other])));
    expect(await digest(new Blob([large]))).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('whatever is dropped', () => {
  it('ends as a reading: no bytes make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (content) => {
        const reading = await readFile('x', new Blob([Uint8Array.from(content)]));
        expect(reading.format === null ? reading.notes.length : 1).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('ends as a reading: no arrangement of known lines makes it throw', async () => {
    const lines = readdirSync(here)
      .flatMap((folder) => samplesIn(join(here, folder)))
      .flatMap((path) => readFileSync(path, 'utf8').split(/\r?\n/));
    const line = fc.oneof(
      fc.constantFrom(...lines),
      fc.string(),
      fc.constantFrom('', '\r', '```', '> ', 'C:\\>'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (some) => {
        const text = some.join('\n');
        const reading = await readFile('x', fresh(text));
        const last = text.split(/\r\n|\r|\n/).length;
        for (const { from } of reading.facts) {
          for (const { line: cited } of from)
            expect(cited === undefined || (cited >= 1 && cited <= last)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not hang on long lines', async () => {
    const units = [
      'a',
      ' ',
      '-',
      '=',
      '\\',
      '\\\\a\\b ',
      ' @ ',
      '(1',
      '0x8007',
      ': ',
      ',',
      '"',
      'CN=a,',
      'net use ',
      'net share ',
      'Address: ',
      'x: y ',
      '> ',
      '[{"a":',
      '10.0.0.5 a ',
      'Name  ',
      '*** ',
      '00 ',
      '#0> ',
      ' . ',
      '. :',
      'S-1-5-21-',
      '"a",',
      '10.0.2 ',
      '= 5 0x5 ',
      'a.a.',
      '[1:123] ',
      'DNS : ',
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(70_000 / unit.length));
      await readFile('x', fresh(`C:\\>klist\n${text}\n${text}`));
      await readFile('x', fresh(text));
    }
  }, 20_000);
});

function samplesIn(folder: string): string[] {
  const samples = join(folder, 'samples');
  return existsSync(samples)
    ? readdirSync(samples)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => join(samples, name))
    : [];
}

describe('real files', () => {
  const real = join(here, '../../../shared/samples');
  /** First matching prefix decides; `not:` a refusal. */
  const expected: readonly [string, string][] = [
    ['evtx/', 'evtx'],
    ['event-xml/', 'event-xml'],
    ['event-csv/eventviewer-de', 'event-viewer-csv'],
    ['event-csv/hayabusa', 'hayabusa-csv'],
    ['event-csv/get-eventlog', 'get-eventlog-csv'],
    ['klist/', 'klist'],
    ['setspn/', 'setspn'],
    ['nltest/', 'nltest'],
    ['other-text/dsregcmd', 'dsregcmd'],
    ['other-text/fr-ipconfig', 'ipconfig'],
    ['other-text/gpresult', 'gpresult-text'],
    ['secedit/misnamed', 'not:secedit-database'],
    ['secedit/', 'secedit'],
    ['smb-cmdlets/get-smbconnection', 'transcript'],
    ['smb-cmdlets/get-smbmapping', 'get-smb-mapping'],
    ['SOURCES.md', 'not:not-recognised'],
  ];

  it('are all read, or refused with the right sentence', async () => {
    if (!existsSync(real)) {
      console.info('real files: ../shared/samples is not here, nothing was compared');
      return;
    }
    const files = filesIn(real);
    expect(files.length).toBeGreaterThan(50);
    for (const path of files) {
      const name = path.slice(real.length + 1);
      const reading = await readFile(name, new Blob([readFileSync(path)]));
      const came = reading.format ?? `not:${reading.notes[0]?.code ?? ''}`;
      expect([name, came]).toEqual([name, expected.find(([prefix]) => name.startsWith(prefix))?.[1]]);
      expect([name, reading.language]).toEqual([name, languageOfSample(name)]);
      if (name.includes('utf16le')) expect(reading.encoding).toBe('utf-16le');
    }
  });
});

/**
 * What the name of a sample says of its language. Templates, structured logs, dsregcmd and PowerShell's objects are the same in all
 * languages, and where every letter became `?` none is left to tell.
 */
function languageOfSample(name: string): string | null {
  if (/^(?:evtx|event-xml|secedit|smb-cmdlets|SOURCES)|dsregcmd|hayabusa|ascii-damaged/.test(name))
    return null;
  if (name.includes('gpresult')) return 'en';
  return /(?:^|[/-])(en|de|fr|es|ja)-/.exec(name)?.[1] ?? null;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
