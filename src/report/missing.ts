/** What to collect next: the item that decides most of what is still possible; at equal worth the cheapest to collect. */
import type { CaseView } from '../correlation/look.ts';
import type { Attempt } from '../correlation/attempts.ts';
import type { Answer } from '../diagnosis/answer.ts';
import { askDcSecurityLog, askSpn, askTicket, exportLog } from '../diagnosis/asks.ts';
import type { Ask } from '../diagnosis/item.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { gateQuestions } from '../diagnosis/ntlm-refused-gate-undecided/ntlm-refused-gate-undecided.ts';
import { asWhom } from './as-whom.ts';
import type { MissingEvidence } from './document.ts';
import { standingOf } from './there.ts';

/** A person collects a handful of things at a time, then looks again. */
const MOST = 8;

interface Wanted {
  readonly ask: Ask;
  /** Id of the cause → how much it matters: asked by a cause that already stands, it counts before the merely possible. */
  readonly decides: Map<string, number>;
  /** Where it is in the case already and cannot be used: why. */
  readonly but: string | null;
}

type Want = (ask: Ask, cause: string, rank: number, attempt: Attempt | null) => void;

/**
 * The fewest things that decide what is still open: each step takes the one that decides most of what no earlier one decides.
 * What only repeats an earlier one stands behind, where there is room.
 */
export function missingEvidence(view: CaseView, answer: Answer): MissingEvidence[] {
  const wanted = new Map<string, Wanted>();
  const want: Want = (ask, cause, rank, attempt) => {
    const standing = standingOf(view, ask, attempt);
    if (standing === 'there') return;
    const key = `${ask.command}|${ask.host ?? ask.role}`;
    const known = wanted.get(key) ?? {
      ask,
      decides: new Map<string, number>(),
      but: standing === 'missing' ? null : standing.but,
    };
    wanted.set(key, known);
    known.decides.set(cause, Math.max(rank, known.decides.get(cause) ?? 0));
  };
  for (const judged of answer.standing.slice(0, 20)) collect(judged, want);
  if (answer.standing.length === 0 && answer.state !== 'no-fault-found') firstSteps(want);
  return bestFirst([...wanted.values()]).map(({ ask, decides, but }) => ({
    ...ask,
    decides: [...decides.keys()],
    as: asWhom(ask),
    but,
  }));
}

function bestFirst(wanted: readonly Wanted[]): Wanted[] {
  const left = new Set(wanted);
  const decided = new Set<string>();
  const chosen: Wanted[] = [];
  while (left.size > 0 && chosen.length < MOST) {
    const worth = (one: Wanted): number =>
      [...one.decides].reduce((sum, [cause, rank]) => sum + (decided.has(cause) ? 0 : 1 + 4 * rank), 0);
    const [best] = [...left].sort(
      (a, b) =>
        worth(b) - worth(a) ||
        highest(b) - highest(a) ||
        b.decides.size - a.decides.size ||
        cost(a.ask) - cost(b.ask),
    );
    if (best === undefined) break;
    left.delete(best);
    // Everything open has its question: a second one for the same causes is asked only of what already stands.
    if (worth(best) === 0 && highest(best) === 0) continue;
    chosen.push(best);
    for (const cause of best.decides.keys()) decided.add(cause);
  }
  return chosen;
}

function highest({ decides }: Wanted): number {
  return Math.max(...decides.values());
}

function collect(judged: Judged, want: Want): void {
  const { attempt } = judged;
  if (judged.trigger?.members !== undefined) {
    for (const ask of gateQuestions(judged.look))
      for (const member of judged.trigger.members) want(ask, member, 3, attempt);
  }
  // The root is always asked for, also where the trigger is certain: it is what must be repaired.
  if (judged.root === null && judged.trigger?.role !== 'both' && judged.passed.logon === null) {
    want(askTicket(judged.look), 'root cause', 2, attempt);
    want(askSpn(judged.look), 'root cause', 2, attempt);
    want(askDcSecurityLog(judged.look), 'root cause', 2, attempt);
  }
  if (isSettled(judged)) return;
  for (const [id, ruling] of judged.rulings) {
    if (ruling.level !== 'possible' && ruling.level !== 'likely') continue;
    for (const ask of ruling.wouldDecide) want(ask, id, ruling.level === 'likely' ? 1 : 0, attempt);
  }
}

/** Root and trigger are certain: nothing that is still possible beside them would change what to do. */
function isSettled({ root, trigger, endedBy, rulings }: Judged): boolean {
  return (
    endedBy !== null &&
    endedBy.members === undefined &&
    root !== null &&
    trigger !== null &&
    rulings.get(root.id)?.level === 'confirmed'
  );
}

/** No failure in the files at all: what every case begins with. */
function firstSteps(want: Want): void {
  const client = { host: null, role: 'client' as const };
  want(
    {
      ...client,
      what: 'the error itself, on the failing client',
      command: String.raw`net use \\<server>\<share> > net-use.txt 2>&1`,
    },
    'all',
    3,
    null,
  );
  want(
    { ...client, what: 'the tickets of the failing session', command: 'klist > klist.txt' },
    'all',
    2,
    null,
  );
  want(
    {
      ...client,
      what: 'the NTLM log of the failing client',
      command: exportLog('Microsoft-Windows-NTLM/Operational', 'client-ntlm'),
    },
    'all',
    1,
    null,
  );
}

/** Client ticket list, client log, server log, DC log: in this order they are to be had. */
function cost(ask: Ask): number {
  const where = { client: 1, any: 2, server: 3, 'domain-controller': 4 }[ask.role];
  return where * 2 + Number(ask.command.startsWith('wevtutil'));
}
