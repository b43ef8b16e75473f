/**
 * The deny policy was tried on a few computers before it reached all: a pilot group (OU or security filter) denies while
 * others still allow or audit, and the pilot ran a week without a block.
 *
 * Security filtering decides which computers a policy reaches: MS-GPOL 3.2.5.1.6,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpol/5ead679e-5ec1-4f43-b927-1a339da316c7
 */
import type { Host } from '../../correlation/hosts.ts';
import { denies, ENFORCEMENT_KINDS, valueEvidence, valuesOf, type Gate } from '../enforcement.ts';
import {
  counted,
  DAY_MS,
  evidence,
  item,
  namedHosts,
  nameOf,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
} from '../item.ts';
import { ntlmLogs } from '../ntlm-log.ts';

const NEEDS = [...ENFORCEMENT_KINDS, 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

const QUIET_DAYS = 7;
const NEXT_TIME =
  'Apply the deny policy to a pilot group first (OU or security filter), read its NTLM log for a week without 4001–4006, then widen. Export secpol.cfg of pilot and other hosts: secedit /export /mergedpolicy /cfg secpol.cfg';

export default item({
  id: 'policy-staged',
  title: 'The deny policy was tried on a pilot group first',
  references: [
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpol/5ead679e-5ec1-4f43-b927-1a339da316c7',
  ],
  needs: NEEDS,
  check(view) {
    const outgoing = stageOf(view, 'outgoing');
    const incoming = stageOf(view, 'incoming');
    const enforced = [outgoing, incoming].filter((stage) => stage.deny.length > 0);
    const seen = seenOf([...outgoing.hosts, ...incoming.hosts], namedHosts(view)).words;
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because,
      seen,
      todo: NEXT_TIME,
    });
    const because = enforced.flatMap((stage) => [...stage.deny, ...stage.allow].map((one) => one.because));
    if (enforced.length === 0)
      return found('unknown', 'No policy export of a named computer denies NTLM.', []);
    const everywhere = enforced.find(
      (stage) => stage.allow.length === 0 && stage.hosts.length > 1 && beganOneDay(view, stage),
    );
    if (everywhere !== undefined) {
      return found(
        'not-done',
        `NTLM is denied on all ${everywhere.hosts.length} computers seen, from the same day.`,
        [...because, ...firstBlocks(view, everywhere).map((block) => block.because)],
      );
    }
    if (enforced.some((stage) => stage.hosts.length === 1)) {
      return found('unknown', 'The policy of a single computer does not show a pilot group.', because);
    }
    if (enforced.some((stage) => stage.allow.length === 0)) {
      return found(
        'unknown',
        'NTLM is denied on all computers seen; the files do not tell since when.',
        because,
      );
    }
    const pilots = enforced.flatMap((stage) =>
      stage.deny.map((one) => ({ host: one.host, gate: stage.gate })),
    );
    const blocked = view
      .all('ntlm-blocked')
      .filter((placed) => pilots.some((pilot) => pilot.host.id === placed.host?.id));
    const [block] = blocked;
    if (block !== undefined) {
      return found(
        'ask',
        `A pilot denies, others do not, and ${nameOf(block.host)} logged blocks: say whether they hit business accesses.`,
        [...because, evidence(`event ${block.fact.event}: NTLM was refused`, block)],
      );
    }
    const quiet = pilots.every((pilot) => wasQuiet(view, pilot.host));
    return quiet
      ? found(
          'done',
          `${counted(pilots.length, 'pilot computer denies', 'pilot computers deny')}, others do not, and the pilot ran ${QUIET_DAYS} days without a block.`,
          because,
        )
      : found(
          'unknown',
          `A pilot denies and others do not, but no NTLM log shows ${QUIET_DAYS} days without a block there.`,
          because,
        );
  },
});

interface Valued {
  readonly host: Host;
  readonly because: Evidence;
}

interface Stage {
  readonly gate: Gate;
  readonly hosts: readonly Host[];
  readonly deny: readonly Valued[];
  readonly allow: readonly Valued[];
}

/** Which named computers deny at a gate and which do not. A value of nobody's file stages nothing. */
function stageOf(view: ItemView<Needs>, gate: Gate): Stage {
  const deny: Valued[] = [];
  const allow: Valued[] = [];
  for (const { placed, value } of valuesOf(view, gate)) {
    if (placed.host === null) continue;
    (denies(gate, value) ? deny : allow).push({
      host: placed.host,
      because: valueEvidence(gate, placed, value),
    });
  }
  return { gate, deny, allow, hosts: [...new Set([...deny, ...allow].map((one) => one.host))] };
}

/** The first block of each computer, where its log begins a day earlier (else the first one is not in the file). */
function firstBlocks(
  view: ItemView<Needs>,
  stage: Stage,
): readonly { readonly day: number; readonly because: Evidence }[] {
  return stage.hosts.flatMap((host) => {
    const blocks = view
      .all('ntlm-blocked')
      .filter((placed) => placed.host?.id === host.id && placed.fact.times.length > 0);
    const [first] = blocks.sort((a, b) => (a.fact.times[0] ?? 0) - (b.fact.times[0] ?? 0));
    const time = first?.fact.times[0];
    if (first === undefined || time === undefined) return [];
    const before = view
      .all('log-coverage')
      .some(
        (log) => log.host?.id === host.id && log.fact.oldest !== null && log.fact.oldest <= time - DAY_MS,
      );
    return before
      ? [
          {
            day: Math.floor(time / DAY_MS),
            because: evidence(`event ${first.fact.event}: the first block`, first),
          },
        ]
      : [];
  });
}

function beganOneDay(view: ItemView<Needs>, stage: Stage): boolean {
  const firsts = firstBlocks(view, stage);
  return firsts.length === stage.hosts.length && new Set(firsts.map((block) => block.day)).size === 1;
}

function wasQuiet(view: ItemView<Needs>, host: Host): boolean {
  return ntlmLogs(view).some((log) => {
    const { oldest, newest } = log.fact;
    return (
      log.host?.id === host.id && oldest !== null && newest !== null && newest - oldest >= QUIET_DAYS * DAY_MS
    );
  });
}
