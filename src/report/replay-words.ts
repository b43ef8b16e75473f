/** The sentences above the answer to "what if": how many paths would break, and what was looked at. */
import type { ReplayAnswer } from './replay.ts';

export interface Counted extends Pick<
  ReplayAnswer['sums'],
  'survive' | 'break' | 'undetermined' | 'covered' | 'toKerberos'
> {
  /** Of those that can go over Kerberos: for certain. */
  readonly certain: number;
  /** Of those that break: the person accepts it. */
  readonly accepted: number;
  /** Paths that nobody would miss: of a computer to itself, of nobody. */
  readonly unmissed: number;
}

/** `switches`: those that deny, in words. */
export function headlineOf(switches: readonly string[], sums: Counted): string {
  const total = sums.survive + sums.break + sums.undetermined + sums.covered;
  if (total === 0)
    return sums.unmissed === 0
      ? 'No use of NTLM is in these files.'
      : 'All NTLM in these files is of computers with themselves, or of nobody: nobody would miss it.';
  if (switches.length === 0)
    return `${some(total, 'access path')} ${total === 1 ? 'uses' : 'use'} NTLM. No switch here denies it yet.`;
  const names = switches.map((one) => `“${one}”`).join(' with ');
  const { undetermined } = sums;
  if (undetermined === total)
    return `Whether ${names} would break ${total === 1 ? 'the one access path' : `any of the ${String(total)} access paths`} cannot be told.`;
  const rest = undetermined === 0 ? '' : ` Of ${some(undetermined, 'path')} it cannot be told.`;
  const all = total === 1 ? 'the one access path' : `${String(total)} access paths`;
  if (sums.break === 0) {
    if (undetermined > 0)
      return `${names} would break none of ${all} for certain. Of ${String(undetermined)} it cannot be told.`;
    return total === 1 ? `${names} would not break ${all}.` : `${names} would break none of ${all}.`;
  }
  const broken = total === 1 ? all : `${String(sums.break)} of ${all}`;
  return `${names} would break ${broken}${acceptedWords(sums)}.${moveWords(sums)}${rest}`;
}

/** How many of the paths that break can go over Kerberos, and of how many that is likely only. */
function moveWords({ break: breaks, certain, toKerberos }: Counted): string {
  const likely = toKerberos - certain;
  if (certain === 0 && likely === 0) return '';
  if (certain === 0) return ` ${ofThem(likely, breaks)} can probably move to Kerberos.`;
  const more = likely === 0 ? '' : `, ${String(likely)} more probably`;
  return ` ${ofThem(certain, breaks)} can move to Kerberos${more}.`;
}

function acceptedWords({ break: breaks, accepted }: Counted): string {
  if (accepted === 0) return '';
  return accepted === breaks ? ', all accepted' : `, ${String(accepted)} of them accepted`;
}

function ofThem(count: number, all: number): string {
  if (count < all) return `${String(count)} of them`;
  return count === 1 ? 'It' : 'All of them';
}

export interface LookedAt {
  /** From the oldest to the newest record of the case. */
  readonly milliseconds: number;
  readonly events: ReadonlySet<number>;
  /** That wrote them down. */
  readonly computers: number;
}

export function ledeOf({ milliseconds, events, computers }: LookedAt): string {
  if (events.size === 0)
    return 'No record of NTLM is in the files. That is not the same as no NTLM: see what was recorded.';
  const days = Math.floor(milliseconds / 86_400_000);
  const span = days === 0 ? 'less than a day' : some(days, 'day');
  const ids = [...events].sort((a, b) => a - b).join(', ');
  const where = computers === 0 ? 'whose computer no file names' : `on ${some(computers, 'computer')}`;
  return `From ${span} of records (${ids}) ${where}.`;
}

function some(count: number, word: string): string {
  return `${String(count)} ${count === 1 ? word : `${word}s`}`;
}
