/**
 * What the SMB client or server of a computer really uses, policy and local settings together:
 *
 *     PS C:\> Get-SmbClientConfiguration
 *
 *     BlockNTLM                             : False
 *     EnableInsecureGuestLogons             : False
 *     RequireSecuritySignature              : True
 *
 * gives one `smb-configuration` per property. Both commands share names (RequireSecuritySignature): which side it is
 * comes from the command line or from a property that only one of them has, and is never guessed.
 *
 * Commands: https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbclientconfiguration and
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbserverconfiguration.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, truth, type PrintedValue } from '../powershell-output.ts';
import { CLIENT_ONLY, SERVER_ONLY } from './properties.ts';

type Side = Payloads['smb-configuration']['side'];

export const getSmbConfiguration = textFormat<'smb-configuration'>({
  id: 'get-smb-configuration',
  title: 'SMB configuration (Get-SmbClientConfiguration, Get-SmbServerConfiguration)',
  input: 'text',
  collect: [
    { command: 'Get-SmbClientConfiguration', role: 'client', first: true },
    { command: 'Get-SmbServerConfiguration', role: 'server', first: true, hint: 'on the file server' },
  ],
  tells: ['smb-configuration'],
  begins: (lines, at) =>
    sideOfCommand(lines[at] ?? '') !== null ||
    startsObjects(lines, at, [
      ...[...CLIENT_ONLY, ...SERVER_ONLY].map((name) => [name]),
      ['requiresecuritysignature', 'enablesecuritysignature'],
    ]),
  read,
});

function* read(block: Block): Iterable<Sighting<'smb-configuration'> | Note> {
  for (const { line, properties } of objectsIn(block)) {
    const names = [...properties.keys()];
    const side = sideOfCommand(block.command ?? '') ?? sideOfNames(names);
    if (side === null) {
      yield {
        code: 'side-unknown',
        says: 'Client or server? These properties exist on both: repeat the command with its line visible.',
        line,
      };
      continue;
    }
    for (const property of properties.values()) yield* readProperty(side, property, properties);
  }
}

function sideOfCommand(line: string): Side | null {
  const side = /^\s*\(?Get-Smb(Client|Server)Configuration\b(?!\s*:)/i.exec(line)?.[1];
  return side === undefined ? null : side.toLowerCase() === 'client' ? 'client' : 'server';
}

function sideOfNames(names: readonly string[]): Side | null {
  const client = names.some((name) => CLIENT_ONLY.has(name));
  const server = names.some((name) => SERVER_ONLY.has(name));
  return client === server ? null : client ? 'client' : 'server';
}

/** Columns that CIM adds to every object. */
const NOISE = /^(?:pscomputername|cim\w+|psshowcomputername|runspaceid)$/;

function* readProperty(
  side: Side,
  { name, value, line, text, truncated }: PrintedValue,
  all: ReadonlyMap<string, PrintedValue>,
): Iterable<Sighting<'smb-configuration'> | Note> {
  if (NOISE.test(name.toLowerCase()) || !/^[A-Za-z]\w*$/.test(name)) return;
  if (truncated || value === 'System.String[]') {
    yield {
      code: 'value-cut',
      says: `The value of ${name} is not whole in this file: export with Format-List.`,
      line,
    };
    return;
  }
  yield {
    kind: 'smb-configuration',
    at: { line },
    text,
    computer: all.get('pscomputername')?.value || null,
    says: { side, name, value: valueOf(name, value) },
  };
}

function valueOf(name: string, written: string): boolean | number | string | readonly string[] {
  const list = /^\{(.*)\}$/.exec(written)?.[1];
  if (list !== undefined || /List$/.test(name)) {
    return (list ?? written)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  const known = truth(written);
  if (known !== null) return known;
  return /^\d{1,10}$/.test(written) ? Number(written) : written;
}
