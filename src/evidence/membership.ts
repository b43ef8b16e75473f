/**
 * Membership in a domain as WMI tells it (Win32_ComputerSystem), also through Get-ComputerInfo.
 *
 * https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-computersystem,
 * https://learn.microsoft.com/en-us/dotnet/api/microsoft.powershell.commands.domainrole
 */
import type { Sighting } from '../facts/facts.ts';
import { truth, type PrintedObject, type PrintedValue } from './powershell-output.ts';

export interface Membership {
  readonly part: PrintedValue | undefined;
  readonly role: PrintedValue | undefined;
  readonly domain: PrintedValue | undefined;
}

/** DomainRole: as WMI's number, and as Get-ComputerInfo writes it out (Microsoft.PowerShell.Commands.DomainRole). */
const ROLES: Readonly<Record<string, number>> = {
  standaloneworkstation: 0,
  memberworkstation: 1,
  standaloneserver: 2,
  memberserver: 3,
  backupdomaincontroller: 4,
  primarydomaincontroller: 5,
};
const STANDALONE = [0, 2];
const DOMAIN_CONTROLLER = [4, 5];

/** What PartOfDomain and DomainRole say; nothing where they contradict each other or only a domain's name is printed. */
export function* membership(
  object: PrintedObject,
  computer: string | null,
  { part, role, domain }: Membership,
): Iterable<Sighting<'join-state' | 'domain-controller-sign'>> {
  const number = roleNumber(role?.value);
  const byRole = number === null ? null : !STANDALONE.includes(number);
  const byPart = truth(part?.value);
  const inDomain = byPart ?? byRole;
  const cited = byPart === null ? role : part;
  if (inDomain === null || cited === undefined || (byRole !== null && byRole !== inDomain)) return;
  const named = domain === undefined || domain.truncated || domain.value === '' ? null : domain.value;
  const words = [domain, part, role].flatMap((one) => one?.text.replace(/\s+/g, ' ') ?? []);
  const text = [...new Set(words)].join('; ');
  yield {
    kind: 'join-state',
    at: { line: cited.line },
    text: text === '' ? object.text : text,
    computer,
    says: { state: inDomain ? 'domain' : 'workgroup', domain: inDomain ? named : null },
  };
  if (number !== null && role !== undefined && DOMAIN_CONTROLLER.includes(number)) {
    yield {
      kind: 'domain-controller-sign',
      at: { line: role.line },
      text: role.text,
      computer,
      says: { sign: `DomainRole ${role.value}` },
    };
  }
}

function roleNumber(value: string | undefined): number | null {
  const word = (value ?? '').trim().toLowerCase();
  if (/^[0-5]$/.test(word)) return Number(word);
  return ROLES[word] ?? null;
}
