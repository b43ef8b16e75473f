/** Replays: which list answers for which computer, and what stays broken when every needed entry is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { NO_DECISIONS, type Decisions } from '../facts/reading.ts';
import { GATES } from './gates.ts';
import { anyPaths, SERVERS } from './any-path.testing.ts';
import { LIST_OF, NOTHING_DENIED, type Policy } from './policy.ts';
import { isOn, readinessOf, replay, type Readiness } from './replay.ts';

const OUTGOING: Policy = { ...NOTHING_DENIED, outgoing: 2 };
const DOMAIN: Policy = { ...NOTHING_DENIED, domain: 1 };

/** What becomes of each path, by its account, with the lists as the files show them. */
function whys(story: string, policy: Policy): Record<string, string> {
  const readiness = readinessOf([caseIn(story)]);
  const { outcomes } = replay(readiness, { policy, hosts: null, lists: 'as-found' }, NO_DECISIONS);
  return Object.fromEntries(
    readiness.paths.map(({ account }, index) => [account ?? '?', outcomes[index]?.why ?? '']),
  );
}

const TWO_CLIENTS = String.raw`
  -      WS07  policy P-OUTX = files
  09:00  WS07  ntlm-audited 8001 to cifs/files session CORP\anna
  09:30  WS08  ntlm-audited 8001 to cifs/files session CORP\bob
`;

describe('whose list answers', () => {
  it("is the client's own: that of another client lets nothing through here", () => {
    expect(whys(TWO_CLIENTS, OUTGOING)).toEqual({
      'CORP\\anna': 'covered',
      'CORP\\bob': 'covered-elsewhere',
    });
  });

  it('is an empty one where the client shows that none is set', () => {
    expect(whys(`${TWO_CLIENTS}\n- WS08 setting-undefined P-OUTX`, OUTGOING)).toEqual({
      'CORP\\anna': 'covered',
      'CORP\\bob': 'outgoing-denied',
    });
  });

  it('may be one that no file gives to a computer', () => {
    expect(whys(TWO_CLIENTS.replace('WS07  policy', '?  policy'), OUTGOING)).toEqual({
      'CORP\\anna': 'covered',
      'CORP\\bob': 'covered',
    });
  });

  const DC = String.raw`
    -      DC01    policy P-DOMX = FS01
    -      DC01:l  domain-controllers corp.example DC01
    09:00  DC01.corp.example  ntlm-audited 8004 as CORP\anna from WS07 via FS01 channel-type 2
  `;

  it('is that of every domain controller, since any of them may be asked', () => {
    expect(whys(DC, DOMAIN)).toEqual({ 'CORP\\anna': 'covered' });
    const two = DC.replace('corp.example DC01\n', 'corp.example DC01 DC02\n');
    expect(whys(two, DOMAIN)).toEqual({ 'CORP\\anna': 'covered-elsewhere' });
    expect(whys(`${two}\n- DC02 domain-controller-sign\n- DC02 setting-undefined P-DOMX`, DOMAIN)).toEqual({
      'CORP\\anna': 'covered-by-some',
    });
  });

  it('is never one that a member holds', () => {
    const member = DC.replace('DC01    policy', 'FS02    policy').concat('\n- FS02 smb-share Finance');
    expect(whys(member, DOMAIN)).toEqual({ 'CORP\\anna': 'domain-denied' });
  });
});

describe('with every needed entry', () => {
  const anyPolicy: fc.Arbitrary<Policy> = fc.record({
    outgoing: fc.constantFrom<Policy['outgoing']>(0, 2),
    smbClient: fc.constantFrom<Policy['smbClient']>(0, 1),
    incoming: fc.constant<Policy['incoming']>(0),
    domain: fc.constantFrom<Policy['domain']>(0, 1, 3, 5, 7),
    ntlmv1: fc.constant<Policy['ntlmv1']>(0),
  });

  it('nothing breaks but what no list may hold, or what people accept', () => {
    fc.assert(
      fc.property(anyPaths, anyPolicy, fc.nat(), (paths, policy, accepts) => {
        const readiness: Readiness = {
          views: [],
          paths,
          wayOuts: new Map(),
          lists: [],
          span: { oldest: null, newest: null, hosts: SERVERS },
          needed: new Map(),
        };
        const isAccepted = (index: number): boolean => accepts % (index + 2) === 0;
        const decisions: Decisions = {
          ...NO_DECISIONS,
          paths: Object.fromEntries(
            paths.map(({ id }, index) => [id, { owner: '', accepted: isAccepted(index) }]),
          ),
        };
        const { outcomes, needed } = replay(
          readiness,
          { policy, hosts: null, lists: 'with-needed' },
          decisions,
        );
        const unlisted = new Set(
          GATES.filter((gate) => isOn(policy, gate)).flatMap((gate) => {
            const list = LIST_OF[gate];
            return list === null ? [] : (needed.get(list)?.unlisted ?? []).map(({ path }) => path.id);
          }),
        );
        const left = paths.filter(
          ({ id }, index) => outcomes[index]?.would === 'break' && !unlisted.has(id) && !isAccepted(index),
        );
        expect(left.map(({ id }) => id)).toEqual([]);
      }),
    );
  });

  it('denies no more than the lists as found, and without lists no less', () => {
    fc.assert(
      fc.property(anyPaths, anyPolicy, (paths, policy) => {
        const readiness: Readiness = {
          views: [],
          paths,
          wayOuts: new Map(),
          lists: [],
          span: { oldest: null, newest: null, hosts: SERVERS },
          needed: new Map(),
        };
        const breaks = (lists: 'none' | 'with-needed'): number =>
          replay(readiness, { policy, hosts: null, lists }, NO_DECISIONS).outcomes.filter(
            ({ would }) => would === 'break',
          ).length;
        expect(breaks('with-needed')).toBeLessThanOrEqual(breaks('none'));
      }),
    );
  });
});
