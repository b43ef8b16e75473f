import { describe, expect, it } from 'vitest';
import { mark } from './marks.ts';

const marked = (raw: string, cited: string): string[] =>
  mark(raw, cited)
    .filter((stretch) => stretch.marked)
    .map((stretch) => stretch.text);

const RECORD = `NTLM-Client blockiert: ausgehender NTLM-Datenverkehr zu Remoteservern
Zielserver: cifs/files
Angegebener Benutzer: mara
Name des Clientprozesses: System`;

describe('mark', () => {
  it('marks the cited text where the record has it word for word', () => {
    expect(
      marked('MACHINE\\System\\RestrictSendingNTLMTraffic=4,2', 'RestrictSendingNTLMTraffic=4,2'),
    ).toEqual(['RestrictSendingNTLMTraffic=4,2']);
  });

  it('marks the parts of an extract', () => {
    expect(marked(RECORD, 'Zielserver: cifs/files · Angegebener Benutzer: mara')).toEqual([
      'Zielserver: cifs/files',
      'Angegebener Benutzer: mara',
    ]);
  });

  it('falls back to names and values, whatever their case, and leaves our own small words alone', () => {
    expect(marked(RECORD, '4001 target CIFS/files, name of CONTOSO\\mara')).toEqual(['cifs/files', 'mara']);
    expect(marked('status 0x17, not 0x7', '0x7')).toEqual(['0x7']);
  });

  it('leaves words alone that stand everywhere', () => {
    expect(marked('a1 '.repeat(20), 'a1 b2')).toEqual([]);
  });

  it('loses nothing of the record, hostile or not', () => {
    for (const raw of [RECORD, '<script>alert("x")</script>', '', '((((', '\\\\files\\a (b) [c] $d^']) {
      const back = mark(raw, 'script ( [ \\ files x').map((stretch) => stretch.text);
      expect(back.join('')).toBe(raw);
    }
  });
});
