/**
 * The names and addresses of a computer:
 *
 *     C:\>ipconfig /all
 *
 *     Windows IP Configuration
 *
 *        Host Name . . . . . . . . . . . . : WS07
 *        Primary Dns Suffix  . . . . . . . : contoso.example
 *        …
 *
 *     Ethernet adapter Ethernet:
 *
 *        IPv4 Address. . . . . . . . . . . : 10.0.0.7(Preferred)
 *        Subnet Mask . . . . . . . . . . . : 255.255.255.0
 *        DNS Servers . . . . . . . . . . . : 10.0.0.10
 *                                            10.0.0.11
 *
 * gives a `network-config` of WS07.contoso.example. All labels are translated and their dots vary, so only order and shape are read: the
 * first lines are the host's, in one order; an address is the computer's own where its subnet mask stands below it or its
 * state in brackets behind it. Gateway and DHCP server have neither; DNS is called so in every language.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/ipconfig.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';
import { adapterAddresses } from './addresses.ts';
import { entryOf, hostAt, type HostLines } from './host-lines.ts';

export const ipconfig = textFormat<'network-config'>({
  id: 'ipconfig',
  title: 'Network configuration (ipconfig)',
  input: 'text',
  collect: [
    {
      command: 'ipconfig /all',
      role: 'any',
      hint: 'on client and server: it tells which names and addresses are one computer',
    },
  ],
  tells: ['network-config'],
  begins,
  read,
});

const COMMAND = /^\s*ipconfig(?:\.exe)?(?:\s|$)/i;
/** `/flushdns`, `/displaydns`, `/release`, `/renew`: what they print is not the configuration. */
const OTHER = /[/-](?:flushdns|displaydns|registerdns|release|renew|showclassid|setclassid)/i;

const nextSign = nextLine(/\. {0,4}[:：](?:\s|$)|ipconfig/i);

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (nextSign(lines, at) > at + 5) return false;
  if (COMMAND.test(line)) return true;
  if (entryOf(line) !== null) return isConfiguration(lines, at);
  // The heading of the output, with at most that of an adapter between it and the first entry; the last line of another
  // output above is none.
  if (!/^\S.{0,160}$/.test(line)) return false;
  const first = lines.slice(at + 1, at + 6).findIndex((next) => entryOf(next) !== null);
  const between = lines.slice(at + 1, at + 1 + first).filter((next) => next.trim() !== '');
  const isAbove =
    between.length === 0 || (between.length === 1 && /^\S.{0,160}[:：]\s*$/.test(between[0] ?? ''));
  return first >= 0 && isAbove && isConfiguration(lines, at + 1 + first);
}

const HARDWARE_OR_IPV4 = /^(?:[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|\d{1,3}(?:\.\d{1,3}){3}(?:[(（].*)?)$/i;

/** Other programs set leaders, too: here a host's lines stand, or an address within an adapter's length. */
function isConfiguration(lines: readonly string[], at: number): boolean {
  if ((entryOf(lines[at] ?? '')?.dots ?? 0) < 3 && hostAt(lines, at) === null) return false;
  for (const next of lines.slice(Math.max(0, at - 3), at + 12)) {
    if (HARDWARE_OR_IPV4.test(entryOf(next)?.value ?? '')) return true;
  }
  return hostAt(lines, at) !== null;
}

function* read(block: Block): Iterable<Sighting<'network-config'> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  if (OTHER.test(block.command ?? '')) return;
  for (const { from, to } of outputsOf(block.lines)) {
    const lines = block.lines.slice(from, to);
    const host = hostAt(lines, 0);
    const { own, dns, first } = adapterAddresses(lines);
    if (host === null && own.length === 0) continue;
    yield {
      kind: 'network-config',
      at: { line: block.firstLine + from + (host === null ? first : 0) },
      text: [host?.text, ...own].filter((words) => words !== undefined).join('; '),
      computer: host === null ? null : fullName(host),
      says: { name: host?.name ?? null, suffix: host?.suffix ?? null, addresses: own, dnsServers: dns },
    };
  }
}

/** Outputs without a command between them: each begins with its host's lines. */
function outputsOf(lines: readonly string[]): { readonly from: number; readonly to: number }[] {
  const starts = lines.flatMap((_, at) => (hostAt(lines, at) !== null ? [at] : []));
  if (starts.length === 0) starts.push(0);
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? lines.length }));
}

/** With its suffix, so that two computers of one name in two domains stay two. */
function fullName({ name, suffix }: HostLines): string {
  return suffix === null ? name : `${name}.${suffix}`;
}
