/**
 * The deny policy was tried on a few computers before it reached all: a pilot group (OU or security filter) denies while
 * others still allow or audit, and the pilot ran a week without a block.
 *
 * Security filtering decides which computers a policy reaches: MS-GPOL 3.2.5.1.6,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpol/5ead679e-5ec1-4f43-b927-1a339da316c7
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { counted } from '../../facts/counted.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { denies, ENFORCEMENT_KINDS, pathOf, valueEvidence, valuesOf, type Gate } from '../enforcement.ts';
import {
  evidence,
  item,
  namedHosts,
  nameOf,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
} from '../item.ts';
import { ntlmLogs } from '../logs.ts';

const NEEDS = [...ENFORCEMENT_KINDS, 'ntlm-audited', 'setting-origin', 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

const QUIET_DAYS = 7;
const NEXT_TIME =
  'Link the GPO that denies to an OU of pilot computers, or filter it to a group of them; read their NTLM log for a week without 4001–4006, then widen. On pilots and others: secedit /export /mergedpolicy /cfg secpol.cfg; gpresult /scope computer /h gp.html';

export default item({
  id: 'policy-staged',
  number: 'P3',
  title: 'The deny policy was tried on a pilot group first',
  correction:
    'Incoming NTLM is denied for whole servers, not for clients: a pilot of servers tests all their clients at once.',
  references: [
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpol/5ead679e-5ec1-4f43-b927-1a339da316c7',
  ],
  onlyPeopleKnow: false,
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
    const root = fromDomainRoot(view, enforced);
    if (root !== null && enforced.every((stage) => stage.allow.length === 0)) {
      return found(
        'ask',
        `The value comes from the ${DOMAIN_ROOT_GPO}, which reaches every computer of the domain unless its links or filters were changed: say whether a pilot came first.`,
        [...because, root],
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
    const late = view.all('ntlm-audited').find((placed) => stillAudited(view, pilots, placed));
    if (late !== undefined) {
      return found(
        'unknown',
        `A pilot denies, others do not, and ${nameOf(late.host)} wrote audit events until less than ${QUIET_DAYS} days before the end of its log: it does not deny that long yet.`,
        [...because, evidence(`event ${late.fact.event}: NTLM was audited, not denied`, late)],
      );
    }
    const quiet = pilots.every((pilot) => wasQuiet(view, pilot.host));
    return quiet
      ? found(
          'done',
          `${counted(pilots.length, 'pilot computer denies', 'pilot computers deny')}, others do not, and the NTLM log of each pilot shows no block in ${QUIET_DAYS} days or more.`,
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

/** Windows links it to the root of every domain, under this name in every language. */
const DOMAIN_ROOT_GPO = 'Default Domain Policy';

function fromDomainRoot(view: ItemView<Needs>, enforced: readonly Stage[]): Evidence | null {
  const paths = enforced.map((stage) => pathOf(stage.gate));
  const origin = view
    .all('setting-origin')
    .find(
      ({ fact }) => paths.includes(fact.path) && fact.gpo.toLowerCase() === DOMAIN_ROOT_GPO.toLowerCase(),
    );
  return origin === undefined
    ? null
    : evidence(`${origin.fact.name} comes from the ${DOMAIN_ROOT_GPO}`, origin);
}

/** Who denies outgoing NTLM writes 4001 and no longer 8001: an 8001 of the last days shows that it denies only since then. */
function stillAudited(
  view: ItemView<Needs>,
  pilots: readonly { readonly host: Host; readonly gate: Gate }[],
  placed: Placed<'ntlm-audited'>,
): boolean {
  const { fact, host } = placed;
  if (fact.event !== 8001 || host === null) return false;
  if (!pilots.some((pilot) => pilot.host.id === host.id && pilot.gate === 'outgoing')) return false;
  const ends = ntlmLogs(view).flatMap((log) =>
    log.host?.id === host.id && log.fact.newest !== null ? [log.fact.newest] : [],
  );
  const last = fact.times[fact.times.length - 1] ?? -Infinity;
  return last > Math.max(...ends) - QUIET_DAYS * DAY_MS;
}

function wasQuiet(view: ItemView<Needs>, host: Host): boolean {
  return ntlmLogs(view).some((log) => {
    const { oldest, newest } = log.fact;
    return (
      log.host?.id === host.id && oldest !== null && newest !== null && newest - oldest >= QUIET_DAYS * DAY_MS
    );
  });
}
