import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAs, decodeWhole, encodingOf, type Encoding } from './encodings.ts';
import { CODE_PAGES } from './code-pages.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, little = true): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  const view = new DataView(out.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little);
  return out;
}

/** Writes a text in a single-byte or double-byte code page by asking our own decoder for every code. */
function encode(text: string, encoding: Encoding): Uint8Array {
  const codes = new Map<string, number[]>();
  for (let high = 0x80; high < 0x100; high += 1) {
    if (encoding === 'shift_jis' || encoding === 'gbk') {
      for (let low = 0x40; low < 0x100; low += 1) {
        const letter = decodeAs(bytes(high, low), encoding);
        if (letter.length === 1 && !codes.has(letter)) codes.set(letter, [high, low]);
      }
    } else codes.set(decodeAs(bytes(high), encoding), [high]);
  }
  return Uint8Array.from(
    Array.from(text).flatMap((letter) =>
      letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [0x3f]),
    ),
  );
}

const GERMAN =
  'Aktuelle Anmelde-ID ist 0:0x166d1b\r\n\tAlle Tickets werden gelöscht:\r\n\tTicket(s) gelöscht.\r\n';
const FRENCH = "L'erreur système 5 s'est produite.\r\n\r\nAccès refusé.\r\n";
const SPANISH = 'El id. de inicio de sesión actual es 0:0x68992\r\n\r\nVales almacenados en caché: (0)\r\n';
const ITALIAN = "Errore di sistema 1937.\r\n\r\nL'autenticazione NTLM è stata disabilitata.\r\n";
const POLISH = 'Wystąpił błąd systemu 5.\r\n\r\nOdmowa dostępu.\r\n';
const RUSSIAN = 'Системная ошибка 5.\r\n\r\nОтказано в доступе.\r\n';
const JAPANESE = 'システム エラー 5 が発生しました。\r\n\r\nアクセスが拒否されました。\r\n';
const CHINESE = '发生系统错误 5。\r\n\r\n拒绝访问。\r\n';

describe('encodings', () => {
  it.each<[string, Encoding, string]>([
    ['German from cmd', 'cp850', GERMAN],
    ['German, ANSI', 'windows-1252', GERMAN],
    ['French from cmd', 'cp850', FRENCH],
    ['French, ANSI', 'windows-1252', FRENCH],
    ['Spanish from cmd', 'cp850', SPANISH],
    ['Italian from cmd, one letter of it', 'cp850', ITALIAN],
    ['Italian, ANSI', 'windows-1252', ITALIAN],
    ['French, one letter of it, ANSI', 'windows-1252', 'Accès à C:\r\n'.replace('è', 'e')],
    ['Portuguese, one letter of it, ANSI', 'windows-1252', 'O nome n\u00e3o \u00e9 conhecido.\r\n'],
    ['Polish from cmd', 'cp852', POLISH],
    ['Polish, ANSI', 'windows-1250', POLISH],
    ['Russian from cmd', 'ibm866', RUSSIAN],
    ['Russian, ANSI', 'windows-1251', RUSSIAN],
    ['Japanese', 'shift_jis', JAPANESE],
    ['Chinese', 'gbk', CHINESE],
  ])('%s is read as %s', (_, encoding, text) => {
    const decoded = decodeWhole(encode(text, encoding));
    expect(decoded).toEqual({ text, encoding, cut: false });
  });

  it('reads words that are in no list by their letters', () => {
    for (const encoding of ['cp850', 'windows-1252'] as const) {
      const text = 'Der Käfer läuft über die Brücke nach Köln und zurück.\r\n';
      expect(decodeWhole(encode(text, encoding)).text).toBe(text);
    }
    for (const encoding of ['ibm866', 'windows-1251'] as const) {
      const text = 'Машина не состоит в домене\r\n';
      expect(decodeWhole(encode(text, encoding)).text).toBe(text);
    }
  });

  it('knows byte-order marks, and UTF-16 without one', () => {
    const text = '[Unicode]\r\nUnicode=yes\r\n[Registry Values]\r\n';
    const mark = '\ufeff';
    expect(decodeWhole(utf16(mark + text))).toEqual({ text, encoding: 'utf-16le', cut: false });
    expect(decodeWhole(utf16(mark + text, false))).toEqual({ text, encoding: 'utf-16be', cut: false });
    expect(decodeWhole(utf16(text))).toEqual({ text, encoding: 'utf-16le', cut: false });
    expect(decodeWhole(utf16(text, false))).toEqual({ text, encoding: 'utf-16be', cut: false });
    expect(decodeWhole(utf8(mark + text))).toEqual({ text, encoding: 'utf-8', cut: false });
    expect(decodeWhole(utf16(JAPANESE)).text).toBe(JAPANESE);
  });

  it('leaves out the half of a character at the end', () => {
    const whole = utf16('\ufeffClient: mara');
    expect(decodeWhole(whole.subarray(0, whole.length - 1))).toEqual({
      text: 'Client: mar',
      encoding: 'utf-16le',
      cut: true,
    });
    const pair = utf16('\ufeffa😀');
    expect(decodeWhole(pair.subarray(0, pair.length - 2))).toMatchObject({ text: 'a', cut: true });
    expect(decodeWhole(pair.subarray(0, pair.length - 1))).toMatchObject({ text: 'a', cut: true });
    const eight = utf8('gelöscht: caché');
    expect(decodeWhole(eight.subarray(0, eight.length - 1))).toEqual({
      text: 'gelöscht: cach',
      encoding: 'utf-8',
      cut: true,
    });
  });

  it('drops the NULs of text converted to UTF-16 twice', () => {
    const twice = utf16(String.fromCharCode(...utf16('Server: cifs/files\r\n')));
    expect(decodeWhole(twice).text).toBe('Server: cifs/files\r\n');
  });

  it('reads a file to which two programs appended in two encodings', () => {
    const narrow = 'Current LogonId is 0:0x4a3b21\r\n\r\nCached Tickets: (0)\r\n';
    const wide = 'ServerName ShareName Dialect\r\nfile01     finance   3.1.1\r\n';
    const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
    for (const odd of ['', '\n']) {
      expect(decodeWhole(join(utf8(narrow + odd), utf16(wide))).text).toBe(narrow + odd + wide);
      expect(decodeWhole(join(utf8(narrow + odd), utf16(`\ufeff${wide}`))).text).toBe(narrow + odd + wide);
      expect(decodeWhole(join(utf16(`\ufeff${wide}`), utf8(narrow + odd), utf16(wide))).text).toBe(
        wide + narrow + odd + wide,
      );
    }
  });

  it('keeps UTF-8 with a few damaged bytes', () => {
    const text = utf8('é'.repeat(50) + '\n');
    text[text.length - 1] = 0xff;
    expect(decodeWhole(text)).toMatchObject({ encoding: 'utf-8' });
  });

  it('finds the encoding in samples where the head is ASCII, even when a sample cuts a character', () => {
    const head = utf8('Level,Date and Time,Source,Event ID,Task Category\r\n');
    const inside = utf8('gelöscht '.repeat(20)).subarray(4);
    expect(encodingOf(head, [inside.subarray(0, inside.length - 5)])).toBe('utf-8');
    expect(encodingOf(head, [encode('gelöscht', 'windows-1252')])).toBe('windows-1252');
    expect(encodingOf(head)).toBe('utf-8');
  });

  it('has all 128 characters of each table, as the standard lists them', () => {
    expect(Object.values(CODE_PAGES).map((table) => table.length)).toEqual([128, 128, 128, 128]);
    expect(decodeAs(bytes(0x84, 0x94, 0x81, 0xe1, 0x82), 'cp437')).toBe('äöüßé');
    expect(decodeAs(bytes(0x84, 0x94, 0x81, 0xe1, 0x82), 'cp850')).toBe('äöüßé');
    expect(decodeAs(bytes(0xa5, 0x88, 0x98), 'cp852')).toBe('ąłś');
    expect(decodeAs(bytes(0xb5, 0xb7), 'cp850')).toBe('ÁÀ');
    expect(decodeAs(bytes(0x80), 'windows-1252')).toBe('€');
  });

  it('never throws, and keeps ASCII', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
        expect(typeof decodeWhole(any).text).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x80, maxLength: 40 }), (any) => {
        const key = 'S-1-5-32-544 cifs/files 0x80070005\n';
        expect(decodeWhole(Uint8Array.from([...utf8(key), ...any])).text).toContain(key.trim());
      }),
    );
  });
});
