/**
 * Mapped drives of the client:
 *
 *     PS C:\> Get-SmbMapping
 *
 *     Status      Local Path Remote Path
 *     ------      ---------- -----------
 *     Unavailable Y:         \\files\finance
 *
 * gives a `smb-mapping`.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbmapping; numbers of Status:
 * https://learn.microsoft.com/en-us/previous-versions/windows/desktop/smb/msft-smbmapping.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects } from '../powershell-output.ts';

export const getSmbMapping = textFormat<'smb-mapping'>({
  id: 'get-smb-mapping',
  title: 'SMB mappings (Get-SmbMapping)',
  input: 'text',
  collect: [
    { command: 'Get-SmbMapping | Format-List *', role: 'client', first: true, hint: 'as the affected user' },
  ],
  tells: ['smb-mapping'],
  begins: (lines, at) =>
    /^\s*Get-Smb(?:Global)?Mapping\b(?!\s*:)/i.test(lines[at] ?? '') ||
    /^#TYPE .*MSFT_Smb(?:Global)?Mapping\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['localpath', 'remotepath', 'status'],
      ['localpath', 'remotepath'],
    ]),
  read,
});

/** The words of the property are English everywhere; `Export-Csv` may write the number. */
const STATUS: ReadonlyMap<string, boolean> = new Map([
  ['ok', true],
  ['0', true],
  ['paused', false],
  ['1', false],
  ['disconnected', false],
  ['2', false],
  ['networkerror', false],
  ['3', false],
  ['connecting', false],
  ['4', false],
  ['reconnecting', false],
  ['5', false],
  ['unavailable', false],
  ['6', false],
]);

function* read(block: Block): Iterable<Sighting<'smb-mapping'> | Note> {
  for (const { line, text, properties } of objectsIn(block)) {
    const remote = properties.get('remotepath');
    if (remote === undefined || !remote.value.startsWith('\\\\')) continue;
    if (remote.truncated) {
      yield {
        code: 'value-cut',
        says: 'The console cut the path in this row to fit: export again with Format-List.',
        line,
      };
      continue;
    }
    const status = properties.get('status')?.value ?? '';
    yield {
      kind: 'smb-mapping',
      at: { line: remote.line },
      text: remote.text === text ? text : remote.text,
      computer: properties.get('pscomputername')?.value || null,
      says: {
        local: properties.get('localpath')?.value || null,
        remote: remote.value,
        ok: STATUS.get(status.replace(/\s/g, '').toLowerCase()) ?? null,
        status,
      },
    };
  }
}
