/**
 * How a device is joined, and which tokens its session holds:
 *
 *     C:\>dsregcmd /status
 *
 *     +----------------------------------------------------------------------+
 *     | Device State                                                         |
 *     +----------------------------------------------------------------------+
 *
 *                  AzureAdJoined : NO
 *               EnterpriseJoined : NO
 *                   DomainJoined : YES
 *                     DomainName : CONTOSO
 *                    Device Name : WS07.contoso.example
 *
 * gives a `join-state` (domain CONTOSO) of WS07.contoso.example and a `cloud-sign-in`. The program is not translated. Parts
 * are pasted without their boxes: only what is printed is said, so DomainJoined : NO without AzureAdJoined leaves open
 * whether the device is in a workgroup or joined to Entra ID.
 *
 * Command: https://learn.microsoft.com/en-us/entra/identity/devices/troubleshoot-device-dsregcmd.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import type { Note } from '../../facts/reading.ts';

type Kind = 'join-state' | 'cloud-sign-in';

export const dsregcmd = textFormat<Kind>({
  id: 'dsregcmd',
  title: 'Join state of the device (dsregcmd)',
  input: 'text',
  collect: [
    {
      command: 'dsregcmd /status',
      role: 'client',
      first: true,
      hint: 'in the session of the affected user: the tokens are those of whoever asks',
    },
  ],
  tells: ['join-state', 'cloud-sign-in'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || BOX.test(line) || JOINED.test(line);
  },
  read,
});

const COMMAND = /^\s*dsregcmd(?:\.exe)?(?:\s|$)/i;
const BOX =
  /^\s*\| (?:Device State|Device Details|User State|SSO State|Tenant Details|Diagnostic Data|Ngc Prerequisite Check)\s+\|\s*$/;
const JOINED =
  /^\s*(?:AzureAdJoined|EnterpriseJoined|DomainJoined|AzureAdPrt|OnPremTgt|CloudTgt) : (?:YES|NO)\s*$/;
const ENTRY = /^\s*([A-Za-z][\w ]{0,40}?) : ?(.*)$/;

interface Entry {
  readonly value: string;
  readonly line: number;
  readonly text: string;
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  if (asksAnotherComputer(block.command)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  for (const entries of outputsOf(block)) {
    const name = entries.get('Device Name')?.value ?? '';
    const computer = /^[\w.-]{1,255}$/.test(name) ? name : null;
    yield* joinState(entries, computer);
    yield* cloudSignIn(entries, computer);
  }
}

/** The entries of each output; a key that comes again belongs to the next one. */
function outputsOf(block: Block): Map<string, Entry>[] {
  const outputs: Map<string, Entry>[] = [];
  for (const [index, line] of block.lines.entries()) {
    const [, key, value] = (line.length < 2000 ? ENTRY.exec(line) : null) ?? [];
    if (key === undefined || value === undefined) continue;
    let current = outputs.at(-1);
    if (current === undefined || (STARTS.has(key) && current.has(key))) {
      current = new Map();
      outputs.push(current);
    }
    // Diagnostics repeat some keys in other sections: the first one counts.
    if (!current.has(key)) {
      current.set(key, { value: value.trim(), line: block.firstLine + index, text: line.trim() });
    }
  }
  return outputs;
}

const STARTS: ReadonlySet<string> = new Set(['AzureAdJoined', 'DomainJoined', 'Device Name']);

function yes(entry: Entry | undefined): boolean | null {
  return entry?.value === 'YES' ? true : entry?.value === 'NO' ? false : null;
}

function* joinState(
  entries: ReadonlyMap<string, Entry>,
  computer: string | null,
): Iterable<Sighting<'join-state'>> {
  const domain = entries.get('DomainJoined');
  const entra = entries.get('AzureAdJoined');
  const inDomain = yes(domain);
  if (domain === undefined || inDomain === null) return;
  const inEntra = yes(entra);
  if (!inDomain && inEntra === null) return;
  const [cited, says]: [Entry, Payloads['join-state']] = inDomain
    ? [domain, { state: 'domain', domain: entries.get('DomainName')?.value || null }]
    : inEntra === true && entra !== undefined
      ? [entra, { state: 'entra', domain: null }]
      : [domain, { state: 'workgroup', domain: null }];
  const also = cited === domain ? entra : domain;
  yield {
    kind: 'join-state',
    at: { line: cited.line },
    text: also === undefined ? cited.text : `${cited.text}; ${also.text}`,
    computer,
    says,
  };
}

function* cloudSignIn(
  entries: ReadonlyMap<string, Entry>,
  computer: string | null,
): Iterable<Sighting<'cloud-sign-in'>> {
  const keys = ['AzureAdJoined', 'DomainJoined', 'AzureAdPrt', 'OnPremTgt', 'CloudTgt'];
  const printed = keys.flatMap((key) => {
    const entry = entries.get(key);
    return entry === undefined || yes(entry) === null ? [] : [entry];
  });
  const [first] = printed;
  if (first === undefined) return;
  yield {
    kind: 'cloud-sign-in',
    at: { line: first.line },
    text: printed.map(({ text }) => text).join('; '),
    computer,
    says: {
      entraJoined: yes(entries.get('AzureAdJoined')),
      domainJoined: yes(entries.get('DomainJoined')),
      primaryRefreshToken: yes(entries.get('AzureAdPrt')),
      onPremTgt: yes(entries.get('OnPremTgt')),
      cloudTgt: yes(entries.get('CloudTgt')),
    },
  };
}
