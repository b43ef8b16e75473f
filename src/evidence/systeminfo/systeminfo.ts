/**
 * What a computer says of itself:
 *
 *     C:\>systeminfo
 *
 *     Host Name:                 WS07
 *     OS Name:                   Microsoft Windows 11 Enterprise
 *     OS Version:                10.0.26100 N/A Build 26100
 *     OS Manufacturer:           Microsoft Corporation
 *     OS Configuration:          Member Workstation
 *     …
 *     Time Zone:                 (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna
 *     …
 *     Domain:                    contoso.example
 *     Logon Server:              \\DC01
 *
 * gives a `system-described` of WS07, and a `join-state` where the configuration is a word that is known, or where the domain
 * is a DNS name and another computer logged the user on. Labels are translated, so lines are told by their order: version
 * and time zone have shapes that no other line has, and the others stand at fixed distances from them.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/systeminfo.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { describedIn, isHead, type Described } from './described.ts';

type Kind = 'system-described' | 'join-state';

export const systeminfo = textFormat<Kind>({
  id: 'systeminfo',
  title: 'System information (systeminfo)',
  input: 'text',
  collect: [{ command: 'systeminfo', role: 'any' }],
  tells: ['system-described', 'join-state'],
  begins,
  read,
});

/** The version: on the first line of a CSV, else on the third one. */
const nextVersion = nextLine(/(?:^|[^\d.])\d{1,2}\.\d\.\d{4,5}(?![\d.])/);

function begins(lines: readonly string[], at: number): boolean {
  if (COMMAND.test(lines[at] ?? '')) return true;
  if (nextVersion(lines, Math.max(0, at - 5)) > at + 2) return false;
  // Version and configuration stand in a gpresult, too: the lines below the head are still this output's.
  for (let from = at; from >= at - 5 && from >= 0; from -= 1) if (isHead(lines, from)) return true;
  return false;
}

const COMMAND = /^\s*systeminfo(?:\.exe)?(?:\s|$)/i;

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  if (asksAnotherComputer(block.command, /\s[/-]s\s/i)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  for (const described of describedIn(block)) {
    const { computer, version, product, utcOffset } = described;
    yield {
      kind: 'system-described',
      at: { line: version.line },
      text: [product, version.text, utcOffset?.text].filter((words) => words !== undefined).join('; '),
      computer,
      says: { build: version.build, product: product ?? null, utcOffset: utcOffset?.minutes ?? null },
    };
    yield* joinState(described);
  }
}

function* joinState({
  computer,
  configuration,
  domain,
  logonServer,
}: Described): Iterable<Sighting<'join-state'>> {
  const known = CONFIGURATIONS.get(configuration?.value.toLowerCase() ?? '');
  const named = domain?.value ?? null;
  const isDns = named !== null && /^[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}$/i.test(named);
  // A workgroup may have a name with dots, but nobody else logs its users on.
  const loggedOnBy = /^\\\\([\w-]{1,63})$/.exec(logonServer?.value ?? '')?.[1];
  const byAnother =
    loggedOnBy !== undefined &&
    loggedOnBy.toLowerCase() !== computer.toLowerCase() &&
    !/^MicrosoftAccount$/i.test(loggedOnBy);
  const state = known ?? (isDns && byAnother ? 'domain' : null);
  const cited = domain ?? configuration;
  if (state === null || cited === null) return;
  const words = [configuration, domain, ...(known === undefined ? [logonServer] : [])];
  yield {
    kind: 'join-state',
    at: { line: cited.line },
    text: words.flatMap((one) => (one === null ? [] : one.text)).join('; '),
    computer,
    says: { state, domain: state === 'domain' ? named : null },
  };
}
