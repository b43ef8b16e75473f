/**
 * Who may do what on a share of the file server:
 *
 *     PS C:\> Get-SmbShareAccess -Name finance
 *
 *     Name    ScopeName AccountName       AccessControlType AccessRight
 *     ----    --------- -----------       ----------------- -----------
 *     finance *         CONTOSO\Finance   Allow             Change
 *
 * gives a `share-permission`: the group CONTOSO\Finance may change files. What the file system allows (NTFS) is another matter.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbshareaccess; numbers of JSON:
 * https://learn.microsoft.com/en-us/previous-versions/windows/desktop/smb/msft-smbshareaccesscontrolentry.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects } from '../powershell-output.ts';

export const getSmbShareAccess = textFormat<'share-permission'>({
  id: 'get-smb-share-access',
  title: 'Share permissions (Get-SmbShareAccess)',
  input: 'text',
  collect: [
    {
      command: 'Get-SmbShare | Get-SmbShareAccess | Format-List *',
      role: 'server',
      hint: 'on the file server',
    },
  ],
  tells: ['share-permission'],
  begins: (lines, at) =>
    COMMAND.test(lines[at] ?? '') ||
    /^#TYPE .*MSFT_SmbShareAccessControlEntry\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [['accountname', 'accesscontroltype', 'accessright']]),
  read,
});

const COMMAND =
  /^\s*(?:Get-SmbShare\b.{0,200}\|\s*)?(?:Get|Grant|Block|Unblock|Revoke)-SmbShareAccess\b(?!\s*:)/i;

const ACCESS: ReadonlyMap<string, Payloads['share-permission']['access']> = new Map([
  ['allow', 'allow'],
  ['0', 'allow'],
  ['deny', 'deny'],
  ['1', 'deny'],
]);

const RIGHTS: ReadonlyMap<string, string> = new Map([
  ['full', 'Full'],
  ['0', 'Full'],
  ['change', 'Change'],
  ['1', 'Change'],
  ['read', 'Read'],
  ['2', 'Read'],
  ['custom', 'Custom'],
  ['3', 'Custom'],
]);

function* read(block: Block): Iterable<Sighting<'share-permission'> | Note> {
  const asked = /-SmbShareAccess\s+(?:-Name\s+)?["']?([^\s"'|-][^\s"'|]{0,80})/i.exec(
    block.command ?? '',
  )?.[1];
  for (const { line, text, properties } of objectsIn(block)) {
    const account = properties.get('accountname');
    const access = ACCESS.get(properties.get('accesscontroltype')?.value.toLowerCase() ?? '');
    const right = RIGHTS.get(properties.get('accessright')?.value.toLowerCase() ?? '');
    const share = properties.get('name');
    const name = share?.value ?? asked ?? '';
    if (account === undefined || account.value === '' || access === undefined || right === undefined)
      continue;
    if (account.truncated || share?.truncated === true) {
      yield {
        code: 'value-cut',
        says: 'The console cut a name in this row to fit: export again with Format-List.',
        line,
      };
      continue;
    }
    if (name === '') {
      yield {
        code: 'share-not-shown',
        says: 'This output does not show which share it is of: repeat Get-SmbShareAccess with | Format-List *.',
        line,
      };
      continue;
    }
    yield {
      kind: 'share-permission',
      at: { line: account.line },
      text:
        account.text === text
          ? text
          : `${name}: ${account.text}, ${properties.get('accesscontroltype')?.text ?? ''}, ${properties.get('accessright')?.text ?? ''}`,
      computer: properties.get('pscomputername')?.value || null,
      says: { share: name, account: account.value, right, access },
    };
  }
}
