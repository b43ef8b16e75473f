/**
 * What a computer says of itself, as objects of PowerShell, which are never translated:
 *
 *     PS C:\> Get-ComputerInfo
 *
 *     CsDomain       : contoso.example
 *     CsDomainRole   : MemberWorkstation
 *     CsName         : WS07
 *     CsPartOfDomain : True
 *     OsBuildNumber  : 26100
 *     OsName         : Microsoft Windows 11 Enterprise
 *     TimeZone       : (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna
 *
 * gives a `join-state` and a `system-described` of WS07.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-computerinfo.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { membership } from '../membership.ts';
import { objectsIn, startsObjects, type PrintedObject, type PrintedValue } from '../powershell-output.ts';

type Kind = 'join-state' | 'system-described' | 'domain-controller-sign';

export const getComputerInfo = textFormat<Kind>({
  id: 'get-computer-info',
  title: 'System information (Get-ComputerInfo)',
  input: 'text',
  collect: [{ command: 'Get-ComputerInfo', role: 'any' }],
  tells: ['join-state', 'system-described', 'domain-controller-sign'],
  begins: (lines, at) =>
    /^\s*(?:Get-ComputerInfo|gin)\b(?!\s*:)/i.test(lines[at] ?? '') ||
    /^#TYPE .*\bComputerInfo\b/i.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['windowscurrentversion', 'windowseditionid'],
      ['csname', 'csdomain'],
      ['csname', 'cspartofdomain'],
      ['csdomain', 'csdomainrole'],
      ['csname', 'osbuildnumber'],
    ]),
  read,
});

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  for (const object of objectsIn(block)) {
    const { properties } = object;
    const computer = whole(properties.get('csname') ?? properties.get('csdnshostname'));
    const named = computer !== null && /^[\w.-]{1,255}$/.test(computer) ? computer : null;
    yield* described(object, named);
    yield* membership(object, named, {
      part: properties.get('cspartofdomain'),
      role: properties.get('csdomainrole'),
      domain: properties.get('csdomain'),
    });
  }
}

function whole(value: PrintedValue | undefined): string | null {
  return value === undefined || value.truncated || value.value === '' ? null : value.value;
}

function* described(
  { properties }: PrintedObject,
  computer: string | null,
): Iterable<Sighting<'system-described'>> {
  const build = properties.get('osbuildnumber');
  const product = properties.get('osname');
  const zone = properties.get('timezone');
  const cited = build ?? product;
  if (cited === undefined) return;
  const number = /^\d{4,5}$/.exec(build?.value ?? '')?.[0];
  const [offset, sign, hours, minutes] = /^\(UTC(?:([+-])(\d{1,2}):(\d{2}))?\)/.exec(zone?.value ?? '') ?? [];
  const east = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  yield {
    kind: 'system-described',
    at: { line: cited.line },
    text: [product, build, zone].flatMap((one) => one?.text.replace(/\s+/g, ' ') ?? []).join('; '),
    computer,
    says: {
      build: number === undefined ? null : Number(number),
      product: whole(product),
      utcOffset: offset === undefined ? null : sign === '-' ? -east : east,
    },
  };
}
