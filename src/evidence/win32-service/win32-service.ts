/**
 * The accounts under which services run, from WMI:
 *
 *     PS C:\> Get-CimInstance Win32_Service -Filter "Name='MSSQLSERVER'" | Format-List Name,StartName
 *
 *     Name      : MSSQLSERVER
 *     StartName : NT Service\MSSQLSERVER
 *
 *     C:\>wmic service where name='MSSQLSERVER' get name,startname
 *     Name         StartName
 *     MSSQLSERVER  NT Service\MSSQLSERVER
 *
 * gives a `service-identity` for each. wmic prints properties in the order of the alphabet, as a table without dashes, as
 * `Name=Value`, or as CSV. Get-Service of Windows PowerShell knows no account; that of PowerShell 7 has it as UserName.
 *
 * Class: https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-service.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects } from '../powershell-output.ts';
import { startsWmic, wmicRows } from './wmic.ts';

export const win32Service = textFormat<'service-identity'>({
  id: 'win32-service',
  title: 'Accounts of services (Win32_Service, wmic)',
  input: 'text',
  collect: [
    {
      command: 'Get-CimInstance Win32_Service | Format-List Name,StartName',
      role: 'client',
      hint: 'on the computer on which the service runs',
    },
  ],
  tells: ['service-identity'],
  begins: (lines, at) =>
    COMMAND.test(lines[at] ?? '') ||
    startsWmic(lines, at) ||
    startsObjects(lines, at, [
      ['name', 'startname'],
      ['name', 'username', 'servicename'],
    ]),
  read,
});

const COMMAND =
  /^\s*(?:\(?(?:Get-CimInstance|Get-WmiObject|gcim|gwmi)\b(?!\s*:).{0,200}\bWin32_Service\b|wmic(?:\.exe)?\s.{0,300}\bservice\b|Get-Service\b(?!\s*:).{0,300}\bUserName\b)/i;

function* read(block: Block): Iterable<Sighting<'service-identity'> | Note> {
  let found = 0;
  for (const { name, account, computer, line, text } of rowsOf(block)) {
    found += 1;
    if (/(?:…|\.\.\.)$/.test(name) || /(?:…|\.\.\.)$/.test(account)) {
      yield {
        code: 'value-cut',
        says: 'The console cut a name in this row to fit: export again with Format-List.',
        line,
      };
    } else if (name !== '' && account !== '') {
      yield { kind: 'service-identity', at: { line }, text, computer, says: { service: name, account } };
    }
  }
  if (found === 0 && block.lines.some((line) => line.trim() !== '')) {
    yield {
      code: 'no-account',
      says: 'This output does not show the accounts of the services: add | Format-List Name,StartName.',
      line: block.firstLine,
    };
  }
}

interface Row {
  readonly name: string;
  readonly account: string;
  readonly computer: string | null;
  readonly line: number;
  readonly text: string;
}

function rowsOf(block: Block): Row[] {
  const rows = wmicRows(block.lines).map(({ properties, index, text }): Row => ({
    name: properties.get('name') ?? '',
    account: properties.get('startname') ?? '',
    computer: properties.get('systemname') || null,
    line: block.firstLine + index,
    text,
  }));
  if (rows.length > 0) return rows;
  return objectsIn(block).flatMap(({ properties, text }) => {
    const name = properties.get('name');
    const account = properties.get('startname') ?? properties.get('username');
    if (name === undefined || account === undefined) return [];
    const owner =
      properties.get('pscomputername')?.value ||
      properties.get('systemname')?.value ||
      properties.get('node')?.value;
    const shown = account.text === text ? text : `${name.text}, ${account.text}`;
    return [
      { name: name.value, account: account.value, computer: owner || null, line: account.line, text: shown },
    ];
  });
}
