/** What to collect next: the item that decides most of what is still possible; at equal worth the cheapest to collect. */
import type { CaseView } from '../correlation/look.ts';
import { spn } from '../windows/names.ts';
import type { Answer } from '../diagnosis/answer.ts';
import { askDcSecurityLog, askSpn, askTicket } from '../diagnosis/asks.ts';
import type { Ask } from '../diagnosis/item.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { gateQuestions } from '../diagnosis/ntlm-refused-gate-undecided/ntlm-refused-gate-undecided.ts';
import type { MissingEvidence } from './document.ts';

const MOST = 12;

interface Wanted {
  readonly ask: Ask;
  readonly decides: Set<string>;
  /** Asked by a cause that already stands, so it counts before the merely possible. */
  rank: number;
}

export function missingEvidence(view: CaseView, answer: Answer): MissingEvidence[] {
  const wanted = new Map<string, Wanted>();
  const want = (ask: Ask, cause: string, rank: number): void => {
    if (isThere(view, ask)) return;
    const key = `${ask.command}|${ask.host ?? ask.role}`;
    const known = wanted.get(key);
    if (known === undefined) wanted.set(key, { ask, decides: new Set([cause]), rank });
    else {
      known.decides.add(cause);
      known.rank = Math.max(known.rank, rank);
    }
  };
  for (const judged of answer.standing.slice(0, 20)) collect(judged, want);
  if (answer.standing.length === 0 && answer.state !== 'no-fault-found') firstSteps(want);
  return [...wanted.values()]
    .sort((a, b) => b.rank - a.rank || b.decides.size - a.decides.size || cost(a.ask) - cost(b.ask))
    .slice(0, MOST)
    .map(({ ask, decides }) => ({ ...ask, decides: [...decides] }));
}

function collect(judged: Judged, want: (ask: Ask, cause: string, rank: number) => void): void {
  if (judged.trigger?.members !== undefined) {
    for (const ask of gateQuestions(judged.look))
      for (const member of judged.trigger.members) want(ask, member, 3);
  }
  // The root is always asked for, also where the trigger is certain: it is what must be repaired.
  if (judged.root === null && judged.trigger?.role !== 'both' && judged.passed.logon === null) {
    want(askTicket(judged.look), 'root cause', 2);
    want(askSpn(judged.look), 'root cause', 2);
    want(askDcSecurityLog(judged.look), 'root cause', 2);
  }
  if (isSettled(judged)) return;
  for (const [id, ruling] of judged.rulings) {
    if (ruling.level !== 'possible' && ruling.level !== 'likely') continue;
    for (const ask of ruling.wouldDecide) want(ask, id, ruling.level === 'likely' ? 1 : 0);
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
function firstSteps(want: (ask: Ask, cause: string, rank: number) => void): void {
  const client = { host: null, role: 'client' as const };
  want(
    {
      ...client,
      what: 'the error itself, on the failing client',
      command: String.raw`net use \\<server>\<share> > net-use.txt 2>&1`,
    },
    'all',
    3,
  );
  want({ ...client, what: 'the tickets of the failing session', command: 'klist > klist.txt' }, 'all', 2);
  want(
    {
      ...client,
      what: 'the NTLM log of the failing client',
      command:
        "Get-WinEvent -LogName 'Microsoft-Windows-NTLM/Operational' -MaxEvents 2000 | Export-Csv ntlm.csv -Encoding UTF8",
    },
    'all',
    1,
  );
}

/** Never ask for what is there. */
function isThere(view: CaseView, ask: Ask): boolean {
  const get = /^klist get (\S+)/.exec(ask.command)?.[1];
  if (get !== undefined) return view.all('ticket-asked').some((placed) => spn(placed.fact.spn) === spn(get));
  const query = /\bsetspn -Q (\S+)/.exec(ask.command)?.[1];
  if (query !== undefined) {
    const host = spn(query.replace(/^cifs\//, 'host/'));
    const asked = new Set<string>(view.all('spn-query').map((placed) => placed.fact.spn));
    return asked.has(spn(query) ?? '') && asked.has(host ?? '');
  }
  if (ask.command.startsWith('setspn -X'))
    return view.all('spn-duplicate-search').some((placed) => placed.fact.forest);
  return false;
}

/** Client ticket list, client log, server log, DC log: in this order they are to be had. */
function cost(ask: Ask): number {
  const where = { client: 1, any: 2, server: 3, 'domain-controller': 4 }[ask.role];
  return where * 2 + Number(ask.command.startsWith('Get-WinEvent'));
}
