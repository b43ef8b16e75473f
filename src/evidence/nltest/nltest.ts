/**
 * The secure channel of a computer, and the domain controller it finds, as nltest prints them:
 *
 *     C:\>nltest /sc_verify:contoso.example
 *     Flags: b0 HAS_IP  HAS_TIMESERV
 *     Trusted DC Name \\DC01.contoso.example
 *     Trusted DC Connection Status Status = 0 0x0 NERR_Success
 *     Trust Verification Status = 0 0x0 NERR_Success
 *     The command completed successfully
 *
 * gives a `secure-channel-checked`, `nltest /dsgetdc:contoso.example /force /kdc` a `dc-located`, `nltest /domain_trusts` a
 * `domain-listed` for each domain and `nltest /dclist:contoso.example` a `domain-controllers`. The last line says that nltest
 * ran: it stands there at status 1787, too. Labels are translated; numbers, their names, flags and `\\` are not.
 *
 * Options that ask for a special domain controller: https://learn.microsoft.com/en-us/windows/win32/api/dsgetdc/nf-dsgetdc-dsgetdcnamea.
 * Flags and the two statuses: https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/ns-lmaccess-netlogon_info_2,
 * what is asked: https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/nf-lmaccess-i_netlogoncontrol2, command:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/cc731935(v=ws.11).
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';
import { nextLine } from '../next-line.ts';
import { listedControllers, listedDomain, startsControllers } from './domains.ts';
import { locatedDc } from './located-dc.ts';
import { isFlags, outcomeOf, startsChannel, type Outcome } from './lines.ts';

type Kind = 'secure-channel-checked' | 'dc-located' | 'domain-listed' | 'domain-controllers';

export const nltest = textFormat<Kind>({
  id: 'nltest',
  title: 'Secure channel and domain controller (nltest)',
  input: 'text',
  collect: [
    {
      command: 'nltest /sc_verify:<domain>',
      role: 'any',
      first: true,
      tells: ['secure-channel-checked'],
      hint: 'as administrator, on the member whose channel is in doubt',
    },
    {
      command: 'nltest /dsgetdc:<domain> /force /kdc',
      role: 'client',
      tells: ['dc-located'],
      hint: 'on the client, within a day of the failure; without /force the answer may come from a cache',
    },
    {
      command: 'nltest /domain_trusts /v',
      role: 'any',
      tells: ['domain-listed'],
      hint: 'where the account and the server may be of two domains',
    },
    {
      command: 'nltest /dclist:<domain>',
      role: 'any',
      tells: ['domain-controllers'],
      hint: 'so that the report knows whether it has the logs of all domain controllers',
    },
  ],
  tells: ['secure-channel-checked', 'dc-located', 'domain-listed', 'domain-controllers'],
  begins,
  read,
});

const COMMAND = /^\s*nltest(?:\.exe)?(?:\s|$)/i;
/** A function of Windows, so not translated: `I_NetLogonControl failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN`. */
const CONTROL_FAILED = /\bI_NetLogonControl/i;
const LOCATE_FAILED = /^\s*Getting DC name failed\b/;

/** What every first line of an output has, or one of the two below it. */
const nextSign = nextLine(/0x[0-9a-f]|[:：]\s*\\\\|nltest|\(NT \d\)|\[DS\]/i);

function begins(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (nextSign(lines, at) > at + 2 || line.trim() === '') return false;
  if (COMMAND.test(line) || startsChannel(lines, at) || locatedDc(lines, at) !== null) return true;
  if (startsDomains(lines, at) || startsControllers(lines, at)) return true;
  return outcomeOf(line) !== null && (CONTROL_FAILED.test(line) || LOCATE_FAILED.test(line));
}

/** The heading of the list of domains: the next line is its first row. */
function startsDomains(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1] ?? '';
  return /^\s*0: /.test(next) && listedDomain(next) !== null;
}

interface Asked {
  readonly what: 'channel' | 'dc' | 'reset' | 'other';
  /** As typed; null for a variable of the shell. */
  readonly domain: string | null;
  /** A domain controller with a role of its own was asked for: that there is none does not say that there is no other. */
  readonly isSpecial: boolean;
}

/** `/dsgetdc` options that demand more of the domain controller than to be one with a KDC (DsGetDcName, DS_PDC_REQUIRED and others). */
const SPECIAL = /\s[/-](?:pdc|gc|g?timeserv|ws|writable|avoidself|account|ds_?\d+)\b/i;

function askedOf(command: string | null): Asked | null {
  if (command === null || !COMMAND.test(command)) return null;
  const [, option = '', name = ''] =
    /[/-](sc_query|sc_verify|sc_reset|dsgetdc)\b:?"?([^\s"]*)/i.exec(command) ?? [];
  const what =
    option === '' ? 'other' : /dsgetdc/i.test(option) ? 'dc' : /sc_reset/i.test(option) ? 'reset' : 'channel';
  return { what, domain: /^[^%$\\]+$/.test(name) ? name : null, isSpecial: SPECIAL.test(command) };
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const asked = askedOf(block.command);
  if (asksAnotherComputer(block.command, /[/-]server:/i)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  yield* domainsIn(block);
  if (asked?.what === 'other') return;
  if (asked?.what === 'reset') {
    yield {
      code: 'channel-reset',
      says: 'nltest /sc_reset sets up the secure channel anew: what it prints is the state after the repair, not the one that failed.',
      line: block.firstLine,
    };
    return;
  }
  for (const [index, line] of block.lines.entries()) {
    if (isFlags(line) && startsChannel(block.lines, index)) yield channelAt(block, index, asked);
    const dc = asked?.what === 'channel' ? null : locatedDc(block.lines, index);
    if (dc !== null) {
      const { line: text, ...found } = dc;
      yield {
        kind: 'dc-located',
        at: { line: block.firstLine + index },
        text: shown(asked, block, text),
        says: { ...found, domain: asked?.domain ?? found.domain, code: 0 },
      };
    }
    yield* failureAt(block, index, asked);
  }
}

/** What was asked does not matter: no other output has such rows. */
function* domainsIn(block: Block): Iterable<Sighting<'domain-listed' | 'domain-controllers'>> {
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    const text = line.trim().replace(/\s+/g, ' ');
    const domain = listedDomain(line);
    if (domain !== null) yield { kind: 'domain-listed', at, text, says: domain };
    const list = listedControllers(block.lines, index);
    if (list !== null) {
      yield { kind: 'domain-controllers', at, text: `${text} ${list.controllers.join(', ')}`, says: list };
    }
  }
}

/** Flags, the name of the domain controller, one status, and with /sc_verify a second one: a number other than 0 decides. */
function channelAt(block: Block, at: number, asked: Asked | null): Sighting<'secure-channel-checked'> {
  const name = /\\\\([^\s\\]+)\s*$/.exec(block.lines[at + 1] ?? '')?.[1] ?? null;
  const statuses = [at + 2, at + 3].flatMap((index) => {
    const outcome = outcomeOf(block.lines[index] ?? '');
    return outcome === null ? [] : [{ index, outcome }];
  });
  const decides = statuses.find(({ outcome }) => outcome.code !== 0) ?? statuses.at(-1);
  const index = decides?.index ?? at;
  const code = decides?.outcome.code ?? 0;
  return {
    kind: 'secure-channel-checked',
    at: { line: block.firstLine + index },
    text: shown(asked, block, block.lines[index] ?? ''),
    says: { domain: asked?.domain ?? null, dc: name, ok: code === 0, code },
  };
}

const ACCESS_DENIED = 5;

function* failureAt(block: Block, at: number, asked: Asked | null): Iterable<Sighting<Kind> | Note> {
  const line = block.lines[at] ?? '';
  const outcome = outcomeOf(line);
  if (outcome === null || outcome.code === 0) return;
  const where = { line: block.firstLine + at };
  if (CONTROL_FAILED.test(line)) {
    // Status 5 of the call itself is about who asked (nltest is for elevated prompts, says its page); a broken channel
    // prints it below the trusted DC's name.
    if (outcome.code === ACCESS_DENIED) {
      yield {
        code: 'not-administrator',
        says: 'nltest was not allowed to ask for the secure channel: run it in a console opened as administrator.',
        ...where,
      };
      return;
    }
    yield {
      kind: 'secure-channel-checked',
      at: where,
      text: shown(asked, block, line),
      says: { domain: asked?.domain ?? null, dc: null, ok: false, code: outcome.code },
    };
    return;
  }
  if (!(asked?.what === 'dc' && isOnlyFailure(block, outcome)) && !LOCATE_FAILED.test(line)) return;
  if (asked?.isSpecial === true) {
    yield {
      code: 'special-dc-not-found',
      says: 'nltest looked for a domain controller with a special role and found none, which says nothing of the others: run nltest /dsgetdc:<domain> /force /kdc.',
      ...where,
    };
    return;
  }
  yield {
    kind: 'dc-located',
    at: where,
    text: shown(asked, block, line),
    says: { domain: asked?.domain ?? null, dc: null, address: null, code: outcome.code },
  };
}

/** The failure of `/dsgetdc` is one line and nothing else. */
function isOnlyFailure(block: Block, outcome: Outcome): boolean {
  const found = block.lines.flatMap((line) => outcomeOf(line) ?? []);
  return found.length === 1 && found[0]?.code === outcome.code;
}

function shown(asked: Asked | null, block: Block, line: string): string {
  const words = line.trim().replace(/\s+/g, ' ');
  return asked === null ? words : `${block.command?.trim() ?? 'nltest'}: ${words}`;
}
