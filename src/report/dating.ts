/**
 * When it began: the last time it worked, what changed after that, the first failure. What changed between the two comes
 * first when a person looks for the reason; it proves nothing, and no verdict rests on it.
 */
import { accountOf, type Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import { proof } from '../diagnosis/item.ts';
import type { Fact, FactKind } from '../facts/facts.ts';
import { DAY_MS } from '../windows/dates.ts';
import { isComputerAccount } from '../windows/names.ts';
import { because, iso } from './because.ts';
import type { DatedLine } from './document.ts';

/** So many changes are told; the last before the failure matter most. */
const MOST_CHANGES = 4;

/** In the order of time. Empty where nothing is dated, or nothing but the failure itself. */
export function datingOf({ attempt, look }: Judged): DatedLine[] {
  const first = attempt.times[0];
  if (first === undefined) return [];
  const worked = lastSuccess(look, first);
  const since = worked?.time ?? first - DAY_MS;
  const changes = changesBetween(look, since, first);
  if (worked === null && changes.length === 0) return [];
  const lines: DatedLine[] = [];
  if (worked !== null)
    lines.push(dated('worked', 'the last access that worked before', worked, attempt.zoneKnown));
  for (const change of changes.slice(-MOST_CHANGES))
    lines.push(dated('changed', wordsOf(change.placed), change, attempt.zoneKnown));
  const [witness] = [...attempt.witnesses]
    .filter(({ fact }) => fact.times.includes(first))
    .map(({ placed }) => placed);
  if (witness !== undefined)
    lines.push(dated('failed', 'the first failure', { placed: witness, time: first }, attempt.zoneKnown));
  return lines;
}

interface Moment {
  readonly placed: Placed;
  readonly time: number;
}

function dated(
  what: DatedLine['what'],
  says: string,
  { placed, time }: Moment,
  zoneKnown: boolean,
): DatedLine {
  return {
    what,
    at: iso(time) ?? '',
    ...(zoneKnown ? {} : { zone: 'unknown' as const }),
    says,
    because: because([proof(says, placed)]),
  };
}

/** The same account at the same server (or the same client and target), with success. */
function lastSuccess(look: Look, first: number): Moment | null {
  const good = [
    ...look.agreeing('share-access', (fact) => fact.outcome === 'success' && !/ipc\$$/i.test(fact.share)),
    ...look.agreeing('logon', (fact) => fact.logonType === 3 || fact.logonType === null),
    ...look.agreeing('ntlm-audited', (fact) => fact.gate === 'client-policy'),
  ].filter((placed) => look.attempt.user !== null && isOfServer(look, placed));
  return latest(look, good, -Infinity, first)[0] ?? null;
}

function isOfServer(look: Look, placed: Placed): boolean {
  if (placed.fact.kind === 'ntlm-audited') return true;
  return look.server !== null && placed.host?.id === look.server.id;
}

/** What changed on the computers of this access, or for its accounts, after `since` and before the first failure. */
function changesBetween(look: Look, since: number, first: number): Moment[] {
  const hosts = [
    look.client,
    look.server,
    ...look.hosts().filter((host) => host.roles.has('domain-controller')),
  ];
  const ids = new Set(hosts.flatMap((host) => (host === null ? [] : [host.id])));
  const names = new Set<string>();
  for (const host of [look.client, look.server]) for (const name of host?.names ?? []) names.add(name);
  if (look.attempt.user !== null) names.add(look.attempt.user.name);
  const changed = CHANGES.flatMap((kind): readonly Placed[] => look.all(kind)).filter((placed) => {
    const { fact } = placed;
    if (fact.kind === 'account-changed') return names.has(bare(fact.account));
    if (fact.kind === 'policy-applied' && !(fact.ok && [1502, 1503, 1704].includes(fact.event))) return false;
    if (fact.kind === 'share-changed' && !isShare(look, fact.share)) return false;
    return placed.host !== null && ids.has(placed.host.id);
  });
  return latest(look, changed, since, first)
    .reverse()
    .filter(
      (one, index, all) =>
        index === all.length - 1 || wordsOf(all[index + 1]?.placed) !== wordsOf(one.placed),
    );
}

const CHANGES = [
  'policy-applied',
  'account-changed',
  'share-changed',
  'clock-changed',
  'update-installed',
] as const satisfies readonly FactKind[];

function bare(name: string): string {
  const own = accountOf(name) ?? name.replace(/^.*\\/, '').toLowerCase();
  return isComputerAccount(own) ? own.slice(0, -1) : own;
}

function isShare(look: Look, written: string): boolean {
  const name = written
    .split('\\')
    .filter((part) => part !== '')
    .pop();
  return look.attempt.share === null || name?.toLowerCase() === look.attempt.share.toLowerCase();
}

/** The last time of each record in the span, the latest record first. Clock times of another zone do not compare. */
function latest(look: Look, placed: readonly Placed[], since: number, until: number): Moment[] {
  return placed
    .filter((one) => one.zoneKnown === look.attempt.zoneKnown)
    .flatMap((one): Moment[] => {
      const times = one.fact.times.filter((time) => time > since && time < until);
      const time = times[times.length - 1];
      return time === undefined ? [] : [{ placed: one, time }];
    })
    .sort((a, b) => b.time - a.time);
}

function wordsOf(placed: Placed | undefined): string {
  if (placed === undefined) return '';
  const where = placed.host?.shown ?? 'a computer of this access';
  return `${changeWords(placed.fact)} ${placed.fact.kind === 'account-changed' ? '' : `on ${where}`}`.trim();
}

function changeWords(fact: Fact): string {
  switch (fact.kind) {
    case 'policy-applied':
      return 'new settings arrived by Group Policy';
    case 'account-changed':
      return fact.event === 4723 ||
        fact.event === 4724 ||
        fact.attributes.some((one) => /pwdlastset|password/i.test(one))
        ? `the password of ${fact.account} was changed`
        : `the account ${fact.account} was changed`;
    case 'share-changed':
      return fact.permissions === true
        ? 'the permissions of the share were changed'
        : 'the share was changed';
    case 'clock-changed':
      return 'the clock was set';
    case 'update-installed':
      return `${fact.kb ?? 'an update'} was installed`;
    default:
      return 'something was changed';
  }
}
