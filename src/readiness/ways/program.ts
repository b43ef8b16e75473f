/**
 * The program is the reason: Windows says so itself (4020 and 4021 of Windows 11 24H2 and Server 2025), or Kerberos works for
 * the very name.
 *
 * The reason's number does not always fit its text in published records, so the text counts, and of the texts only those that
 * were seen in records:
 * https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b
 */
import type { HostName } from '../../windows/names.ts';
import type { WayOut } from '../way-out.ts';
import { evidence } from '../../correlation/evidence.ts';
import { inCommand } from '../../windows/command-name.ts';
import {
  cell,
  clientShown,
  isClientReady,
  isOwnService,
  kerberosLines,
  serverName,
  serverShown,
  type Ground,
} from './ground.ts';
import { failsFor } from './kerberos-failed.ts';
import { ticketsFor } from './kerberos-seen.ts';
import { reasonLine } from './without-kerberos.ts';

/** The program asks Windows for NTLM and nothing else: no name and no SPN changes that. */
export function asksForNtlm(ground: Ground): WayOut | null {
  const { path } = ground;
  const isDirect = /called directly by the calling application/i.test(path.reason ?? '');
  const isNameless = /target name was missing or empty/i.test(path.reason ?? '');
  const because = reasonLine(ground, `Windows gives the reason: ${path.reason ?? ''}`);
  if ((!isDirect && !isNameless) || because.length === 0) return null;
  const program = path.process ?? 'the program';
  return {
    kind: 'change-program',
    possible: 'no',
    says: cell(
      isDirect
        ? `${program} asks for NTLM only: ask its vendor`
        : `${program} names no target: ask its vendor`,
      isDirect
        ? 'The program asks for NTLM only: ask its vendor'
        : 'The program names no target: ask its vendor',
    ),
    why: isDirect
      ? `${program} calls NTLM directly, so Kerberos is not even tried; a setting or a newer version of the program is needed.`
      : `${program} gives Windows no name of the server, and without a name there is no ticket.`,
    command: null,
    because,
  };
}

/**
 * Kerberos works between the same two for the same account: then another name or the program makes the difference. Tickets
 * tell which name works.
 */
export function worksBeside(ground: Ground): WayOut | null {
  const { view, path, kerberos } = ground;
  const same =
    path.target === null
      ? []
      : ticketsFor(view, path.client, path.target).filter((one) => one.service === ground.service);
  // A ticket that the server cannot decrypt is issued all the same.
  if (path.target !== null && failsFor(view, path, path.target)) return null;
  if (same.length > 0) return sameName(ground, same[0]?.placed);
  // Kerberos with the computer says nothing of a web site or a database there, which may run under another account.
  if (path.kerberos === null || isOwnService(ground.service)) return null;
  const best = serverName(ground);
  const named = kerberos.find(
    (one) => one.name !== null && one.name !== path.target && one.service === ground.service,
  );
  if (best !== null && best.name !== path.target && path.target !== null)
    return otherName(ground, named?.name ?? best.name, named !== undefined);
  return {
    kind: path.target === null ? 'unknown' : 'change-program',
    possible: 'likely',
    says: 'Kerberos works beside it: compare name and program',
    why: `The same account uses Kerberos with ${serverShown(ground)} as well${programWords(ground)}, so ${path.target === null ? 'another name or another program' : 'a program that asks for NTLM, or a name that is not always the same,'} makes the difference.`,
    command:
      path.target === null ? null : `klist get ${ground.service}/${inCommand(path.target, '<server>')}`,
    because: kerberosLines(ground),
  };
}

function sameName(ground: Ground, placed: Parameters<typeof evidence>[1] | undefined): WayOut {
  const { path } = ground;
  const target = path.target ?? '';
  return {
    kind: 'change-program',
    possible: isClientReady(ground) ? 'likely' : 'unknown',
    says: cell(
      `A ticket for ${target} exists: look at the program`,
      'A ticket for this name exists: look at the program',
    ),
    why: `${clientShown(ground)} gets a ticket for ${target}${programWords(ground)}, so not the name but the program, or the account that it uses, is the reason.`,
    command: `klist get ${ground.service}/${inCommand(path.target, '<server>')}`,
    because: placed === undefined ? [] : [evidence(`a ticket for ${target} was issued`, placed)],
  };
}

function otherName(ground: Ground, name: HostName, isTicketed: boolean): WayOut {
  const { path } = ground;
  const isSure = isTicketed && path.accountKind !== 'unknown' && !failsFor(ground.view, path, name);
  return {
    kind: 'use-name',
    possible: isSure ? 'yes' : 'likely',
    says: cell(`Use ${name} instead of ${path.target ?? ''}`, `Use ${name}`),
    why: isTicketed
      ? `The same account uses Kerberos with this server under ${name}${programWords(ground)}.`
      : `The same account uses Kerberos with this server as well${programWords(ground)}; which name it used then, no record tells.`,
    command: `klist get ${ground.service}/${inCommand(name, '<server>')}`,
    because: kerberosLines(ground),
  };
}

function programWords({ path }: Ground): string {
  return path.process === null ? '' : ` (NTLM comes from ${path.process})`;
}
