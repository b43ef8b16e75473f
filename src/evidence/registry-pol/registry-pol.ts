/**
 * The registry policy file of a GPO, `Registry.pol` (`\\contoso.example\SYSVOL\…\Policies\{GUID}\Machine\Registry.pol`, or
 * out of `Backup-GPO`). It is binary; as text an entry says
 *
 *     Software\Policies\Microsoft\Windows\LanmanWorkstation  BlockNTLM  REG_DWORD  1
 *
 * and gives a `gpo-setting`: what the GPO holds, whether or not it reaches a computer. Entries that remove a value are no
 * setting. Security options are not in this file but in `GptTmpl.inf`.
 *
 * Format: MS-GPREG 2.2.1 (https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpreg/) and
 * https://learn.microsoft.com/en-us/previous-versions/windows/desktop/policy/registry-policy-file-format.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { misplaced, policies, policyAt } from '../../windows/policies.ts';
import { documentFormat, Unreadable, type Document, type Opened } from '../format.ts';
import {
  isNameless,
  isSecret,
  machinePath,
  MOST_VALUES,
  REMOVED,
  setting,
  shownValue,
  valueOfBytes,
  valuesLeftOut,
} from '../registry.ts';
import { polEntries, type PolEntry } from './entries.ts';

type Kind = 'gpo-setting';

export const registryPol = documentFormat<Kind>({
  id: 'registry-pol',
  title: 'Registry policy of a GPO (Registry.pol)',
  input: 'document',
  collect: [
    {
      command: String.raw`Backup-GPO -Name "<gpo>" -Path C:\temp\gpo`,
      role: 'domain-controller',
      hint: 'in PowerShell; drop the whole folder: it holds Registry.pol, GptTmpl.inf and gpreport.xml',
    },
  ],
  tells: ['gpo-setting'],
  recognises: ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x52 && bytes[2] === 0x65 && bytes[3] === 0x67,
  open,
});

function open({ file, bytes }: Document): Opened<Kind> {
  if (bytes.length < 8) {
    throw new Unreadable(
      'registry-pol-cut',
      'This Registry.pol was cut behind its signature: copy it again from the GPO.',
    );
  }
  const { entries, damage } = polEntries(bytes);
  return {
    lines: entries.map(lineOf),
    language: null,
    entries: entries.length,
    found: found(entries, damage, ofUser(file)),
  };
}

/** Windows keeps the settings for users in a file of the same name in the folder `User`. */
function ofUser(file: string): boolean {
  return /(?:^|[\\/])user[\\/]registry\.pol$/i.test(file);
}

/** `**del.NAME`, `**DeleteValues`, `**SecureKey`: what Windows does with the key instead of writing a value. */
const DIRECTIVE = /^\*\*(?!soft\.)/i;
/** A value that is only written where none stands. */
const SOFT = /^\*\*soft\./i;

function* found(
  entries: readonly PolEntry[],
  damage: string | null,
  user: boolean,
): Iterable<Sighting<Kind> | Note> {
  let left = 0;
  let taken = 0;
  for (const [index, entry] of user ? [] : entries.entries()) {
    const at = { line: index + 1 };
    const key = machinePath(entry.key);
    if (DIRECTIVE.test(entry.name)) {
      yield* removal(entry, key, at.line);
      continue;
    }
    const name = entry.name.replace(SOFT, '');
    const value = valueOfBytes(entry.type, entry.data);
    if (isNameless(name)) continue;
    if (value === null) {
      yield {
        code: 'entry-unreadable',
        says: `The data of ${name} do not fit their type, so this entry was passed over.`,
        ...at,
      };
      continue;
    }
    const path = `${key}\\${name.toLowerCase()}`;
    if (isSecret(name, value)) continue;
    if (taken >= MOST_VALUES && policyAt(path) === null && misplaced(path) === null) {
      left += 1;
      continue;
    }
    taken += 1;
    yield {
      kind: 'gpo-setting',
      at,
      text: lineOf(entry).slice(0, 400),
      says: { ...setting(key, name, value), gpo: null },
    };
  }
  if (user) {
    yield {
      code: 'policies-of-users',
      says: 'This Registry.pol holds the settings of a GPO for users; those that decide about NTLM and SMB are in the folder Machine.',
    };
  }
  if (left > 0) yield valuesLeftOut(left);
  if (damage !== null) yield { code: 'document-cut', says: damage, line: Math.max(1, entries.length) };
}

/** A removal is said where it takes away a policy that is known here: `**del.BlockNTLM` is how Windows writes "Disabled". */
function* removal({ name, data, type }: PolEntry, key: string, line: number): Iterable<Note> {
  const one = /^\*\*del\.(.+)$/i.exec(name)?.[1];
  const listed = /^\*\*deletevalues$/i.test(name) ? shownValue(valueOfBytes(type, data) ?? '') : '';
  const removed = one === undefined ? listed.replaceAll('"', '').split(';') : [one];
  const all = /^\*\*delvals\.?$/i.test(name);
  const known = Object.values(policies).filter(({ path }) => {
    const slash = path.lastIndexOf('\\');
    const value = path.slice(slash + 1);
    return (
      path.slice(0, slash) === key && (all || removed.some((each) => each.trim().toLowerCase() === value))
    );
  });
  if (known.length === 0) return;
  yield {
    code: 'gpo-removes-value',
    says: `This GPO removes ${known.map((policy) => policy.name).join(', ')} from the computers that it reaches.`,
    line,
  };
}

const TYPES: Readonly<Record<number, string>> = {
  0: 'REG_NONE',
  1: 'REG_SZ',
  2: 'REG_EXPAND_SZ',
  3: 'REG_BINARY',
  4: 'REG_DWORD',
  5: 'REG_DWORD_BIG_ENDIAN',
  7: 'REG_MULTI_SZ',
  11: 'REG_QWORD',
};

/** One line per entry: what the page shows and the facts cite. */
function lineOf({ key, name, type, data }: PolEntry): string {
  const value = valueOfBytes(type, data) ?? `(${data.length} bytes)`;
  const shown = isSecret(name, value) ? REMOVED : shownValue(value);
  return `${key}  ${name}  ${TYPES[type] ?? type}  ${shown}`.replace(/\s*[\r\n]+\s*/g, ' ').trimEnd();
}
