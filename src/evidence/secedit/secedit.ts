/**
 * Security policy as `secedit` exports it, and as `GptTmpl.inf` holds it in a GPO:
 *
 *     [Unicode]
 *     Unicode=yes
 *     [Registry Values]
 *     MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\RestrictSendingNTLMTraffic=4,2
 *     MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\ClientAllowedNTLMServers=7,nas01,nas02
 *     [Privilege Rights]
 *     SeDenyNetworkLogonRight = *S-1-5-32-546,*S-1-5-113
 *
 * Each registry value is a `policy-setting`, each right a `privilege-right`. A setting that is not listed is not known:
 * the export names only what is defined in the database it was made from. Out of a GPO it is a `gpo-setting`, which says
 * nothing about any computer; Windows fixes the name of that file, so it is known by it.
 *
 * Grammar: MS-GPSB 2.2 (https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpsb/); command:
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/secedit-export.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { gpoOfPath, isTemplateOfGpo, rightsOfGpo } from '../gpo-file.ts';
import { isSecret } from '../registry.ts';
import { registryValue } from './registry-value.ts';

type Kind = 'policy-setting' | 'privilege-right' | 'domain-controller-sign' | 'gpo-setting';

export const secedit = textFormat<Kind>({
  id: 'secedit',
  title: 'Security policy export (secedit)',
  input: 'text',
  collect: [
    {
      command: 'secedit /export /mergedpolicy /cfg C:\\temp\\secpol.cfg',
      role: 'any',
      first: true,
      tells: ['policy-setting', 'privilege-right', 'domain-controller-sign'],
      hint: 'as administrator, on the client, the file server and a domain controller; name the file after the computer',
    },
  ],
  tells: ['policy-setting', 'privilege-right', 'domain-controller-sign', 'gpo-setting'],
  begins,
  read,
});

const SECTION = /^\s*\[([A-Za-z][A-Za-z ]*)\]\s*$/;
const SECTIONS = new Set([
  'unicode',
  'system access',
  'event audit',
  'registry values',
  'privilege rights',
  'kerberos policy',
  'version',
  'profile description',
  'group membership',
  'service general setting',
  'registry keys',
  'file security',
]);
/** Lines that only a security template has: a driver's INF has `[Version]` and `signature` too. */
const OWN_LINE = /^\s*"?(?:MACHINE\\.+[=]\s*[1-7],|Se[A-Za-z]+(?:Right|Privilege)\s*=)/i;
const OWN_SECTION = new Set([
  'system access',
  'event audit',
  'registry values',
  'privilege rights',
  'kerberos policy',
]);

const LOOK_AHEAD = 400;

function begins(lines: readonly string[], at: number): boolean {
  const section = sectionOf(lines[at] ?? '');
  if (section === null || !SECTIONS.has(section)) return false;
  if (sectionOf(lines[at - 1] ?? '') !== null) return false;
  for (let next = at; next < Math.min(lines.length, at + LOOK_AHEAD); next += 1) {
    const line = lines[next] ?? '';
    if (OWN_LINE.test(line)) return true;
    if (OWN_SECTION.has(sectionOf(line) ?? '') && /^[^=]+=/.test(lines[next + 1] ?? '')) return true;
  }
  return false;
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const ofGpo = isTemplateOfGpo(block.file);
  const gpo = gpoOfPath(block.file);
  let section = '';
  for (const [index, raw] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    const text = raw.trim();
    if (text === '' || text.startsWith(';')) continue;
    const opened = sectionOf(text);
    if (opened !== null) {
      section = opened;
      if (ofGpo && section === 'privilege rights') yield rightsOfGpo(at.line);
      if (!ofGpo && section === 'kerberos policy') yield domainController(at, text);
    } else if (section === 'registry values') {
      for (const found of registryLine(text, at)) {
        yield ofGpo ? heldByGpo(found, gpo) : found;
        if (!ofGpo && isOfDirectoryService(found)) yield domainController(at, text);
      }
    } else if (section === 'privilege rights' && !ofGpo) {
      yield* rightLine(text, at);
    }
  }
}

/** The same value, as a GPO's and not as a computer's. */
function heldByGpo(found: Found, gpo: string | null): Sighting<'gpo-setting'> | Note {
  return 'code' in found ? found : { ...found, kind: 'gpo-setting', says: { ...found.says, gpo } };
}

function sectionOf(line: string): string | null {
  return SECTION.exec(line)?.[1]?.toLowerCase() ?? null;
}

type At = { readonly line: number };
type Found = Sighting<'policy-setting'> | Note;

function* registryLine(text: string, at: At): Iterable<Found> {
  const setting = registryValue(text);
  if (setting === null) {
    yield {
      code: 'line-unreadable',
      says: `This registry line could not be read and was passed over: ${text.slice(0, 120)}`,
      ...at,
    };
    return;
  }
  if (!isSecret(setting.name, setting.value)) yield { kind: 'policy-setting', at, text, says: setting };
}

function isOfDirectoryService(found: Found): boolean {
  return 'says' in found && 'kind' in found
    ? found.says.path.startsWith('system\\currentcontrolset\\services\\ntds\\')
    : false;
}

function* rightLine(text: string, at: At): Iterable<Sighting<Kind>> {
  const equals = text.indexOf('=');
  const right = (equals < 0 ? text : text.slice(0, equals)).trim();
  if (equals < 0 || !/^Se[A-Za-z]+$/i.test(right)) return;
  const holders = text
    .slice(equals + 1)
    .split(',')
    .map((holder) => holder.trim().replace(/^"|"$/g, '').replace(/^\*/, ''))
    .filter((holder) => holder !== '');
  yield { kind: 'privilege-right', at, text, says: { right, holders } };
}

/** `[Kerberos Policy]` and the keys of the directory service are written by domain controllers and their policies only. */
function domainController(at: At, text: string): Sighting<'domain-controller-sign'> {
  return { kind: 'domain-controller-sign', at, text, says: { sign: text.split('=')[0] ?? text } };
}
