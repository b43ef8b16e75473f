/**
 * Open SMB connections of the client:
 *
 *     PS C:\> Get-SmbConnection
 *
 *     ServerName ShareName UserName     Credential   Dialect NumOpens
 *     ---------- --------- --------     ----------   ------- --------
 *     files      finance   CONTOSO\mara CONTOSO\mara 3.1.1   2
 *
 * gives a `smb-connection`. It never tells Kerberos from NTLM, but it shows the name in use (an address means NTLM) and a
 * credential typed without domain (`\mara`: an account of the server itself).
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbconnection.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, truth } from '../powershell-output.ts';

export const getSmbConnection = textFormat<'smb-connection'>({
  id: 'get-smb-connection',
  title: 'SMB connections (Get-SmbConnection)',
  input: 'text',
  collect: [
    {
      command: 'Get-SmbConnection | Format-List *',
      role: 'client',
      first: true,
      hint: 'as the affected user; needs an elevated PowerShell',
    },
  ],
  tells: ['smb-connection'],
  begins: (lines, at) =>
    /^\s*Get-SmbConnection\b(?!\s*:)/i.test(lines[at] ?? '') ||
    /^#TYPE .*MSFT_SmbConnection\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['servername', 'sharename', 'dialect'],
      ['servername', 'sharename', 'credential'],
    ]),
  read,
});

function* read(block: Block): Iterable<Sighting<'smb-connection'> | Note> {
  for (const { line, text, properties } of objectsIn(block)) {
    const server = properties.get('servername');
    const share = properties.get('sharename');
    if (server === undefined || share === undefined || server.value === '') continue;
    if (server.truncated || share.truncated) {
      yield {
        code: 'value-cut',
        says: 'The console cut a name in this row to fit: export again with Format-List.',
        line,
      };
      continue;
    }
    const whole = (name: string): string | null => {
      const value = properties.get(name);
      return value === undefined || value.truncated || value.value === '' ? null : value.value;
    };
    yield {
      kind: 'smb-connection',
      at: { line: server.line },
      text: server.text === text ? text : `${server.text}, ${share.text}`,
      computer: whole('pscomputername'),
      says: {
        server: server.value,
        share: share.value,
        user: whole('username'),
        credential: whole('credential'),
        dialect: whole('dialect'),
        signed: truth(properties.get('signed')?.value),
        encrypted: truth(properties.get('encrypted')?.value),
      },
    };
  }
}
