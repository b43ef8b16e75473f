/**
 * Registry values as PowerShell prints them:
 *
 *     PS C:\> Get-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0
 *
 *     RestrictSendingNTLMTraffic : 2
 *     ClientAllowedNTLMServers   : {nas01, nas02}
 *     PSPath                     : Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0
 *     PSParentPath               : Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa
 *     PSChildName                : MSV1_0
 *
 *     PS C:\> Get-ItemPropertyValue HKLM:\SYSTEM\CurrentControlSet\Control\Lsa -Name LmCompatibilityLevel
 *     5
 *
 * gives a `policy-setting` per value: `PSPath` names the key, or the command does. An error that names its cause in
 * `FullyQualifiedErrorId` (never translated) gives a `setting-undefined`.
 *
 * Commands: https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-itemproperty and
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-itempropertyvalue.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { isTruncated } from '../../windows/fixed-width.ts';
import { policies, policyAt } from '../../windows/policies.ts';
import { textFormat, type Block } from '../format.ts';
import { isNameless, isSecret, machineKey, setting, type SettingValue } from '../registry.ts';

type Kind = 'policy-setting' | 'setting-undefined';

export const getItemproperty = textFormat<Kind>({
  id: 'get-itemproperty',
  title: 'Registry values (Get-ItemProperty)',
  input: 'text',
  collect: [
    {
      command: String.raw`Get-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 | Format-List *`,
      role: 'any',
      hint: 'instead of reg query, where only PowerShell is at hand',
    },
  ],
  tells: ['policy-setting', 'setting-undefined'],
  begins: (lines, at) => COMMAND.test(lines[at] ?? '') || startsList(lines, at),
  read,
});

const COMMAND = /^\s*\(?(?:Get-ItemProperty(?:Value)?|gpv?)\s+.*\b(?:HKLM:|HKEY_LOCAL_MACHINE\\)/i;
const PS_PATH = /^\s*PSPath\s*: (?:Microsoft\.PowerShell\.Core\\)?Registry::(HKEY_\S.*)$/;
/** Properties that the provider adds to those of the key. */
const ADDED = /^(?:PSPath|PSParentPath|PSChildName|PSDrive|PSProvider|PSComputerName|RunspaceId)$/i;

/** The longest list looked at for its `PSPath`: the Lsa key has some forty values. */
const LIST_LINES = 200;

/** True where a list begins that has a `PSPath` of the registry before the next blank line. */
function startsList(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!/^\s*\S.{0,250}? *: |^\s*\S.{0,250}? *:$/.test(line) || (lines[at - 1] ?? '').trim() !== '')
    return false;
  for (let next = at; next < Math.min(lines.length, at + LIST_LINES); next += 1) {
    const text = lines[next] ?? '';
    if (text.trim() === '') return false;
    if (PS_PATH.test(text)) return true;
  }
  return false;
}

interface Property {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly text: string;
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const asked = askedBy(block.command);
  let isList = false;
  for (const list of listsIn(block)) {
    isList = true;
    yield* readList(list);
  }
  const missing = missingIn(block, asked);
  if (missing !== null) yield missing;
  else if (!isList && asked !== null) yield* readBareValue(block, asked);
}

/** Runs of lines without blank ones that have a `PSPath`, taken apart at its colon, which all lines of a list share. */
function* listsIn(block: Block): Iterable<readonly Property[]> {
  let from = 0;
  const { lines, firstLine } = block;
  while (from < lines.length) {
    let to = from;
    while (to < lines.length && (lines[to] ?? '').trim() !== '') to += 1;
    const pathLine = lines.slice(from, to).find((line) => PS_PATH.test(line));
    if (pathLine !== undefined) yield propertiesOf(lines, from, to, firstLine, pathLine.indexOf(':'));
    from = to + 1;
  }
}

function propertiesOf(
  lines: readonly string[],
  from: number,
  to: number,
  firstLine: number,
  colon: number,
): readonly Property[] {
  const properties: Property[] = [];
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? '';
    const name = line.slice(0, colon).trim();
    if (line[colon] === ':' && name !== '') {
      const value = line.slice(colon + 1).trim();
      properties.push({ name, value, line: firstLine + index, text: line.trim() });
      continue;
    }
    // A long value goes on below itself, up to the width of the console.
    const last = line.slice(0, colon + 1).trim() === '' ? properties.pop() : undefined;
    if (last !== undefined) properties.push({ ...last, value: `${last.value}${line.trim()}` });
  }
  return properties;
}

function* readList(properties: readonly Property[]): Iterable<Sighting<Kind> | Note> {
  const written = properties.find(({ name }) => name === 'PSPath')?.value ?? '';
  const key = isTruncated(written) ? null : machineKey(written);
  if (key === null) return;
  const computer = properties.find(({ name }) => name === 'PSComputerName')?.value || null;
  for (const { name, value, line, text } of properties) {
    if (ADDED.test(name) || isNameless(name)) continue;
    if (isTruncated(value) || /(?:\.\.\.|…)\}$/.test(value)) {
      yield {
        code: 'value-cut',
        says: `The value of ${name} is not whole in this file: use reg query, which prints all of it.`,
        line,
      };
      continue;
    }
    const typed = valueOf(value);
    if (isSecret(name, typed)) continue;
    yield {
      kind: 'policy-setting',
      at: { line },
      text: text.slice(0, 400),
      computer,
      says: setting(key, name, typed),
    };
  }
}

/** Numbers are printed decimal, lists and bytes in braces. */
function valueOf(value: string): SettingValue {
  if (/^\d{1,10}$/.test(value)) return Number(value);
  const list = /^\{(.*)\}$/.exec(value)?.[1];
  if (list === undefined) return value;
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

interface Asked {
  readonly key: string;
  readonly name: string | null;
}

/** Key and value name of a command: `-Path` and `-Name` may be left out, then their places count. */
function askedBy(command: string | null): Asked | null {
  if (!COMMAND.test(command ?? '')) return null;
  const words = Array.from(
    (command ?? '').split('|', 1)[0]?.matchAll(/"([^"]*)"|'([^']*)'|([^\s()]+)/g) ?? [],
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  ).slice(1);
  const named = new Map<string, string>();
  const placed: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^-(?:LiteralPath|Path|Name|ErrorAction|ea)$/i.test(word)) {
      named.set(word.toLowerCase(), words[at + 1] ?? '');
      at += 1;
    } else if (!word.startsWith('-')) placed.push(word);
  }
  const key = machineKey(named.get('-path') ?? named.get('-literalpath') ?? placed.shift() ?? '');
  const name = named.get('-name') ?? placed.shift() ?? null;
  return key === null || /[*?,]/.test(`${key}${name ?? ''}`) ? null : { key, name };
}

const ERROR_ID =
  /FullyQualifiedErrorId\s*: (PathNotFound|System\.Management\.Automation\.PSArgumentException),Microsoft\.PowerShell\.Commands\.GetItemProperty(?:Value)?Command/;

function missingIn(block: Block, asked: Asked | null): Sighting<'setting-undefined'> | null {
  if (asked === null) return null;
  const index = block.lines.findIndex((line) => line.length < 400 && ERROR_ID.test(line));
  const line = block.lines[index];
  if (line === undefined) return null;
  const wholeKey = ERROR_ID.exec(line)?.[1] === 'PathNotFound';
  if (!wholeKey && asked.name === null) return null;
  return {
    kind: 'setting-undefined',
    at: { line: block.firstLine + index },
    text: line.trim(),
    says: wholeKey
      ? { path: asked.key, whole: 'key' }
      : { path: `${asked.key}\\${(asked.name ?? '').toLowerCase()}`, whole: 'value' },
  };
}

/** Policies whose value is a list: a single name in it looks like a text here. */
const LISTS: ReadonlySet<string> = new Set([
  policies['P-OUTX'].id,
  policies['P-DOMX'].id,
  policies['P-SMBBLKX'].id,
]);

/** `Get-ItemPropertyValue` prints the value alone; the items of a list stand one below the other. */
function* readBareValue(block: Block, { key, name }: Asked): Iterable<Sighting<Kind>> {
  if (name === null || !/^\s*(?:Get-ItemPropertyValue|gpv)\b/i.test(block.command ?? '')) return;
  const from = block.lines.findIndex((line) => line.trim() !== '');
  const items = from < 0 ? [] : block.lines.slice(from).map((line) => line.trim());
  const end = items.indexOf('');
  const values = end < 0 ? items : items.slice(0, end);
  const [first] = values;
  // An error of PowerShell 7 is one line of words behind the command's name.
  if (first === undefined || /^Get-ItemProperty/i.test(first)) return;
  const isList = LISTS.has(policyAt(`${key}\\${name.toLowerCase()}`) ?? '');
  if (values.length > 1 && !isList) return;
  const value = isList ? values : valueOf(first);
  if (isSecret(name, value)) return;
  yield {
    kind: 'policy-setting',
    at: { line: block.firstLine + from },
    text: `${name}: ${values.join(', ')}`.slice(0, 400),
    says: setting(key, name, value),
  };
}
