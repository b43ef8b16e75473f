/**
 * Files that Windows keeps inside a GPO, known by the names it gives them: `GptTmpl.inf` (MS-GPSB 2.2) and folders as
 * `\\contoso.example\SYSVOL\contoso.example\Policies\{GUID}\Machine\…` (MS-GPOL 2.2.4).
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpsb/ and
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpol/.
 */

import type { Note } from '../facts/reading.ts';

const GUID = String.raw`\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}`;
const IN_GPO = new RegExp(String.raw`(?:^|[\\/])${GUID}[\\/](?:DomainSysvol[\\/]GPO[\\/])?Machine[\\/]`, 'i');
const IN_SYSVOL = new RegExp(String.raw`(?:^|[\\/])Policies[\\/](${GUID})[\\/]`, 'i');

/** True for a security template that a GPO holds, false for one that was exported from a computer. */
export function isTemplateOfGpo(file: string): boolean {
  // Browsers and people put something before or behind it: `DC01-GptTmpl.inf`, `GptTmpl (1).inf`.
  return /GptTmpl[^\\/]{0,8}\.inf$/i.test(file) || IN_GPO.test(file);
}

/** The two GPOs that every domain has have the same GUID everywhere. */
const DEFAULT_GPOS: Readonly<Record<string, string>> = {
  '{31b2f340-016d-11d2-945f-00c04fb984f9}': 'Default Domain Policy',
  '{6ac1786c-016f-11d2-945f-00c04fb984f9}': 'Default Domain Controllers Policy',
};

/** The GPO whose folder a file lies in: its name where it is one of the default ones, else its GUID; null elsewhere. */
export function gpoOfPath(file: string): string | null {
  // In a backup the folder bears the GUID of the backup, not of the GPO.
  const guid = IN_SYSVOL.exec(file)?.[1];
  return guid === undefined ? null : (DEFAULT_GPOS[guid.toLowerCase()] ?? guid.toUpperCase());
}

/** User rights in a GPO say who shall have them, on computers that nobody names. */
export function rightsOfGpo(line: number): Note {
  return {
    code: 'rights-of-a-gpo',
    says: 'This file is of a GPO: its user rights say nothing about a computer and were left out. secedit /export on the server shows those that hold there.',
    line,
  };
}
