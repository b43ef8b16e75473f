/**
 * The name of a computer, and the domain or workgroup of its Workstation service:
 *
 *     C:\>net config workstation
 *     Computer name                        \\WS07
 *     Full Computer name                   WS07.contoso.example
 *     User name                            mara
 *
 *     Workstation active on
 *             NetBT_Tcpip_{76F9AC05-9E6F-4D0E-BA16-1D59389D34AA} (00155D0A0B0C)
 *
 *     Software version                     Windows 11 Enterprise
 *
 *     Workstation domain                   CONTOSO
 *     Workstation Domain DNS Name          contoso.example
 *     Logon domain                         CONTOSO
 *
 *     COM Open Timeout (sec)               0
 *     COM Send Count (byte)                16
 *     COM Send Timeout (msec)              250
 *     The command completed successfully.
 *
 * gives a `join-state` of WS07.contoso.example. All labels are translated, so lines are told by their order between the
 * network bindings and the three numbers. On a computer without a domain the line with the DNS name is missing
 * (https://github.com/samba-team/samba/blob/master/wintest/wintest.py waits for either): two lines are a workgroup, three a
 * domain. `net config server` says nothing of a domain.
 *
 * Command: https://www.oreilly.com/library/view/windows-2000-administration/1565927133/re316.html.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';

export const netConfig = textFormat<'join-state'>({
  id: 'net-config',
  title: 'Workstation service (net config)',
  input: 'text',
  collect: [{ command: 'net config workstation', role: 'any' }],
  tells: ['join-state'],
  begins,
  read,
});

const COMMAND = /^\s*net1?(?:\.exe)?\s+config(?:\s+(?:workstation|wksta|work|server|srv)\b.*)?\s*$/i;
/** A network binding and its hardware address: `NetBT_Tcpip_{76F9AC05-…} (00155D0A0B0C)`, `NetbiosSmb (000000000000)`. */
const BINDING = /^\s*[\w{}-]{4,100} \([0-9a-f]{12}\)\s*$/i;

const nextBinding = nextLine(BINDING);

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (COMMAND.test(line)) return true;
  if (nextBinding(lines, at) > at + 8) return false;
  const name = computerName(line);
  return name !== null && fullName(lines[at + 1] ?? '', name) !== null;
}

function computerName(line: string): string | null {
  return line.length > 200 ? null : (/^\S.{0,120}\s\\\\([\w-]{1,63})\s*$/.exec(line)?.[1] ?? null);
}

/** The last word of the line, where it begins with the computer's name. A workgroup computer has no suffix here. */
function fullName(line: string, name: string): string | null {
  const full = valueOf(line);
  const first = full?.split('.')[0]?.toLowerCase();
  return full !== null && first !== undefined && first.startsWith(name.toLowerCase().slice(0, 15))
    ? full
    : null;
}

/** A value without blanks, behind its label. */
function valueOf(line: string): string | null {
  return line.length > 300 ? null : (/^\S.*\s(\S{1,255})\s*$/.exec(line)?.[1] ?? null);
}

function* read(block: Block): Iterable<Sighting<'join-state'> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  const lines = block.lines
    .map((text, index) => ({ text, line: block.firstLine + index }))
    .filter(({ text }) => text.trim() !== '');
  const at = lines.findIndex(({ text }) => computerName(text) !== null);
  const name = computerName(lines[at]?.text ?? '');
  const full = name === null ? null : fullName(lines[at + 1]?.text ?? '', name);
  const bound = lines.findLastIndex(({ text }) => text.length < 200 && BINDING.test(text));
  // Below the bindings: the version, two or three lines of the domain, three lines that end with a number.
  const numbers = lines.findIndex(
    (_, index) =>
      index > bound && [0, 1, 2].every((next) => /\s\d{1,6}\s*$/.test(lines[index + next]?.text ?? '')),
  );
  if (name === null || full === null || bound < 0 || numbers < 0) return;
  const domain = lines.slice(bound + 2, numbers);
  const [short, dns, logon] = domain;
  const dnsName = valueOf(dns?.text ?? '');
  const [cited, state] =
    domain.length === 3 && logon !== undefined && dns !== undefined && isDnsName(dnsName)
      ? ([dns, 'domain'] as const)
      : domain.length === 2 && short !== undefined && !hasDomain(domain, full)
        ? ([short, 'workgroup'] as const)
        : ([null, null] as const);
  if (cited === null) return;
  yield {
    kind: 'join-state',
    at: { line: cited.line },
    text: domain.map(({ text }) => text.trim().replace(/\s+/g, ' ')).join('; '),
    computer: full,
    says: { state, domain: state === 'domain' ? dnsName : null },
  };
}

/** A suffix of its own, or a DNS name among two lines: then the third one may have got lost. */
function hasDomain(lines: readonly { readonly text: string }[], full: string): boolean {
  return full.includes('.') || lines.some(({ text }) => isDnsName(valueOf(text)));
}

function isDnsName(value: string | null): boolean {
  return value !== null && /^[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}$/i.test(value);
}
