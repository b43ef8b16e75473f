/** One true sentence that an expert would sign, and the line under it. */
import type { CaseView } from '../correlation/look.ts';
import { successes, type Answer } from '../diagnosis/answer.ts';
import type { Cause } from '../diagnosis/cause.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { counted } from '../facts/counted.ts';
import { hostName, isAddress } from '../windows/names.ts';
import { clientWord, errorWord, sentence, targetWord } from './words.ts';

export function headlineOf(
  view: CaseView,
  answer: Answer,
  judged: readonly Judged[],
): { headline: string; lede: string } {
  const [first] = answer.standing;
  if (answer.state === 'no-fault-found') {
    const recovered = judged.filter((one) => one.attempt.recovered !== null).length;
    return {
      headline: 'No fault found: no access that these files show ends in failure.',
      lede: `${recovered > 0 ? `${counted(recovered, 'failure was', 'failures were')} followed by a success. ` : ''}${basisOf(view)} Policy values that would stop NTLM are no fault while nothing fails.`,
    };
  }
  if (first === undefined) {
    return {
      headline: 'These files show no failed access.',
      lede:
        successes(view).length > 0
          ? `${basisOf(view)} To find out why a share is denied, add what the failing client shows.`
          : 'To find out why a share is denied, add what the failing client shows: the output of net use, its NTLM log, its tickets.',
    };
  }
  const lede = `${ledeOf(answer)}${estatesWord(view)}`;
  return { headline: chainSentence(first) ?? openSentence(first), lede };
}

/** Root and trigger in one sentence; null where neither is at least likely. */
export function chainSentence(judged: Judged): string | null {
  const { root, trigger, look, rulings } = judged;
  const target = targetWord(judged.attempt) ?? 'this server';
  const hedge = (unit: Cause): string => (rulings.get(unit.id)?.level === 'confirmed' ? '' : 'probably ');
  const clause = (unit: Cause): string => unit.clause(look);
  if (root !== null && root === trigger) return sentence(hedged(hedge(root), clause(root)));
  if (root !== null && trigger !== null && trigger.role === 'both') {
    return sentence(`${hedged(hedge(root), clause(root))}, and ${hedged(hedge(trigger), clause(trigger))}`);
  }
  if (root !== null && trigger !== null) {
    return sentence(
      `${hedged(hedge(trigger), clause(trigger))}, and Kerberos ${hedge(root)}cannot be used for ${target} because ${clause(root)}`,
    );
  }
  if (trigger !== null) {
    return sentence(
      `${hedged(hedge(trigger), clause(trigger))}; why Kerberos was not used for ${target} is open`,
    );
  }
  if (root !== null) {
    const own = root.needsNoTrigger?.(look) ?? false;
    return sentence(
      `Kerberos ${hedge(root)}cannot be used for ${target} because ${clause(root)}${own ? '' : '; what stops the access after that is open'}`,
    );
  }
  return null;
}

function hedged(word: string, clause: string): string {
  return word === '' ? clause : `probably, ${clause}`;
}

/** Two estates in one drop: each was judged by itself, and the person must know it. */
function estatesWord(view: CaseView): string {
  const estates = [...new Set(view.table.all().map((host) => host.estate))].filter((one) => one !== null);
  return estates.length < 2
    ? ''
    : ` The folders ${estates.join(', ')} hold different computers of the same names or of different domains; each is judged by itself.`;
}

function openSentence(judged: Judged): string {
  const { code } = errorWord(judged.attempt);
  const target = targetWord(judged.attempt) ?? 'the share';
  return sentence(
    `these files do not decide why ${target} is denied${code === null ? '' : ` (error ${code})`}`,
  );
}

function ledeOf(answer: Answer): string {
  const { standing } = answer;
  const times = standing.flatMap((one) => one.attempt.times);
  const clients = clientsOf(standing);
  const users = new Set(standing.map((one) => one.attempt.user?.name ?? '').filter((name) => name !== ''));
  const total = standing.reduce((sum, one) => sum + one.attempt.count, 0);
  const onClients =
    clients.least === clients.most
      ? counted(clients.most, 'client', 'clients')
      : `${String(clients.least)} to ${String(clients.most)} clients`;
  const who = users.size > 0 ? `${counted(users.size, 'account', 'accounts')} on ${onClients}` : onClients;
  const when =
    times.length === 0
      ? ''
      : `, first on ${day(Math.min(...bounds(times)))}, last on ${day(Math.max(...bounds(times)))}${standing.every((one) => one.attempt.zoneKnown) ? ' UTC' : ' (clock time of the exports)'}`;
  return sentence(`${who} affected, ${counted(total, 'failed attempt', 'failed attempts')}${when}`);
}

/** A client that only its address names may be one of those that a name shows: the count is a range then. */
function clientsOf(standing: Answer['standing']): { readonly least: number; readonly most: number } {
  const names = new Set<string>();
  const addresses = new Set<string>();
  for (const { attempt } of standing) {
    const word = clientWord(attempt);
    const name = hostName(word);
    (name !== null && isAddress(name) ? addresses : names).add(word ?? '');
  }
  return { least: Math.max(names.size, addresses.size), most: names.size + addresses.size };
}

/** First and last, without spreading a long list into arguments. */
function bounds(times: readonly number[]): readonly number[] {
  let least = Infinity;
  let most = -Infinity;
  for (const time of times) {
    if (time < least) least = time;
    if (time > most) most = time;
  }
  return [least, most];
}

function basisOf(view: CaseView): string {
  const logs = view.all('log-coverage').filter((placed) => placed.fact.records > 0).length;
  const shows = successes(view).length;
  return `This rests on ${counted(shows, 'successful access', 'successful accesses')}${logs > 0 ? ` and ${counted(logs, 'event log', 'event logs')}` : ''}.`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `6 Oct 2026, 08:30`. */
function day(time: number): string {
  const date = new Date(time);
  const clock = date.toISOString().slice(11, 16);
  return `${String(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCFullYear())}, ${clock}`;
}
