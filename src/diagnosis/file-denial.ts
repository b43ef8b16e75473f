/**
 * What the file system refused behind a share that let the account in. 4656 and 4663 carry the Logon ID of the session, as
 * 5140 and 5145 do: that links the refused file to the share through which it was reached. No failed 5145 is written for it.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4656
 */
import type { Tied } from '../correlation/attempts.ts';
import { accountsAgree, type Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { SAME_HOST_MS, TWO_HOSTS_MS, type Strength } from '../correlation/ties.ts';
import type { Facts } from '../facts/facts.ts';
import { isNeededRight } from '../windows/access-mask.ts';
import { account, isAnonymous } from '../windows/names.ts';
import { serverRecords } from './server-record.ts';

export const FILE_DENIAL_KINDS = [
  'file-denied',
  'share-access',
  'logon',
  'smb-share',
  'access-tried',
] as const;
type FileDenialKind = (typeof FILE_DENIAL_KINDS)[number];

/** A refused file, and the success on the share of the same session. */
export interface DenialInSession {
  readonly denied: Tied<'file-denied'>;
  readonly opened: Placed<'share-access'>;
  readonly session: string;
  readonly strength: Strength;
}

/** Refusals of this attempt, of a right that somebody needs, in a folder that may be the share's. */
export function fileRefusals(look: Look<FileDenialKind>): readonly Tied<'file-denied'>[] {
  return serverRecords(
    look,
    'file-denied',
    (fact) =>
      isNeededRight(fact.mask) &&
      !isAnonymous(fact.user, fact.sid) &&
      placeOf(look, fact.path) !== 'elsewhere',
  );
}

/** 5140 and 5145 successes of this attempt's person on its share, at any time. */
export function sharesOpened(look: Look<FileDenialKind>): readonly Placed<'share-access'>[] {
  const known = openedBy.get(look) ?? findOpened(look);
  openedBy.set(look, known);
  return known;
}

/** Several causes ask it of one attempt, and a busy server has opened shares without number. */
const openedBy = new WeakMap<Look<FileDenialKind>, readonly Placed<'share-access'>[]>();

function findOpened(look: Look<FileDenialKind>): readonly Placed<'share-access'>[] {
  return look.agreeingAt(
    look.server,
    'share-access',
    (fact) => fact.outcome === 'success' && !/ipc\$$/i.test(fact.share) && !isAnonymous(fact.user, fact.sid),
  );
}

/** The refusals whose session is known to have come through the share, the surest first. */
export function denialsInSession(look: Look<FileDenialKind>): readonly DenialInSession[] {
  const refused = fileRefusals(look);
  if (refused.length === 0) return [];
  const opened = sharesOpened(look);
  const found = refused.flatMap((denied) =>
    momentsOf(look, denied).flatMap(({ time, session }) => {
      const own = opened.flatMap((placed) => {
        if (!isSameAccount(denied, placed)) return [];
        const times = placed.fact.times.filter((_, index) => placed.fact.logonIds[index] === session);
        return times.length > 0 ? [{ placed, times }] : [];
      });
      const before = own.filter(({ times }) => times.some((at) => at <= time + SAME_HOST_MS));
      const recent = before.find(({ times }) => times.some((at) => Math.abs(at - time) <= TWO_HOSTS_MS));
      const share = recent ?? before[0];
      if (share === undefined) return [];
      const isSure =
        recent !== undefined &&
        isOfAttempt(look, denied, recent.placed, session) &&
        !wentOn(look, time, own) &&
        (placeOf(look, denied.fact.path) === 'inside' ||
          (look.attempt.times.length > 0 && !usedOtherShare(look, session, time)));
      const strength: Strength = isSure && !isConnectOnly(look) ? 'tied' : 'weak';
      return [{ denied, opened: share.placed, session, strength }];
    }),
  );
  return found.sort((a, b) => Number(b.strength === 'tied') - Number(a.strength === 'tied'));
}

/** Refusals of which the export does not tell the session: then only the seconds bring them together. */
export function denialsWithoutSession(look: Look<FileDenialKind>): readonly Tied<'file-denied'>[] {
  const isTold = (ids: readonly string[]): boolean => ids.some((id) => id !== '' && id !== '0x0');
  const sharesTell = sharesOpened(look).some((placed) => isTold(placed.fact.logonIds));
  return fileRefusals(look).filter((one) => !isTold(one.fact.logonIds) || !sharesTell);
}

/** When the file was refused in this attempt, and in which session. */
function momentsOf(
  look: Look<FileDenialKind>,
  { fact }: Tied<'file-denied'>,
): readonly { readonly time: number; readonly session: string }[] {
  const { times } = look.attempt;
  return fact.times.flatMap((time, index) => {
    const session = fact.logonIds[index] ?? '';
    const isThen = times.length === 0 || times.some((own) => Math.abs(own - time) <= TWO_HOSTS_MS);
    return session === '' || session === '0x0' || !isThen ? [] : [{ time, session }];
  });
}

function isSameAccount(denied: Tied<'file-denied'>, opened: Placed<'share-access'>): boolean {
  return accountsAgree(
    account(denied.fact.user, denied.fact.domain),
    account(opened.fact.user, opened.fact.domain),
  );
}

/** The refusal itself names the attempt's person, or the share or the logon of its session does. */
function isOfAttempt(
  look: Look<FileDenialKind>,
  denied: Tied<'file-denied'>,
  opened: Placed<'share-access'>,
  session: string,
): boolean {
  if (denied.strength === 'tied') return true;
  if (denied.placed.holding !== 'named' || look.attempt.times.length === 0) return false;
  const logons = look.agreeing('logon', (fact) => fact.logonIds.includes(session));
  return [opened, ...logons].some(
    (placed) => placed.host?.id === denied.placed.host?.id && look.isOfSamePerson(placed),
  );
}

/**
 * The session used the share again at once after the last refusal: then the refused right may have been a try, and the
 * program went on with less.
 */
function wentOn(
  look: Look<FileDenialKind>,
  time: number,
  opened: readonly { readonly times: readonly number[] }[],
): boolean {
  const later = fileRefusals(look).flatMap(({ fact }) => fact.times.filter((at) => at > time));
  const last = Math.max(time, ...later.filter((at) => at <= time + SAME_HOST_MS));
  return opened.some(({ times }) => times.some((at) => at > last && at <= last + SAME_HOST_MS));
}

/** The session was at work in another share as well: a folder that nobody places may lie behind that one. */
function usedOtherShare(look: Look<FileDenialKind>, session: string, time: number): boolean {
  const isThen = (fact: Facts['share-access']): boolean =>
    fact.times.some((at, index) => fact.logonIds[index] === session && Math.abs(at - time) <= TWO_HOSTS_MS);
  const used = look.on(look.server, 'share-access', (fact) => !/ipc\$$/i.test(fact.share) && isThen(fact));
  const names = new Set(used.map(({ fact }) => fact.share.toLowerCase().split('\\').pop() ?? ''));
  const own = look.attempt.share?.toLowerCase() ?? null;
  return own === null ? names.size > 1 : [...names].some((name) => name !== own);
}

/** `net use` and New-SmbMapping connect to the share and open no file: their error is none of the file system's. */
function isConnectOnly({ attempt }: Look<FileDenialKind>): boolean {
  const commands = attempt.witnesses.flatMap(({ fact }) =>
    fact.kind === 'access-tried' ? [fact.command] : fact.kind === 'service-failure' ? [''] : [],
  );
  return commands.length > 0 && commands.every(isConnect);
}

/** Commands that end at the share. */
export function isConnect(command: string): boolean {
  return /^(?:net use|new-smbmapping|net view)$/i.test(command);
}

/** Whether a file of the server lies in the folder that the attempt's share shows, as far as the case tells. */
function placeOf(look: Look<FileDenialKind>, path: string): 'inside' | 'elsewhere' | 'unknown' {
  const file = path.toLowerCase();
  const folders = foldersOf(look).map((folder) => folder.toLowerCase().replace(/\\+$/, ''));
  if (folders.length > 0) {
    return folders.some((folder) => file === folder || file.startsWith(`${folder}\\`))
      ? 'inside'
      : 'elsewhere';
  }
  const typed = tailsOf(look);
  return typed.some((tail) => file.endsWith(`\\${tail}`)) ? 'inside' : 'unknown';
}

/** The local folder of the share: as the server lists it, or the drive of `D$`. */
export function foldersOf(look: Look<FileDenialKind>): readonly string[] {
  const share = look.attempt.share?.toLowerCase() ?? null;
  if (share === null) return [];
  const listed = look.on(look.server, 'smb-share', (fact) => fact.name.toLowerCase() === share);
  const folders = listed.map((placed) => placed.fact.path).filter((path) => path !== null && path !== '');
  return folders.length === 0 && /^[a-z]\$$/.test(share) ? [`${share.slice(0, 1)}:`] : (folders as string[]);
}

/** What was typed behind the share: `2026\plan.xlsx`. */
function tailsOf({ attempt }: Look<FileDenialKind>): readonly string[] {
  return attempt.witnesses.flatMap(({ fact }) => {
    if (fact.kind !== 'access-tried' && fact.kind !== 'service-failure') return [];
    const [, tail] = /^\\\\[^\\]+\\[^\\]+\\(.+)$/.exec(fact.target ?? '') ?? [];
    return tail === undefined ? [] : [tail.toLowerCase().replace(/\\+$/, '')];
  });
}
