/**
 * A part of the registry as the registry editor and `reg export` write it:
 *
 *     Windows Registry Editor Version 5.00
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0]
 *     "RestrictSendingNTLMTraffic"=dword:00000002
 *     "ClientAllowedNTLMServers"=hex(7):6e,00,61,00,73,00,30,00,31,00,00,00,00,00
 *
 * gives a `policy-setting` per value, and a `setting-undefined` for a policy that a key lacks. Nothing marks an export as whole,
 * and people cut such files down to a few lines: a key counts as whole only while it holds what Windows itself keeps there and
 * nobody writes by hand. A file that deletes something was written to be imported: what it holds is an
 * intention and no state, so it gives none.
 *
 * Format: https://support.microsoft.com/topic/how-to-add-modify-or-delete-registry-subkeys-and-values-by-using-a-reg-file-9c7f37cf-a5e9-e1cd-c4fa-2a26218a1a23.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { misplaced, policyAt } from '../../windows/policies.ts';
import { documentFormat, type Document, type Opened } from '../format.ts';
import { isNameless, isSecret, machineKey, MOST_VALUES, setting, valuesLeftOut } from '../registry.ts';
import { unlistedIn } from '../whole-key.ts';
import { entriesIn, type RegEntry } from './entries.ts';
import { shownLines } from './shown-lines.ts';

type Kind = 'policy-setting' | 'setting-undefined';

/** Values that Windows' setup puts under a key on every computer. */
const KEPT_BY_WINDOWS: Readonly<Record<string, string>> = {
  'system\\currentcontrolset\\control\\lsa': 'bounds',
  'system\\currentcontrolset\\control\\lsa\\msv1_0': 'auth132',
  'system\\currentcontrolset\\services\\lanmanserver\\parameters': 'servicedll',
  'system\\currentcontrolset\\services\\lanmanworkstation\\parameters': 'servicedll',
};

export const regFile = documentFormat<Kind>({
  id: 'reg-file',
  title: 'Registry export (.reg)',
  input: 'document',
  collect: [
    {
      command: String.raw`reg export HKLM\SYSTEM\CurrentControlSet\Control\Lsa C:\temp\lsa.reg /y`,
      role: 'any',
      hint: 'as administrator, where a file is easier to bring than a console output; name the file after the computer',
    },
  ],
  tells: ['policy-setting', 'setting-undefined'],
  recognises: ({ text }) =>
    /^\s{0,20}(?:Windows Registry Editor Version 5\.00|REGEDIT4)[ \t]*(?:[\r\n]|$)/.test(text),
  open,
});

function open({ text }: Document): Opened<Kind> {
  const lines = text.split(/\r\n|\r|\n/);
  const isAnsi = /^\s{0,20}REGEDIT4/.test(text);
  const entries = entriesIn(lines, isAnsi ? 'windows-1252' : 'utf-16le');
  return {
    lines: shownLines(lines, entries),
    language: null,
    entries: entries.length,
    found: found(entries, lines),
  };
}

function* found(entries: readonly RegEntry[], lines: readonly string[]): Iterable<Sighting<Kind> | Note> {
  const deletion = entries.find(({ kind }) => kind === 'deletion');
  if (deletion !== undefined) {
    yield {
      code: 'file-to-import',
      says: 'This file deletes keys or values: it was written to be imported and shows no computer as it is. Export the live key with: reg export KEY FILE.',
      line: deletion.line,
    };
    return;
  }
  let taken = 0;
  let left = 0;
  for (const entry of entries) {
    if (entry.kind === 'damage') {
      yield {
        code: 'line-unreadable',
        says: `This registry value could not be read and was passed over: ${entry.name.slice(0, 80)}`,
        line: entry.line,
      };
      continue;
    }
    const key = entry.kind === 'value' ? machineKey(entry.key) : null;
    if (key === null || entry.kind !== 'value' || isNameless(entry.name)) continue;
    if (isSecret(entry.name, entry.value)) continue;
    const path = `${key}\\${entry.name.toLowerCase()}`;
    if (taken >= MOST_VALUES && policyAt(path) === null && misplaced(path) === null) left += 1;
    else {
      taken += 1;
      yield {
        kind: 'policy-setting',
        at: { line: entry.line },
        text: entry.text,
        says: setting(key, entry.name, entry.value),
      };
    }
  }
  yield* unlisted(entries, lines);
  if (left > 0) yield valuesLeftOut(left);
  if (taken === 0 && entries.some(({ kind }) => kind === 'value')) {
    yield {
      code: 'no-computer-values',
      says: 'This export holds no values of the computer (HKEY_LOCAL_MACHINE), so it says nothing about its policies.',
    };
  }
}

/** A blank line ends the values of a key, as in every export; a remark is of a hand that edited the file. */
function* unlisted(
  entries: readonly RegEntry[],
  lines: readonly string[],
): Iterable<Sighting<'setting-undefined'>> {
  if (entries.some(({ kind }) => kind === 'damage') || lines.some((line) => line.startsWith(';'))) return;
  const values = entries.filter((entry) => entry.kind === 'value');
  for (const written of new Set(values.map((entry) => entry.key))) {
    const own = values.filter((entry) => entry.key === written);
    const [first, last] = [own[0], own[own.length - 1]];
    const key = machineKey(written);
    if (key === null || first === undefined || last === undefined) continue;
    const names = new Set(own.map(({ name }) => name.toLowerCase()));
    // The text ends with a line break behind the blank line.
    const isEnded = lines[last.lastLine]?.trim() === '' && lines.length > last.lastLine + 1;
    if (!isEnded || !names.has(KEPT_BY_WINDOWS[key] ?? '')) continue;
    const line = lines.lastIndexOf(`[${written}]`, first.line - 1) + 1;
    for (const says of unlistedIn(key, names)) {
      yield { kind: 'setting-undefined', at: { line: line || first.line }, text: `[${written}]`, says };
    }
  }
}
