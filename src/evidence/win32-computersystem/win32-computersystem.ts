/**
 * Whether a computer belongs to a domain, in WMI's own words, which are never translated:
 *
 *     PS C:\> Get-CimInstance Win32_ComputerSystem | Format-List Name,Domain,PartOfDomain,DomainRole
 *
 *     Name         : WS07
 *     Domain       : contoso.example
 *     PartOfDomain : True
 *     DomainRole   : 1
 *
 * gives a `join-state` of WS07, and for a domain controller (DomainRole 4 or 5) a `domain-controller-sign`. `Domain` alone
 * is no answer: in a workgroup it holds the workgroup's name.
 *
 * Class: https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-computersystem.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { membership } from '../membership.ts';
import { objectsIn, startsObjects, type PrintedObject } from '../powershell-output.ts';

type Kind = 'join-state' | 'domain-controller-sign';

export const win32ComputerSystem = textFormat<Kind>({
  id: 'win32-computersystem',
  title: 'Domain membership (Win32_ComputerSystem)',
  input: 'text',
  collect: [
    {
      command: 'Get-CimInstance Win32_ComputerSystem | Format-List Name,Domain,PartOfDomain,DomainRole',
      role: 'any',
    },
  ],
  tells: ['join-state', 'domain-controller-sign'],
  begins: (lines, at) =>
    COMMAND.test(lines[at] ?? '') ||
    /^#TYPE .*\bWin32_ComputerSystem\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['domain', 'partofdomain'],
      ['domain', 'domainrole'],
      ['name', 'partofdomain'],
      ['domain', 'primaryownername', 'totalphysicalmemory'],
    ]),
  read,
});

const COMMAND =
  /^\s*\(?\s*(?:Get-CimInstance|Get-WmiObject|gcim|gwmi)\s+(?:-Class(?:Name)?\s+)?["']?(?:CIM|Win32)_ComputerSystem\b/i;

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  for (const object of objectsIn(block)) {
    const name = object.properties.get('name');
    if (name?.truncated === true) {
      yield {
        code: 'value-cut',
        says: 'The console cut the name of this computer to fit: export again with Format-List.',
        line: name.line,
      };
    }
    const part = object.properties.get('partofdomain');
    const role = object.properties.get('domainrole');
    const domain = object.properties.get('domain');
    yield* membership(object, nameOf(object), { part, role, domain });
    if (domain !== undefined && part === undefined && role === undefined) {
      yield {
        code: 'membership-not-shown',
        says: 'This name may be a domain or a workgroup: add PartOfDomain, as in Get-CimInstance Win32_ComputerSystem | Format-List Name,Domain,PartOfDomain,DomainRole.',
        line: domain.line,
      };
    }
  }
}

function nameOf({ properties }: PrintedObject): string | null {
  const name = properties.get('name') ?? properties.get('pscomputername');
  return name === undefined || name.truncated || !/^[\w.-]{1,255}$/.test(name.value) ? null : name.value;
}
