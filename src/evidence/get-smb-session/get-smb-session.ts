/**
 * Who is connected to the file server:
 *
 *     PS C:\> Get-SmbSession
 *
 *     SessionId    ClientComputerName ClientUserName NumOpens
 *     ---------    ------------------ -------------- --------
 *     549755813893 10.0.0.7           CONTOSO\mara   2
 *
 * gives a `smb-session`. It shows which account really arrived; whether by Kerberos or NTLM only event 4624 tells.
 * Get-SmbOpenFile prints both names too: who has a file open has a session.
 *
 * Commands: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbsession and
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbopenfile.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects } from '../powershell-output.ts';

export const getSmbSession = textFormat<'smb-session'>({
  id: 'get-smb-session',
  title: 'SMB sessions (Get-SmbSession)',
  input: 'text',
  collect: [
    {
      command: 'Get-SmbSession | Format-List ClientComputerName,ClientUserName,Dialect',
      role: 'server',
      hint: 'on the file server, while somebody is connected; needs an elevated PowerShell',
    },
  ],
  tells: ['smb-session'],
  begins: (lines, at) =>
    /^\s*Get-Smb(?:Session|OpenFile)\b(?!\s*:)/i.test(lines[at] ?? '') ||
    /^#TYPE .*MSFT_Smb(?:Session|OpenFile)\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [['clientcomputername', 'clientusername']]),
  read,
});

function* read(block: Block): Iterable<Sighting<'smb-session'> | Note> {
  for (const { line, text, properties } of objectsIn(block)) {
    const client = properties.get('clientcomputername');
    if (client === undefined || client.value === '') continue;
    const user = properties.get('clientusername');
    if (client.truncated || user?.truncated === true) {
      yield {
        code: 'value-cut',
        says: 'The console cut a name in this row to fit: export again with Format-List.',
        line,
      };
      continue;
    }
    yield {
      kind: 'smb-session',
      at: { line: client.line },
      text: client.text === text || user === undefined ? client.text : `${client.text}, ${user.text}`,
      computer: properties.get('pscomputername')?.value || null,
      says: {
        client: client.value,
        user: user?.value || null,
        dialect: properties.get('dialect')?.value || null,
      },
    };
  }
}
