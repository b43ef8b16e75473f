/**
 * Shares of the file server:
 *
 *     PS C:\> Get-SmbShare
 *
 *     Name    ScopeName Path       Description
 *     ----    --------- ----       -----------
 *     finance *         D:\finance
 *
 * gives a `smb-share`; `Format-List *` shows EncryptData too.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbshare.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, truth } from '../powershell-output.ts';

export const getSmbShare = textFormat<'smb-share'>({
  id: 'get-smb-share',
  title: 'SMB shares (Get-SmbShare)',
  input: 'text',
  collect: [
    { command: 'Get-SmbShare | Format-List *', role: 'server', first: true, hint: 'on the file server' },
  ],
  tells: ['smb-share'],
  begins: (lines, at) =>
    /^\s*Get-SmbShare\b(?!\s*:)(?!.{0,300}-SmbShareAccess\b)/i.test(lines[at] ?? '') ||
    /^#TYPE .*MSFT_SmbShare\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['name', 'scopename', 'path'],
      ['name', 'scopename', 'description'],
      ['name', 'path', 'encryptdata'],
    ]),
  read,
});

function* read(block: Block): Iterable<Sighting<'smb-share'> | Note> {
  for (const { line, text, properties } of objectsIn(block)) {
    const name = properties.get('name');
    if (name === undefined || name.value === '') continue;
    if (name.truncated) {
      yield {
        code: 'value-cut',
        says: 'The console cut the name of this share to fit: export again with Format-List.',
        line,
      };
      continue;
    }
    const path = properties.get('path');
    yield {
      kind: 'smb-share',
      at: { line: name.line },
      text: name.text === text ? text : name.text,
      computer: properties.get('pscomputername')?.value || null,
      says: {
        name: name.value,
        path: path === undefined || path.truncated || path.value === '' ? null : path.value,
        encryptData: truth(properties.get('encryptdata')?.value),
      },
    };
  }
}
