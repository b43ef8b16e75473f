/**
 * The SPNs of accounts, from the ActiveDirectory module:
 *
 *     PS C:\> Get-ADComputer FS01 -Properties servicePrincipalName
 *
 *     DistinguishedName    : CN=FS01,OU=Servers,DC=contoso,DC=example
 *     Name                 : FS01
 *     servicePrincipalName : {HOST/FS01, HOST/fs01.contoso.example, cifs/files.contoso.example}
 *
 * gives a `spn-list` for each account, as `setspn -L` does. PowerShell prints four values of a list and then `...`, unless
 * $FormatEnumerationLimit is set: such a list is not complete, and what it does not show may be there all the same.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/activedirectory/get-adcomputer; the limit:
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_preference_variables.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { spn } from '../../windows/names.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, type PrintedValue } from '../powershell-output.ts';

export const getAdAccount = textFormat<'spn-list'>({
  id: 'get-ad-account',
  title: 'SPNs of accounts (Get-ADComputer, Get-ADUser, Get-ADServiceAccount)',
  input: 'text',
  collect: [
    {
      command:
        '$FormatEnumerationLimit = -1; Get-ADComputer <server> -Properties servicePrincipalName | Format-List DistinguishedName,servicePrincipalName',
      role: 'any',
      hint: 'where the ActiveDirectory module is installed; elsewhere setspn -L says the same',
    },
  ],
  tells: ['spn-list'],
  begins: (lines, at) =>
    COMMAND.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['distinguishedname', 'serviceprincipalname'],
      ['distinguishedname', 'serviceprincipalnames'],
    ]),
  read,
});

const COMMAND = /^\s*Get-AD(?:Computer|User|ServiceAccount|Object)\b(?!\s*:)/i;

function* read(block: Block): Iterable<Sighting<'spn-list'> | Note> {
  for (const { properties } of objectsIn(block)) {
    const account = properties.get('distinguishedname');
    const names = properties.get('serviceprincipalname') ?? properties.get('serviceprincipalnames');
    if (account === undefined || names === undefined || !/^(?:CN|OU)=.+,DC=/i.test(account.value)) continue;
    const { written, isComplete } = valuesOf(names);
    if (account.truncated || written === null) {
      yield {
        code: 'value-cut',
        says: 'The console cut the SPNs of this account to fit: export again with Format-List, and $FormatEnumerationLimit = -1.',
        line: names.line,
      };
      continue;
    }
    yield {
      kind: 'spn-list',
      at: { line: names.line },
      text: `${account.text}, ${names.text}`,
      says: {
        account: account.value,
        spns: written.flatMap((name) => spn(name) ?? []),
        complete: isComplete,
      },
    };
  }
}

/** `{HOST/FS01, HOST/fs01.contoso.example...}`: what stands between the braces; null where it is no list. */
function valuesOf({ value }: PrintedValue): {
  readonly written: readonly string[] | null;
  readonly isComplete: boolean;
} {
  const inside = /^\{([^{}]*)\}$/.exec(value)?.[1];
  if (inside === undefined) return { written: null, isComplete: false };
  const isComplete = !/(?:\.\.\.|…)$/.test(inside);
  const written = inside
    .replace(/(?:\.\.\.|…)$/, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { written, isComplete };
}
