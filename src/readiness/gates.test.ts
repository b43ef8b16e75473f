/**
 * The gates once more, as a table that is read from top to bottom, and what must hold for any inventory and any policy.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessPath, Known, Witness } from '../correlation/paths/path.ts';
import { caseIn } from '../correlation/story.ts';
import { atGate, GATES, outcomeOf, type ListAnswer, type Situation } from './gates.ts';
import { anyPath } from './any-path.testing.ts';
import { LIST_OF, NOTHING_DENIED, type Gate, type ListId, type Policy } from './policy.ts';

/** First row that fits decides. Words: `name=value`, or a bare `*` for the rest. */
const TABLE: Readonly<Record<Gate, string>> = {
  outgoing: `
    client=no                               passes
    client=unknown                          open
    class=loopback                          open
    *                                       denies`,
  'smb-client': `
    class=loopback                          passes
    smb=no                                  passes
    switch=no                               passes
    client=no                               passes
    client=unknown                          open
    switch=unknown                          open
    smb=unknown                             open
    *                                       denies`,
  incoming: `
    value=1 kind=local                      passes
    server=no                               passes
    server=unknown                          open
    value=1 kind=anonymous                  open
    value=1 kind=unknown                    open
    *                                       denies`,
  ntlmv1: `
    version=NTLMv2                          passes
    kind=anonymous                          open
    kind=unknown                            open
    kind=local server=no                    passes
    kind=local server=unknown               open
    kind=local version=none                 open
    kind=local                              denies
    account=no                              passes
    controllers=no                          passes
    account=unknown                         open
    version=none                            open
    *                                       denies`,
  domain: `
    kind=local                              passes
    kind=anonymous                          open
    value=1 account=no                      passes
    value=1 member=no                       passes
    value=1 account=yes member=yes          denies
    value=3 account=yes                     denies
    value=3 account=no                      passes
    value=5 member=yes                      denies
    value=5 member=no                       passes
    value=7 account=yes                     denies
    value=7 member=yes                      denies
    value=7 account=no member=no            passes
    *                                       open`,
};

const ROWS = Object.fromEntries(
  Object.entries(TABLE).map(([gate, text]) => [
    gate,
    text
      .trim()
      .split('\n')
      .map((row) => {
        const words = row.trim().split(/\s+/);
        return {
          when: words.slice(0, -1).filter((word) => word !== '*'),
          then: words[words.length - 1] ?? '',
        };
      }),
  ]),
);

function byTable(path: AccessPath, gate: Gate, { policy, hosts, withDomainControllers }: Situation): string {
  const value = {
    outgoing: policy.outgoing,
    'smb-client': policy.smbClient,
    incoming: policy.incoming,
    ntlmv1: policy.ntlmv1,
    domain: policy.domain,
  }[gate];
  if (value === 0 || (gate === 'outgoing' && value === 1)) return 'idle';
  const facts: Readonly<Record<string, string>> = {
    value: String(value),
    class: path.class,
    kind: path.accountKind,
    client: reach(path, 'client', hosts),
    server: reach(path, 'server', hosts),
    smb: path.isSmb,
    switch: path.clientBlocksSmb,
    version: path.version ?? 'none',
    account: path.accountInDomain,
    member: path.serverInDomain,
    controllers: withDomainControllers ? 'yes' : 'no',
  };
  const row = ROWS[gate]?.find(({ when }) =>
    when.every((word) => {
      const [name = '', wanted] = word.split('=');
      return facts[name] === wanted;
    }),
  );
  return row?.then ?? 'nothing';
}

function reach(path: AccessPath, side: 'client' | 'server', hosts: Situation['hosts']): Known {
  const end = path[side];
  const seen = path.witnesses.some((one) => one.place === side && one.event !== 4776);
  if (hosts !== null) {
    if (hosts.size === 0) return 'no';
    if (end === null) return 'unknown';
    if (end.host === null) return end.name.includes(':') || /^\d+(\.\d+)+$/.test(end.name) ? 'unknown' : 'no';
    return hosts.has(end.host.id) ? 'yes' : 'no';
  }
  if (side === 'client' && path.clientJoined === 'no') return 'no';
  if (side === 'client' && path.clientJoined === 'yes') return 'yes';
  if (side === 'server' && path.toDomainController) return 'yes';
  return seen || end?.host?.hasFiles === true ? 'yes' : 'unknown';
}

const [placed] = caseIn(String.raw`09:00 WS07 ntlm-audited 8001 to cifs/fs01 as CORP\anna`).all(
  'ntlm-audited',
);
if (placed === undefined) throw new Error('no record to bear witness');
const witnesses: fc.Arbitrary<readonly Witness[]> = fc.subarray([
  { place: 'client', event: 8001, placed },
  { place: 'server', event: 8003, placed },
  { place: 'server', event: 4776, placed },
  { place: 'domain-controller', event: 8004, placed },
] as const);

/** A path as the inventory makes them, and with every combination of what it does not know. */
const path: fc.Arbitrary<AccessPath> = fc
  .record({
    drawn: anyPath,
    witnesses,
    membership: fc.constantFrom<Known>('yes', 'no', 'unknown'),
    bareClient: fc.constantFrom(null, 'mfp3f', '10.0.0.77'),
  })
  .map(({ drawn, witnesses: seen, membership, bareClient }) => ({
    ...drawn,
    witnesses: seen,
    accountInDomain: drawn.accountKind === 'local' ? 'no' : membership,
    client:
      bareClient === null
        ? drawn.client
        : { host: null, shown: bareClient, name: bareClient as AccessPath['target'] & string },
  }));

const policy: fc.Arbitrary<Policy> = fc.record({
  outgoing: fc.constantFrom(0, 1, 2),
  smbClient: fc.constantFrom(0, 1),
  incoming: fc.constantFrom(0, 1, 2),
  domain: fc.constantFrom(0, 1, 3, 5, 7),
  ntlmv1: fc.constantFrom(0, 1),
});

const hosts: fc.Arbitrary<readonly string[] | null> = fc.option(
  fc.subarray(['ws07', 'ws08', 'kiosk7', 'fs01', 'fs02', 'fs03', 'nas01', 'dc01']),
);

/** An exception list as any function of the path: what it answers is decided elsewhere. */
const coverings = fc.dictionary(
  fc.constantFrom('P-OUTX', 'P-DOMX', 'P-SMBBLKX'),
  fc.func(fc.constantFrom<ListAnswer>('covered', 'uncertain', 'only-some', 'no', 'unknown-name')),
);

function situationOf(
  chosen: Policy,
  on: readonly string[] | null,
  answers: Readonly<Record<string, (path: AccessPath) => ListAnswer>> = {},
  withDomainControllers = true,
): Situation {
  const answer = (list: ListId) => (one: AccessPath) => answers[list]?.(one) ?? 'no';
  return {
    policy: chosen,
    hosts: on === null ? null : new Set(on),
    withDomainControllers,
    covering: { 'P-OUTX': answer('P-OUTX'), 'P-DOMX': answer('P-DOMX'), 'P-SMBBLKX': answer('P-SMBBLKX') },
  };
}

const RUNS = { numRuns: 3000 };

describe('the gates', () => {
  it('agree with the table, gate by gate', () => {
    fc.assert(
      fc.property(path, policy, hosts, fc.boolean(), (one, chosen, on, controllers) => {
        const situation = situationOf(chosen, on, {}, controllers);
        for (const gate of GATES)
          expect(atGate(one, gate, situation).is, gate).toBe(byTable(one, gate, situation));
      }),
      RUNS,
    );
  });

  it('agree with the table in what comes of all of them', () => {
    fc.assert(
      fc.property(path, policy, hosts, coverings, (one, chosen, on, answers) => {
        const situation = situationOf(chosen, on, answers);
        expect(outcomeOf(one, situation).would).toBe(wouldByTable(one, situation));
      }),
      RUNS,
    );
  });

  it('reach every row of the table', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(path, policy, hosts, (one, chosen, on) => {
        const situation = situationOf(chosen, on);
        for (const gate of GATES) met.add(`${gate} ${byTable(one, gate, situation)}`);
      }),
      RUNS,
    );
    const wanted = GATES.flatMap((gate) =>
      ['idle', 'passes', 'open', 'denies'].map((word) => `${gate} ${word}`),
    );
    expect(wanted.filter((one) => !met.has(one))).toEqual([]);
  });
});

function wouldByTable(one: AccessPath, situation: Situation): string {
  const words = GATES.map((gate) => {
    const at = byTable(one, gate, situation);
    if (at === 'idle' || at === 'passes') return 'survive';
    const list = LIST_OF[gate];
    const answer = list === null ? 'no' : situation.covering[list](one);
    if (answer === 'no') return at === 'open' ? 'undetermined' : 'break';
    const { domain } = situation.policy;
    const doubtful =
      gate === 'domain' &&
      (one.accountKind === 'anonymous' || domain === 3 || (domain === 7 && one.accountInDomain !== 'no'));
    return answer === 'covered' && !doubtful ? 'survive' : 'undetermined';
  });
  return words.includes('break') ? 'break' : words.includes('undetermined') ? 'undetermined' : 'survive';
}

describe('for any inventory and any policy', () => {
  const RANK = { survive: 0, undetermined: 1, break: 2 } as const;

  it('an exception more never makes another path break', () => {
    fc.assert(
      fc.property(path, policy, hosts, coverings, coverings, (one, chosen, on, before, more) => {
        // What a longer list answers is never less than what the shorter one did.
        const worth: Readonly<Record<ListAnswer, number>> = {
          no: 0,
          'unknown-name': 1,
          uncertain: 1,
          'others-only': 1,
          'only-some': 1,
          covered: 2,
        };
        const longer = Object.fromEntries(
          (['P-OUTX', 'P-DOMX', 'P-SMBBLKX'] as const).map((list) => [
            list,
            (asked: AccessPath): ListAnswer => {
              const [short, added] = [before[list]?.(asked) ?? 'no', more[list]?.(asked) ?? 'no'];
              return worth[added] > worth[short] ? added : short;
            },
          ]),
        );
        const without = outcomeOf(one, situationOf(chosen, on, before));
        const withMore = outcomeOf(one, situationOf(chosen, on, longer));
        expect(RANK[withMore.would]).toBeLessThanOrEqual(RANK[without.would]);
      }),
      RUNS,
    );
  });

  it('a tighter policy never makes a path survive', () => {
    fc.assert(
      fc.property(path, policy, policy, hosts, coverings, (one, loose, other, on, answers) => {
        const tight = tightened(loose, other);
        const before = outcomeOf(one, situationOf(loose, on, answers));
        const after = outcomeOf(one, situationOf(tight, on, answers));
        expect(RANK[after.would]).toBeGreaterThanOrEqual(RANK[before.would]);
      }),
      RUNS,
    );
  });

  it('more computers never make a path survive', () => {
    fc.assert(
      fc.property(path, policy, hosts, hosts, coverings, (one, chosen, some, others, answers) => {
        const more = [...(some ?? []), ...(others ?? [])];
        const before = outcomeOf(one, situationOf(chosen, some ?? [], answers));
        const after = outcomeOf(one, situationOf(chosen, more, answers));
        expect(RANK[after.would]).toBeGreaterThanOrEqual(RANK[before.would]);
      }),
      RUNS,
    );
  });

  it('nothing breaks where nothing is denied', () => {
    fc.assert(
      fc.property(path, hosts, (one, on) => {
        expect(outcomeOf(one, situationOf(NOTHING_DENIED, on)).would).toBe('survive');
        expect(outcomeOf(one, situationOf({ ...NOTHING_DENIED, outgoing: 1 }, on)).would).toBe('survive');
      }),
      RUNS,
    );
  });
});

/** Both policies at once; of the domain policy's values the bits add up. */
function tightened(one: Policy, other: Policy): Policy {
  const both = (one.domain | other.domain) as Policy['domain'];
  return {
    outgoing: one.outgoing > other.outgoing ? one.outgoing : other.outgoing,
    smbClient: one.smbClient > other.smbClient ? one.smbClient : other.smbClient,
    incoming: one.incoming > other.incoming ? one.incoming : other.incoming,
    domain: both,
    ntlmv1: one.ntlmv1 > other.ntlmv1 ? one.ntlmv1 : other.ntlmv1,
  };
}
