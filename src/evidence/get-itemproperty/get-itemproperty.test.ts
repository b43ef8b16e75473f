import { describe, expect, it } from 'vitest';
import { getItemproperty } from './get-itemproperty.ts';

const read = (command: string | null, ...lines: string[]): unknown[] =>
  Array.from(getItemproperty.read({ file: 'x.txt', lines, firstLine: 1, command }), (found) =>
    'says' in found && 'kind' in found ? found.says : found.code,
  );

const LSA = String.raw`HKLM:\SYSTEM\CurrentControlSet\Control\Lsa`;

describe('Get-ItemProperty', () => {
  it('reads a value printed alone only where the command tells what it is', () => {
    expect(read(`Get-ItemPropertyValue ${LSA} LmCompatibilityLevel`, '5')).toMatchObject([{ value: 5 }]);
    expect(
      read(`Get-ItemPropertyValue ${LSA}\\MSV1_0 -Name ClientAllowedNTLMServers`, 'nas01'),
    ).toMatchObject([{ value: ['nas01'] }]);
    expect(read(null, '5')).toEqual([]);
    expect(read(`Get-ItemPropertyValue ${LSA}* LmCompatibilityLevel`, '5')).toEqual([]);
    expect(read(`Get-ItemPropertyValue ${LSA} LmCompatibilityLevel`, '5', 'which is fine')).toEqual([]);
    expect(
      read(`Get-ItemPropertyValue ${LSA} X`, 'Get-ItemPropertyValue: Property X does not exist at path …'),
    ).toEqual([]);
  });

  it('takes a line that stands out of line for no part of the value above it', () => {
    expect(
      read(
        null,
        'A      : 1',
        'and a remark',
        String.raw`PSPath : Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\SYSTEM\X`,
      ),
    ).toEqual([{ path: 'system\\x\\a', name: 'A', value: 1 }]);
  });

  it('is not any list with a colon', () => {
    expect(getItemproperty.begins(['Name : x', 'Status : OK', ''], 0)).toBe(false);
    expect(getItemproperty.begins([`Get-ItemProperty ${LSA}`], 0)).toBe(true);
    expect(getItemproperty.begins(['Get-ItemProperty C:\\temp\\x.txt'], 0)).toBe(false);
  });
});
